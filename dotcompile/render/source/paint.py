"""How one thing looks by its author's word, and the style sheet's rules for that.

In: the attributes of a node, a cluster or an edge. Out: a paint, whose values are ours: colours written anew,
families of letters, numbers within bounds.
"""

import re
from collections.abc import Iterator, Mapping

from dotcompile.records import dataclass
from dotcompile.render.contrast import luminance
from dotcompile.render.shapes import Shape, read_shape
from dotcompile.render.source.colours import CLEAR, read_colour
from dotcompile.render.theme import DARK, FAMILIES, LIGHT

_FAMILY = re.compile(r"[A-Za-z][A-Za-z0-9 _-]{0,40}")
_MOST_FAMILIES, _MOST_WIDTH = 4, 6.0
#: Above this, text on a colour is dark, as on white.
_LIGHT_GROUND = 0.18


@dataclass(frozen=True, slots=True)
class Paint:
    """What the author says; what he leaves out is None or empty, and as in our own theme."""

    fill: str | None = None
    stroke: str | None = None
    ink: str | None = None
    families: tuple[str, ...] = ()
    dashes: str = ""
    width: float | None = None
    shape: Shape | None = None


def paint_node(said: Mapping[str, str]) -> Paint:
    """The paint of a node."""
    words = _words(said)
    colour = _colour(said, "color")
    fill = (_colour(said, "fillcolor") or colour or "#d3d3d3") if "filled" in words else None
    shape = read_shape(said["shape"], is_rounded="rounded" in words) if said.get("shape") else None
    return Paint(fill, colour, _ink(said, fill), _families(said), _dashes(words), _width(said, words), shape)


def paint_cluster(said: Mapping[str, str]) -> Paint:
    """The paint of a cluster: `bgcolor` fills it whatever its style is."""
    words = _words(said)
    colour = _colour(said, "color")
    fill = _colour(said, "fillcolor") or colour if "filled" in words else None
    fill = fill or _colour(said, "bgcolor")
    stroke = _colour(said, "pencolor") or colour
    return Paint(fill, stroke, _ink(said, fill), _families(said), _dashes(words), _width(said, words))


def paint_edge(said: Mapping[str, str]) -> Paint:
    """The paint of an edge; its label keeps our font, since it has no more room."""
    words = _words(said)
    ink = _colour(said, "fontcolor")
    return Paint(None, _colour(said, "color"), ink, (), _dashes(words), _width(said, words))


def rules_for(paint: Paint, class_: str, *, fonts: bool) -> Iterator[str]:
    """The rules for what has a class; without `fonts` none that names a family."""
    for selector, values in (
        (".card", {"fill": paint.fill, **_stroke(paint)}),
        (".field", {"fill": paint.fill, **_stroke(paint)}),
        (".backing", {"fill": paint.fill}),
        (".line", _stroke(paint)),
        (".head", {"fill": paint.stroke}),
        (".bar", {"stroke": paint.stroke}),
        (".name", {"fill": paint.ink}),
        (".says", {"fill": paint.ink}),
        (".zone-name", {"fill": paint.ink}),
        (".zone-says", {"fill": paint.ink}),
        (".label", {"fill": paint.ink}),
        ("text", {"font-family": _family(paint) if fonts else None}),
    ):
        if said := ";".join(f"{name}:{value}" for name, value in values.items() if value is not None):
            yield f".{class_} {selector}{{{said}}}"


def _stroke(paint: Paint) -> Mapping[str, str | None]:
    return {
        "stroke": paint.stroke,
        "stroke-width": f"{paint.width:g}" if paint.width is not None else None,
        "stroke-dasharray": paint.dashes or None,
    }


def _family(paint: Paint) -> str | None:
    quoted = [f'"{family}"' for family in paint.families]
    return ",".join([*quoted, FAMILIES]) if quoted else None


def _words(said: Mapping[str, str]) -> list[str]:
    return [word.strip().lower() for word in said.get("style", "").split(",")]


def _colour(said: Mapping[str, str], name: str) -> str | None:
    return read_colour(said[name]) if said.get(name) else None


def _ink(said: Mapping[str, str], fill: str | None) -> str | None:
    """The colour of text; on a ground of the author's own one that can be read, if he names none."""
    ink = _colour(said, "fontcolor")
    if ink is None and fill not in (None, CLEAR):
        return LIGHT.ink if luminance(str(fill)) > _LIGHT_GROUND else DARK.ink
    return ink


def _families(said: Mapping[str, str]) -> tuple[str, ...]:
    names = [name.strip() for name in said.get("fontname", "").split(",")]
    return tuple(name for name in names if _FAMILY.fullmatch(name))[:_MOST_FAMILIES]


def _dashes(words: list[str]) -> str:
    if "dashed" in words:
        return "6 4"
    return "2 4" if "dotted" in words else ""


def _width(said: Mapping[str, str], words: list[str]) -> float | None:
    try:
        width = float(said["penwidth"])
    except (KeyError, ValueError):
        return 2.4 if "bold" in words else None
    return min(max(width, 0.0), _MOST_WIDTH) if width == width else None
