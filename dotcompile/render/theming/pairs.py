"""Which colours of a palette stand on which.

In: a palette. Out: pairs of a colour and its ground, each with its path in a theme file.
"""

from collections.abc import Iterator

from dotcompile.model.site.toml_positions import Path
from dotcompile.records import dataclass
from dotcompile.render.contrast import OF_SIGN, OF_TEXT
from dotcompile.render.theme import Palette


@dataclass(frozen=True, slots=True)
class Shade:
    """A colour, where a theme file has it, what it is the colour of, and what contrast that needs."""

    path: Path
    colour: str
    says: str
    least: float = OF_TEXT


def pairs_of(palette: Palette) -> Iterator[tuple[Shade, Shade]]:
    """Every text and sign with what it stands on."""
    canvas = Shade(("canvas",), palette.canvas, "the canvas")
    card, pill = Shade(("card",), palette.card, "cards"), Shade(("pill",), palette.pill, "pills")
    ink, muted = Shade(("ink",), palette.ink, "the ink"), Shade(("muted",), palette.muted, "muted text")
    line = Shade(("line",), palette.line, "a line", OF_SIGN)
    zone_line = Shade(("zone-line",), palette.zone_line, "a line of zones", OF_SIGN)
    yield from ((ink, ground) for ground in (canvas, card, pill))
    yield from ((muted, ground) for ground in (canvas, card))
    yield from ((sign, canvas) for sign in (line, zone_line))
    for hue, (field, _, text) in palette.hues.items():
        ground = Shade(("zones", hue, "field"), field, f"{hue} zones")
        yield Shade(("zones", hue, "text"), text, f"the heading of {hue} zones"), ground
        yield line, ground
    for role, (chip, icon) in palette.roles.items():
        ground = Shade(("roles", role, "chip"), chip, "its chip")
        yield Shade(("roles", role, "icon"), icon, f"the icon of role {role}", OF_SIGN), ground
