"""A layout without any engine: cards and zones in rows, lines straight from one to the other.

In: a sketch. Out: its layout. It is what is left where every engine fails, so that there is a picture.
"""

from collections.abc import Iterator, Sequence
from math import sqrt

from dotcompile.render.boxes import Box, clear_of_corners
from dotcompile.render.curves import Curve, Point, middle, straight
from dotcompile.render.layout import Layout
from dotcompile.render.sketch import Sketch

_GAP, _INSET, _HEADING = 36.0, 20.0, 54.0
_ASPECT = 1.6

Size = tuple[float, float]


def lay_out_blocks(sketch: Sketch) -> Layout:
    """Everything in rows, in the order in which it was written."""
    within: dict[str | None, list[str]] = {}
    for key, home in (
        *((card.key, card.field) for card in sketch.cards),
        *((field.key, field.parent) for field in sketch.fields),
    ):
        within.setdefault(home, []).append(key)
    sizes: dict[str, Size] = {card.key: (card.width, card.height) for card in sketch.cards}
    places: dict[str, Point] = {}
    for field in reversed(sketch.fields):  # inner ones first
        width, height = _in_rows(within.get(field.key, []), sizes, places)
        sizes[field.key] = max(width, field.width) + 2 * _INSET, height + _HEADING + _INSET
    _in_rows(within.get(None, []), sizes, places)
    boxes: dict[str, Box] = {}
    for field in sketch.fields:
        boxes[field.key] = _box(field.key, field.parent, sizes, places, boxes)
    for card in sketch.cards:
        boxes[card.key] = _box(card.key, card.field, sizes, places, boxes)
    curves = dict(_lines(sketch, boxes))
    labels = {
        line.key: middle(curves[line.key]) for line in sketch.lines if line.label and line.key in curves
    }
    return Layout(boxes, curves, labels, {})


def _in_rows(keys: Sequence[str], sizes: dict[str, Size], places: dict[str, Point]) -> Size:
    """Places for things within what is around them, and how large they are together."""
    area = sum((sizes[key][0] + _GAP) * (sizes[key][1] + _GAP) for key in keys)
    most = max(sqrt(area * _ASPECT), max((sizes[key][0] for key in keys), default=0.0))
    x = y = row = widest = 0.0
    for key in keys:
        width, height = sizes[key]
        if x and x + width > most:
            x, y, row = 0.0, y + row + _GAP, 0.0
        places[key] = x, y
        x, row = x + width + _GAP, max(row, height)
        widest = max(widest, x - _GAP)
    return widest, y + row


def _box(
    key: str, home: str | None, sizes: dict[str, Size], places: dict[str, Point], boxes: dict[str, Box]
) -> Box:
    x, y = places[key]
    if home is not None:
        x, y = boxes[home].left + _INSET + x, boxes[home].top + _HEADING + y
    return Box(x, y, x + sizes[key][0], y + sizes[key][1])


def _lines(sketch: Sketch, boxes: dict[str, Box]) -> Iterator[tuple[str, Curve]]:
    for line in sketch.lines:
        tail, head = boxes[line.tail.box], boxes[line.head.box]
        if not line.inner and line.tail.box != line.head.box:
            start, end = _leave(tail, head.center), _leave(head, tail.center)
            if line.tail.field is not None:
                start = clear_of_corners(start, tail)
            if line.head.field is not None:
                end = clear_of_corners(end, head)
            yield line.key, (straight(start, end),)


def _leave(box: Box, towards: Point) -> Point:
    """Where the way from the middle of a box to somewhere outside leaves it."""
    x, y = box.center
    across, along = towards[0] - x, towards[1] - y
    part = min(
        box.width / 2 / abs(across) if across else 1.0,
        box.height / 2 / abs(along) if along else 1.0,
    )
    return x + across * part, y + along * part
