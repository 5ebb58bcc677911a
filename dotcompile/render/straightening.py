"""Lines of zones, and those that run over headings, made as plain as they can be.

In: a sketch and its layout. Out: the layout, a line plumb where two borders face each other, else one curve
that leaves both borders squarely, wherever that touches nothing and is hardly longer; else as it was.
"""

from collections.abc import Iterator
from math import dist

from dotcompile.records import replace
from dotcompile.render.boxes import CLEAR, ROUND, Box, outside_by
from dotcompile.render.curves import Curve, Point, length, points, straight, turned
from dotcompile.render.layout import Layout
from dotcompile.render.obstacles import Obstacles
from dotcompile.render.sketch import Line, Sketch

#: With more lines than this, those of services stay as they are.
_MOST_LINES = 250
#: How much longer than the engine's a way may be.
_LONGER = 1.12
#: How far ends may be moved along two borders that face each other, and by how much at a time.
_STEP, _TRIES = 14, 12
_CARD_MARGIN = 14.0
#: How far a curve goes straight on, as a part of the distance between its ends.
_REACHES = (0.42, 0.3, 0.55)
_LEAST_REACH, _NEAR = 14.0, 64.0
#: How round a quarter turn is.
_TURN = 0.62
_LABEL_ROOM = 34.0


def straighten(sketch: Sketch, layout: Layout) -> Layout:
    """The layout with plainer lines."""
    obstacles = Obstacles(sketch, layout.boxes, layout.curves)
    curves, labels = dict(layout.curves), dict(layout.labels)
    looks_at_all = len(sketch.lines) <= _MOST_LINES
    for line in sketch.lines:
        if line.inner or line.key not in curves or line.tail.box == line.head.box:
            continue
        curve = curves[line.key]
        if line.fields or (looks_at_all and obstacles.is_heading(line, curve)):
            curves[line.key] = _plainest(line, curve, layout, obstacles)
            obstacles.move(line.key, curves[line.key])
        if not line.fields and curves[line.key] is not curve:
            labels.pop(line.key, None)  # it stood on the way that the engine found
    return replace(layout, curves=curves, labels=labels)


def _plainest(line: Line, curve: Curve, layout: Layout, obstacles: Obstacles) -> Curve:
    tail, head = layout.boxes[line.tail.box], layout.boxes[line.head.box]
    # What runs over a heading anyway may do so plumb.
    strict = not obstacles.is_heading(line, curve)
    plumb = [way for way in _plumb(line, curve, tail, head) if _has_room(line, way)]
    for over_headings in (False,) if strict else (False, True):
        for way in plumb:
            if _is_free(line, way, layout, obstacles, over_headings=over_headings):
                return way
    most = length(curve) * _LONGER
    for way in (*_square(curve, tail, head), *_round(line, curve, tail, head)):
        if length(way) <= most and _has_room(line, way) and _is_free(line, way, layout, obstacles):
            return way
    return curve


def _plumb(line: Line, curve: Curve, tail: Box, head: Box) -> Iterator[Curve]:
    """Straight ways between borders that face each other, those near the engine's first."""
    for down in (True, False):
        if not down:
            tail, head = _mirrored(tail), _mirrored(head)
        if tail.bottom <= head.top:
            start, end = tail.bottom, head.top
        elif head.bottom <= tail.top:
            start, end = tail.top, head.bottom
        else:
            continue
        least = max(tail.left + _margin(line.tail.field), head.left + _margin(line.head.field))
        most = min(tail.right - _margin(line.tail.field), head.right - _margin(line.head.field))
        if most < least:
            continue
        first, last = curve[0][0], curve[-1][3]
        near = (first[0] + last[0]) / 2 if down else (first[1] + last[1]) / 2
        near = min(max(near, least), most)
        places = {near, least, most, (least + most) / 2}
        places.update(near + _STEP * step for step in range(-_TRIES, _TRIES + 1))
        for place in sorted(places, key=lambda place: (abs(place - near), place)):
            if least <= place <= most:
                ends = (place, start), (place, end)
                yield (straight(*(ends if down else ((start, place), (end, place)))),)


def _mirrored(box: Box) -> Box:
    return Box(box.top, box.left, box.bottom, box.right)


def _margin(field: str | None) -> float:
    return _CARD_MARGIN if field is None else ROUND + CLEAR


def _square(curve: Curve, tail: Box, head: Box) -> Iterator[Curve]:
    """Single pieces that leave both boxes at a right angle, and the straight way."""
    start, end = curve[0][0], curve[-1][3]
    apart = dist(start, end)
    (x, y), (to_x, to_y) = _outwards(start, tail), _outwards(end, head)
    if apart < _NEAR:
        yield (straight(start, end),)
    for reach in (max(_LEAST_REACH, apart * part) for part in _REACHES):
        second = start[0] + x * reach, start[1] + y * reach
        yield ((start, second, (end[0] + to_x * reach, end[1] + to_y * reach), end),)
    yield (straight(start, end),)


def _round(line: Line, curve: Curve, tail: Box, head: Box) -> list[Curve]:
    """Quarter turns: out of one box where the engine leaves it, into another side of the other."""
    start, end = curve[0][0], curve[-1][3]
    ways = [_quarter(start, _outwards(start, tail), place, head) for place in _sides(head, line.head.field)]
    ways += [
        turned(_quarter(end, _outwards(end, head), place, tail)) for place in _sides(tail, line.tail.field)
    ]
    return sorted(ways, key=length)


def _quarter(start: Point, out: Point, end: Point, box: Box) -> Curve:
    into = _outwards(end, box)
    across, along = abs(end[0] - start[0]) * _TURN, abs(end[1] - start[1]) * _TURN
    second = start[0] + out[0] * across, start[1] + out[1] * along
    return ((start, second, (end[0] + into[0] * across, end[1] + into[1] * along), end),)


def _sides(box: Box, field: str | None) -> Iterator[Point]:
    """Places on all sides of a box, those near the ends and the middle."""
    margin = _margin(field)
    for part in (0.0, 0.5, 1.0):
        x = box.left + margin + (box.width - 2 * margin) * part
        y = box.top + margin + (box.height - 2 * margin) * part
        yield from ((box.left, y), (box.right, y), (x, box.top), (x, box.bottom))


def _outwards(point: Point, box: Box) -> Point:
    """The direction that leads away from the border that a point is on."""
    sides = (
        (abs(point[0] - box.left), (-1.0, 0.0)),
        (abs(point[0] - box.right), (1.0, 0.0)),
        (abs(point[1] - box.top), (0.0, -1.0)),
        (abs(point[1] - box.bottom), (0.0, 1.0)),
    )
    return min(sides)[1]


def _has_room(line: Line, way: Curve) -> bool:
    """Whether a label has room between the ends."""
    if not line.label:
        return True
    (x, y), (to_x, to_y) = way[0][0], way[-1][3]
    return abs(to_y - y) >= line.height + _LABEL_ROOM or abs(to_x - x) >= line.width + _LABEL_ROOM


def _is_free(
    line: Line, way: Curve, layout: Layout, obstacles: Obstacles, *, over_headings: bool = False
) -> bool:
    if obstacles.blocks(line, way) or obstacles.crowds(line, way):
        return False
    if not over_headings and obstacles.is_heading(line, way):
        return False
    along = points(way, 16)
    for tip, rest in ((line.tail, along[1:]), (line.head, along[:-1])):
        box = layout.boxes[tip.box]
        if any(outside_by(point, box) < -1 for point in rest):
            return False
    return dist(along[0], along[-1]) > 1
