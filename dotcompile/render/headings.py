"""Where headings stand: at the left of their zones, or further right if fewer lines run under them there.

In: a sketch and a layout whose lines have their ways. Out: the layout with a shift for every heading that is
not at the left. Engines keep the strip above a zone's cards free, all along it.
"""

from collections.abc import Iterator
from itertools import pairwise

from dotcompile.records import replace
from dotcompile.render.boxes import Box, around
from dotcompile.render.curves import Point, points
from dotcompile.render.layout import Layout
from dotcompile.render.sketch import Field, Sketch

#: A heading's place in its zone: left, top, bottom; and how much of its width nothing stands on.
_LEFT, _TOP, _BOTTOM, _AFTER = 8.0, 7.0, 38.0, 10.0
#: What is left free of it, and what the sign of a line to the zone itself needs.
_GAP, _SIGN = 5.0, 36.0
#: With more pairs of zones and lines than this nobody looks at a single heading.
_MOST_PAIRS = 8_000
_STEPS = 12


def heading_box(field: Field, box: Box, shift: float = 0) -> Box:
    """Where a zone's icon and texts stand."""
    left = box.left + shift
    return Box(left + _LEFT, box.top + _TOP, left + field.width - _AFTER, box.top + _BOTTOM)


def place_headings(sketch: Sketch, layout: Layout) -> Layout:
    """The layout with its headings."""
    if len(sketch.fields) * len(layout.curves) > _MOST_PAIRS:
        return layout
    ways = [points(curve, _STEPS) for curve in layout.curves.values()]
    boxed = [(around(way), way) for way in ways]
    shifts = {
        field.key: _shift(field, layout.boxes[field.key], boxed, is_loop=field.key in sketch.loops)
        for field in sketch.fields
    }
    return replace(layout, headings={key: shift for key, shift in shifts.items() if shift})


def _shift(field: Field, box: Box, ways: list[tuple[Box, list[Point]]], *, is_loop: bool) -> float:
    """The least shift at which fewest lines are under a heading."""
    strip = Box(box.left, box.top + _TOP, box.right, box.top + _BOTTOM)
    taken = [span for near, way in ways if near.meets(strip) for span in _spans(way, strip)]
    first = heading_box(field, box)
    room = box.right - first.right - _LEFT - (_SIGN if is_loop else 0)
    shifts = [0.0, *sorted(end + _GAP - first.left for _, end in taken)]

    def under(shift: float) -> int:
        left, right = first.left + shift, first.right + shift
        return sum(start < right and left < end for start, end in taken)

    return min(
        (shift for shift in shifts if 0 <= shift <= max(room, 0)), key=lambda shift: (under(shift), shift)
    )


def _spans(way: list[Point], strip: Box) -> Iterator[tuple[float, float]]:
    """From where to where a line is in a strip, piece by piece."""
    for (x, y), (to_x, to_y) in pairwise(way):
        if strip.is_touched((x, y), (to_x, to_y)):
            edges = (strip.top, strip.bottom)
            parts = [min(max((edge - y) / (to_y - y), 0), 1) for edge in edges] if to_y != y else [0, 1]
            ends = [x + (to_x - x) * part for part in parts]
            yield min(ends), max(ends)
