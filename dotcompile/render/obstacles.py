"""What a line must not cross: cards, zones that it has no business in, headings, and other lines' ends.

In: a sketch and its boxes. Out: for a line that is tried, what it would cross.
"""

from collections.abc import Mapping, Sequence
from math import dist

from dotcompile.render.boxes import Box, around
from dotcompile.render.curves import Curve, Point, points
from dotcompile.render.grid import Grid
from dotcompile.render.headings import heading_box
from dotcompile.render.sketch import Line, Sketch

#: How near a line may come to what it does not join, and the end of one line to that of another.
_MARGIN, _APART = 7.0, 15.0
_STEPS = 14


class Obstacles:
    """Everything that has its place already."""

    def __init__(self, sketch: Sketch, boxes: Mapping[str, Box], curves: Mapping[str, Curve]) -> None:
        self._sketch = sketch
        self._boxes = Grid((key, box.grown(_MARGIN)) for key, box in boxes.items())
        self._headings = Grid((field.key, heading_box(field, boxes[field.key])) for field in sketch.fields)
        self._ends: dict[str, tuple[Point, Point]] = {}
        zones = {line.key for line in sketch.lines if line.fields}
        for key in zones & curves.keys():
            self.move(key, curves[key])

    def move(self, key: str, curve: Curve) -> None:
        """A line has its ends elsewhere now."""
        self._ends[key] = curve[0][0], curve[-1][3]

    def blocks(self, line: Line, curve: Curve) -> bool:
        """Whether a way for a line touches a card or a zone that is not its own."""
        straight = len(curve) == 1 and _is_straight(curve)
        return bool(self.crossed(line, points(curve, _STEPS), straight=straight))

    def crossed(self, line: Line, along: Sequence[Point], *, straight: bool = False) -> list[str]:
        """The keys of what a way touches that is neither at its ends nor around them."""
        own = {line.tail.box, line.head.box}
        for tip in (line.tail, line.head):
            own.update(self._sketch.around_box(tip.box))
        way = (along[0], along[-1]) if straight else along
        return [
            key
            for key, box in self._boxes.near(around(way))
            if key not in own and any(map(box.is_touched, way, way[1:]))
        ]

    def is_heading(self, line: Line, curve: Curve) -> bool:
        """Whether a way runs over the heading of a zone that it only passes."""
        along = points(curve, _STEPS)
        return any(
            key not in (line.tail.field, line.head.field) and any(map(box.is_touched, along, along[1:]))
            for key, box in self._headings.near(around(along))
        )

    def crowds(self, line: Line, curve: Curve) -> bool:
        """Whether a way begins or ends where another line does."""
        start, end = curve[0][0], curve[-1][3]
        return any(
            dist(start, other) < _APART or dist(end, other) < _APART
            for key, ends in self._ends.items()
            if key != line.key
            for other in ends
        )


def _is_straight(curve: Curve) -> bool:
    (x, y), _, _, (to_x, to_y) = curve[0]
    second = curve[0][1]
    return abs((to_x - x) * (second[1] - y) - (to_y - y) * (second[0] - x)) < 1e-6
