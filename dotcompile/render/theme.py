"""The look of pictures: colours, light and dark, and the style sheet that is made of them.

In: which of `light`, `dark` and `auto` is wanted. Out: CSS. Text has a contrast of at least 4.5 to what it
stands on. https://www.w3.org/TR/WCAG22/#contrast-minimum
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from dotcompile.records import dataclass
from dotcompile.render.roles import Hue, Role

FAMILIES = (
    'Inter,"Segoe UI","Helvetica Neue",Helvetica,Arial,"PingFang SC","Hiragino Sans GB","Microsoft YaHei",'
    '"Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","WenQuanYi Micro Hei",'
    '"Droid Sans Fallback",sans-serif'
)


class Mode(StrEnum):
    """Which colours; `auto` has what the viewer prefers."""

    LIGHT = "light"
    DARK = "dark"
    AUTO = "auto"


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one mode: of hues those of field, border and text, of roles those of chip and icon."""

    canvas: str
    card: str
    card_border: str
    ink: str
    muted: str
    line: str
    zone_line: str
    pill: str
    pill_border: str
    shadow: str
    shadow_opacity: str
    hues: Mapping[Hue, tuple[str, str, str]]
    roles: Mapping[Role, tuple[str, str]]


_INDIGO, _SKY, _VIOLET = ("#E0E7FF", "#4338CA"), ("#DFF3FC", "#0369A1"), ("#EDE9FE", "#6D28D9")
_DARK_INDIGO, _DARK_SKY, _DARK_VIOLET = ("#282F66", "#B9C2FF"), ("#143650", "#9AD7F8"), ("#33265E", "#C9B8FF")

LIGHT = Palette(
    "#FFFFFF", "#FFFFFF", "#D3DAE6", "#0F172A", "#5B6B82", "#7A8AA3", "#334155", "#FFFFFF", "#E2E8F0",
    "#0F172A", ".10",
    {
        Hue.SLATE: ("#F8FAFC", "#CBD5E1", "#475569"),
        Hue.INDIGO: ("#F2F4FF", "#A5B4FC", "#3730A3"),
        Hue.SKY: ("#F0F9FF", "#7CC7F2", "#075985"),
        Hue.AMBER: ("#FFFAEB", "#F2C14E", "#8A4B0A"),
        Hue.GREEN: ("#EFFBF5", "#76D3A8", "#05603F"),
        Hue.VIOLET: ("#F7F4FF", "#C2B1FB", "#5B21B6"),
        Hue.TEAL: ("#EEFBFA", "#69D2C9", "#115E59"),
        Hue.PINK: ("#FDF3FB", "#EDA8DC", "#86198F"),
    },
    {
        Role.SERVICE: ("#EEF2F7", "#475569"), Role.FRONTEND: ("#DDF7F1", "#0F766E"),
        Role.PROXY: ("#FEF3C7", "#B45309"), Role.WORKER: ("#FCE7F6", "#A21C81"),
        Role.SCHEDULER: ("#DFF7EA", "#047857"), Role.QUEUE: ("#FFEDD5", "#C2410C"),
        Role.MONITOR: ("#FCE7F3", "#BE185D"), Role.CONTROL: _INDIGO, Role.DATABASE: _VIOLET,
        Role.CACHE: ("#FFE9E0", "#C2410C"), Role.STORAGE: _VIOLET, Role.ACTOR: _INDIGO, Role.HOST: _SKY,
        Role.NETWORK: _SKY, Role.ENGINE: _INDIGO, Role.VOLUME: _VIOLET,
    },
)  # fmt: skip
DARK = Palette(
    "#0B1220", "#172236", "#33415A", "#E8EDF6", "#94A3B8", "#74849E", "#B4C0D3", "#0B1220", "#2A3650",
    "#000000", ".45",
    {
        Hue.SLATE: ("#111A2B", "#3A4860", "#A9B6CC"),
        Hue.INDIGO: ("#151B3B", "#4C57B8", "#C3CBFF"),
        Hue.SKY: ("#0C2136", "#256F9E", "#A9DCFB"),
        Hue.AMBER: ("#2A2110", "#8F6A1B", "#F9D98A"),
        Hue.GREEN: ("#0D261F", "#23795A", "#9BE3C4"),
        Hue.VIOLET: ("#1F183B", "#6A54B5", "#D5C8FE"),
        Hue.TEAL: ("#0B2527", "#22736D", "#9CE6DE"),
        Hue.PINK: ("#2A1530", "#8A3F85", "#F3C3EA"),
    },
    {
        Role.SERVICE: ("#26334B", "#B7C4DA"), Role.FRONTEND: ("#123A38", "#8CE5D6"),
        Role.PROXY: ("#453312", "#FCD777"), Role.WORKER: ("#431A3C", "#F4B4E3"),
        Role.SCHEDULER: ("#123B2C", "#8BE5BC"), Role.QUEUE: ("#47270F", "#FDBA74"),
        Role.MONITOR: ("#451A32", "#F9A8D4"), Role.CONTROL: _DARK_INDIGO, Role.DATABASE: _DARK_VIOLET,
        Role.CACHE: ("#4A2416", "#FDBA94"), Role.STORAGE: _DARK_VIOLET, Role.ACTOR: _DARK_INDIGO,
        Role.HOST: _DARK_SKY, Role.NETWORK: _DARK_SKY, Role.ENGINE: _DARK_INDIGO, Role.VOLUME: _DARK_VIOLET,
    },
)  # fmt: skip

