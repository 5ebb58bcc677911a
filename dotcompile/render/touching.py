"""Lines go on to cards whose shapes do not fill their boxes.

In: a sketch and a layout whose lines end at boxes or at shapes. Out: the layout with every line that ends
short of a shape continued to it.
"""

from math import dist

from dotcompile.records import replace
from dotcompile.render.boxes import Box
from dotcompile.render.curves import Curve, Point, straight, turned
from dotcompile.render.layout import Layout
from dotcompile.render.shapes import BENT, Shape, holds
from dotcompile.render.sketch import Sketch, Tip

_STEPS, _HALVINGS = 64, 6
#: What is nearer to a shape ends at it.
_NEAR = 1.0


def touch_shapes(sketch: Sketch, layout: Layout) -> Layout:
    """The layout with lines that end at shapes."""
    if not any(card.shape in BENT for card in sketch.cards):
        return layout
    curves = dict(layout.curves)
    for line in sketch.lines:
        if line.key in curves:
            curve = _reaching(line.head, curves[line.key], sketch, layout)
            curves[line.key] = turned(_reaching(line.tail, turned(curve), sketch, layout))
    return replace(layout, curves=curves)


def _reaching(tip: Tip, curve: Curve, sketch: Sketch, layout: Layout) -> Curve:
    """The curve to the shape at its end."""
    shape = None if tip.field is not None else sketch.card[tip.card].shape
    if shape is None or shape not in BENT:
        return curve
    end, box = curve[-1][3], layout.boxes[tip.card]
    behind = next((point for point in reversed(curve[-1][:3]) if dist(point, end) > _NEAR), end)
    ahead = end[0] + (end[0] - behind[0]), end[1] + (end[1] - behind[1])
    for towards in (ahead, box.center):
        place = _entry(shape, box, end, towards)
        if place is not None:
            return curve if dist(place, end) < _NEAR else (*curve, straight(end, place))
    return curve


def _entry(shape: Shape, box: Box, start: Point, towards: Point) -> Point | None:
    """Where the way from a point in a direction comes into a shape, if it does."""
    far = dist(start, towards)
    if not far:
        return None
    x, y = (towards[0] - start[0]) / far, (towards[1] - start[1]) / far

    def at(length: float) -> Point:
        return start[0] + x * length, start[1] + y * length

    step = max(box.width, box.height) / _STEPS
    high = next((step * count for count in range(_STEPS) if holds(shape, box, at(step * count))), None)
    if not high:
        return None if high is None else start
    low = high - step
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        low, high = (low, middle) if holds(shape, box, at(middle)) else (middle, high)
    return at(high)
