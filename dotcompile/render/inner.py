"""Lines between a zone and something in it: from the inside of the border straight to what they join.

In: a sketch and a layout where everything else has its place. Out: the layout with those lines.
"""

from collections.abc import Iterator
from math import dist

from dotcompile.records import replace
from dotcompile.render.boxes import Box
from dotcompile.render.curves import Curve, points, straight, turned
from dotcompile.render.headings import heading_box
from dotcompile.render.layout import Layout
from dotcompile.render.obstacles import Obstacles
from dotcompile.render.sketch import Line, Sketch

#: Where along the side of the inner box a line may end.
_PARTS = (0.5, 0.25, 0.75, 0.12, 0.88)
#: What is worse than a longer way, in its length.
_CROSSED, _ON_HEADING, _CROWDED = 400.0, 240.0, 200.0


def join_inner(sketch: Sketch, layout: Layout) -> Layout:
    """The layout with the lines between zones and what is in them."""
    if not any(line.inner for line in sketch.lines):
        return layout
    obstacles = Obstacles(sketch, layout.boxes, layout.curves)
    curves = dict(layout.curves)
    for line in sketch.lines:
        if line.inner:
            curves[line.key] = _best(sketch, line, layout, obstacles)
            obstacles.move(line.key, curves[line.key])
    return replace(layout, curves=curves)


def _best(sketch: Sketch, line: Line, layout: Layout, obstacles: Obstacles) -> Curve:
    """The plumb line that crosses least."""
    outer, inner = line.tail.box, line.head.box
    outwards = outer not in sketch.around_box(inner)
    if outwards:
        outer, inner = inner, outer
    heading = heading_box(sketch.field[outer], layout.boxes[outer])

    def cost(way: Curve) -> float:
        along = points(way, 12)
        crossed = obstacles.crossed(line, along, straight=True)
        on_heading = heading.is_touched(along[0], along[-1])
        return (
            dist(along[0], along[-1])
            + _CROSSED * len(crossed)
            + _ON_HEADING * on_heading
            + _CROWDED * obstacles.crowds(line, way)
        )

    best = min(_plumb(layout.boxes[outer], layout.boxes[inner]), key=cost)
    return turned(best) if outwards else best


def _plumb(outer: Box, inner: Box) -> Iterator[Curve]:
    """Straight ways from each side of a box to the same side of one in it."""
    for part in _PARTS:
        x, y = inner.left + inner.width * part, inner.top + inner.height * part
        yield (straight((x, outer.bottom), (x, inner.bottom)),)
        yield (straight((x, outer.top), (x, inner.top)),)
        yield (straight((outer.left, y), (inner.left, y)),)
        yield (straight((outer.right, y), (inner.right, y)),)