_SHAPES = f"""\
text{{font-family:{FAMILIES}}}
.name,.zone-name,.title{{font-weight:600}}.name,.zone-name{{font-size:13px}}
.says,.zone-says{{font-size:10.5px}}.label{{font-size:11.5px}}.label,.middle{{text-anchor:middle}}
.title{{font-size:18px}}.subtitle{{font-size:12px}}
.field{{stroke-width:1.25}}.faint .field{{stroke-dasharray:5 4}}.backing{{fill-opacity:.88}}
.card{{stroke-width:1}}.copy .card{{stroke-dasharray:5 3}}.empty .card{{fill:none;stroke-dasharray:4 4}}
.icon{{fill:none;stroke-width:1.7;stroke-linecap:round;stroke-linejoin:round}}
.line{{fill:none;stroke-width:1.4;stroke-linecap:round}}.half .line{{stroke-width:1.9}}
.thick .line{{stroke-width:2.4}}
.manage .line{{stroke-dasharray:7 5}}.deny .line{{stroke-dasharray:2 5}}.tail{{stroke-width:1.5}}
.bar{{fill:none;stroke-width:2;stroke-linecap:round}}"""


@dataclass(frozen=True, slots=True)
class Theme:
    """The colours of both modes."""

    light: Palette
    dark: Palette


OURS = Theme(LIGHT, DARK)


def style_sheet(mode: Mode, theme: Theme = OURS) -> str:
    """The style sheet of a mode, with selectors of classes and elements only."""
    if mode is not Mode.AUTO:
        return "\n".join((_SHAPES, *_colours(theme.dark if mode is Mode.DARK else theme.light)))
    dark = "\n".join(_colours(theme.dark))
    return "\n".join((_SHAPES, *_colours(theme.light), f"@media (prefers-color-scheme:dark){{\n{dark}\n}}"))


def _colours(palette: Palette) -> Iterator[str]:
    yield f".canvas{{fill:{palette.canvas}}}"
    yield f".card{{fill:{palette.card};stroke:{palette.card_border}}}"
    yield f".shadow{{fill:{palette.shadow};opacity:{palette.shadow_opacity}}}"
    yield f".name,.title,.label{{fill:{palette.ink}}}.says,.subtitle{{fill:{palette.muted}}}"
    yield f".pill{{fill:{palette.pill};stroke:{palette.pill_border}}}"
    yield f".line,.bar{{stroke:{palette.line}}}.head{{fill:{palette.line}}}"
    zone = palette.zone_line
    yield f".half .line,.thick .line,.half .bar,.thick .bar{{stroke:{zone}}}"
    yield f".half .head,.thick .head{{fill:{zone}}}"
    yield f".tail{{fill:{zone};stroke:{palette.canvas}}}"
    for hue, (field, border, ink) in palette.hues.items():
        yield (
            f".{hue} .field{{fill:{field};stroke:{border}}}.{hue} .backing{{fill:{field}}}"
            f".{hue} .zone-name,.{hue} .zone-says{{fill:{ink}}}.{hue} .icon{{stroke:{ink}}}"
        )
    for role, (chip, ink) in palette.roles.items():
        yield f".role-{role} .chip{{fill:{chip}}}.role-{role} .icon{{stroke:{ink}}}"
