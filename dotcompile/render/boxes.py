"""Boxes, and how lines and they meet.

In: rectangles, some with rounded corners, and curves. Out: whether one touches the other, or a curve cut off
at a border.
"""

from collections.abc import Iterable, Sequence
from math import hypot

from dotcompile.records import plain
from dotcompile.render.curves import Curve, Point, at, split, turned

#: How round the corners of zones are, and how far from them lines end.
ROUND, CLEAR = 14.0, 10.0
_STEPS, _HALVINGS = 24, 16


@plain
class Box:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def center(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> "Box":
        """The box with a margin."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def meets(self, other: "Box") -> bool:
        """Whether the two overlap."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, point: Point) -> bool:
        """Whether a point is inside."""
        return self.left < point[0] < self.right and self.top < point[1] < self.bottom

    def is_touched(self, start: Point, end: Point) -> bool:
        """Whether a straight line from one point to another comes inside."""
        (x, y), (to_x, to_y) = start, end
        if max(x, to_x) <= self.left or min(x, to_x) >= self.right:
            return False
        if max(y, to_y) <= self.top or min(y, to_y) >= self.bottom:
            return False
        low, high = 0.0, 1.0
        for begin, way, least, most in (
            (x, to_x - x, self.left, self.right),
            (y, to_y - y, self.top, self.bottom),
        ):
            if way:
                first, second = (least - begin) / way, (most - begin) / way
                low, high = max(low, min(first, second)), min(high, max(first, second))
            elif not least < begin < most:
                return False
        return low < high


def box_at(center: Point, width: float, height: float) -> Box:
    """A box by its middle."""
    x, y = center
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def around(points: Sequence[Point]) -> Box:
    """The least box that has all points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def extent(boxes: Iterable[Box], ways: Iterable[Sequence[Point]]) -> Box:
    """The least box that has all boxes and points; that of nothing has no size."""
    corners = [corner for box in boxes for corner in ((box.left, box.top), (box.right, box.bottom))]
    return around([*corners, *(point for way in ways for point in way)] or [(0.0, 0.0)])


def outside_by(point: Point, box: Box, rounding: float = ROUND) -> float:
    """How far a point is outside the border of a rounded box; less than 0 inside it."""
    x, y = box.center
    across = abs(point[0] - x) - box.width / 2 + rounding
    along = abs(point[1] - y) - box.height / 2 + rounding
    return hypot(max(across, 0), max(along, 0)) + min(max(across, along), 0) - rounding


def cut_start(curve: Curve, box: Box) -> Curve:
    """A curve from where it leaves a rounded box for the last time."""
    leaves: tuple[int, float, float] | None = None
    inside = False
    for number, piece in enumerate(curve):
        if not inside and not around(piece).meets(box):
            continue
        for step in range(_STEPS + 1):
            part = step / _STEPS
            is_inside = outside_by(at(piece, part), box) <= 0
            if inside and not is_inside:
                leaves = number, max(part - 1 / _STEPS, 0), part
            inside = is_inside
    if leaves is None:
        return curve
    number, low, high = leaves
    for _ in range(_HALVINGS):
        part = (low + high) / 2
        if outside_by(at(curve[number], part), box) <= 0:
            low = part
        else:
            high = part
    return split(curve[number], high)[1], *curve[number + 1 :]


def start_on_border(curve: Curve, box: Box) -> Curve:
    """A curve cut off at a rounded box, its start then moved along the border, away from the corners."""
    cut = cut_start(curve, box)
    (x, y), second, third, end = cut[0]
    to_x, to_y = clear_of_corners((x, y), box)
    by_x, by_y = to_x - x, to_y - y
    moved = (second[0] + by_x, second[1] + by_y), (third[0] + by_x * 0.4, third[1] + by_y * 0.4)
    return ((to_x, to_y), *moved, end), *cut[1:]


def end_on_border(curve: Curve, box: Box) -> Curve:
    """The same at the curve's end."""
    return turned(start_on_border(turned(curve), box))


def clear_of_corners(point: Point, box: Box) -> Point:
    """The point of a border that is nearest to a point and not too near to a corner."""
    (x, y), margin = point, ROUND + CLEAR

    def kept(value: float, least: float, most: float) -> float:
        if most - least < 2 * margin:
            return (least + most) / 2
        return min(max(value, least + margin), most - margin)

    along_x, along_y = kept(x, box.left, box.right), kept(y, box.top, box.bottom)
    gaps = (
        (abs(x - box.left), (box.left, along_y)),
        (abs(x - box.right), (box.right, along_y)),
        (abs(y - box.top), (along_x, box.top)),
        (abs(y - box.bottom), (along_x, box.bottom)),
    )
    return min(gaps)[1]
