"""Marks as SVG: rings, arcs, numbers, and the list of what was found.

In: marks that have their places. Out: elements, and the rules of style that they need.
"""

from collections.abc import Iterator, Sequence

from dotcompile.render.curves import Curve, middle, without_end
from dotcompile.render.engraving import arrow_head, element, path_of, rectangle, text_at
from dotcompile.render.marks import Tone
from dotcompile.render.routing import Routed
from dotcompile.render.text import clean, wrap
from dotcompile.render.theme import Mode

_HEAD, _ROUND, _SIGN = 10.0, 12.0, 9.0
_SIZE, _ROW, _ABOVE, _GAP, _TEXT_AT = 10.5, 16.0, 22.0, 8.0, 26.0
#: So many findings are listed under a picture, each in so many rows.
_MOST_LISTED, _MOST_ROWS = 20, 3
_UNDRAWN = "possible in effect, though nobody drew it"

#: Colours of strokes, and of the digits on them, light and dark.
_COLOURS = {
    Tone.BROKEN: ("#DC2626", "#F87171"),
    Tone.UNDRAWN: ("#0E91AD", "#38C6E4"),
    Tone.FAULT: ("#B45309", "#FBBF24"),
    Tone.LOST: ("#B45309", "#FBBF24"),
    Tone.DRIFT: ("#B45309", "#FBBF24"),
    Tone.ADDED: ("#047857", "#34D399"),
    Tone.REMOVED: ("#475569", "#A9B6CC"),
    Tone.CHANGED: ("#4338CA", "#B9C2FF"),
}
_DIGIT = ("#FFFFFF", "#0B1220")
_SHAPES = """\
.ring{fill:none;stroke-width:2}.arc{fill:none;stroke-width:2.2;stroke-linecap:round}.sign{stroke-width:1.5}
.digit{font-size:10.5px;font-weight:600;text-anchor:middle}
.broken .arc,.removed .arc{stroke-dasharray:7 5}.undrawn .arc{stroke-width:1.8;stroke-dasharray:1 5}
.lost .ring,.removed .ring{stroke-dasharray:3 4}"""


def mark_rules(mode: Mode) -> Iterator[str]:
    """The style of marks."""
    yield _SHAPES
    yield from _colours(mode is Mode.DARK)
    if mode is Mode.AUTO:
        yield f"@media (prefers-color-scheme:dark){{\n{''.join(_colours(True))}\n}}"


def _colours(dark: bool) -> Iterator[str]:
    for tone, colours in _COLOURS.items():
        colour = colours[dark]
        yield f".{tone} .ring,.{tone} .arc,.link.{tone} .line{{stroke:{colour}}}"
        yield f".{tone} .head,.{tone} .sign,.link.{tone} .head{{fill:{colour}}}"
    yield f".digit{{fill:{_DIGIT[dark]}}}"


def tone_of_lines(routed: Sequence[Routed]) -> dict[str, Tone]:
    """The tone of each drawn line that has a part in something; the first one counts."""
    found: dict[str, Tone] = {}
    for one in routed:
        for key in one.lines:
            found.setdefault(key, one.mark.tone)
    return found


def draw_marks(routed: Sequence[Routed], *, keyed: bool) -> Iterator[str]:
    """All marks; with keys they say which one they are."""
    taken: dict[str, int] = {}
    for number, one in enumerate(routed):
        parts = [_draw_arc(arc) for arc in one.arcs]
        if one.mark.tone is not Tone.UNDRAWN:
            parts += [rectangle(box.grown(1), "ring", _ROUND) for _, box in one.rings]
            parts += _signs(one, number + 1, taken)
        if parts:
            key = {"data-mark": str(number)} if keyed else {}
            yield element("g", "".join(parts), class_=f"mark {one.mark.tone}", **key)


def _draw_arc(arc: Curve) -> str:
    under = without_end(arc, _HEAD * 0.7)
    return element("path", class_="arc", d=path_of(under)) + arrow_head(arc[-1][3], under[-1][3], _HEAD)


def _signs(one: Routed, number: int, taken: dict[str, int]) -> Iterator[str]:
    """The mark's number on its first arc, or else at the corner of each of its boxes, or else on a line."""
    if one.spot is not None:
        yield _sign(one.spot, number)
    if one.arcs:
        yield _sign(middle(one.arcs[0]), number)
        return
    for key, box in one.rings:
        beside = taken.get(key, 0)
        taken[key] = beside + 1
        yield _sign((box.right - 4 - beside * 2.2 * _SIGN, box.top - 2), number)


def _sign(place: tuple[float, float], number: int) -> str:
    x, y = place
    return element("circle", class_="sign", cx=x, cy=y, r=_SIGN) + text_at(x, y + 3.7, str(number), "digit")


def draw_list(routed: Sequence[Routed], width: float) -> tuple[str, float]:
    """What was found, by number, and how high that is with the room above it; nothing if there is nothing."""
    y, drawn = 0.0, []
    told = [(at + 1, one.mark) for at, one in enumerate(routed) if one.mark.tone is not Tone.UNDRAWN]
    for number, mark in told[:_MOST_LISTED]:
        said = " · ".join(filter(None, (f"{mark.code} {mark.text}".strip(), mark.at)))
        sign = element("g", _sign((_SIGN, y + 10), number), class_=str(mark.tone))
        rows = wrap(clean(said), _SIZE, width - _TEXT_AT, _MOST_ROWS)
        texts = [text_at(_TEXT_AT, y + 14 + at * _ROW, row, "says") for at, row in enumerate(rows)]
        drawn.append(sign + "".join(texts))
        y += len(rows) * _ROW + _GAP
    if len(told) > _MOST_LISTED:
        drawn.append(text_at(_TEXT_AT, y + 14, f"and {len(told) - _MOST_LISTED} more", "says"))
        y += _ROW + _GAP
    if any(one.mark.tone is Tone.UNDRAWN and one.arcs for one in routed):
        sample = _draw_arc((((0, y + 10), (6, y + 10), (14, y + 10), (22, y + 10)),))
        drawn.append(element("g", sample, class_=str(Tone.UNDRAWN)) + text_at(30, y + 14, _UNDRAWN, "says"))
        y += _ROW + _GAP
    return "\n".join(drawn), (y + _ABOVE if drawn else 0.0)
