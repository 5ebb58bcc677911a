"""How good a layout is, to choose between several of one diagram: less is better.

In: a sketch and a layout. Out: a number made of area, aspect, length of lines, crossings, and lines over
cards and zones that are not theirs.
"""

from itertools import combinations, pairwise
from math import log

from dotcompile.render.boxes import around, extent
from dotcompile.render.curves import Point, length, points
from dotcompile.render.layout import Layout
from dotcompile.render.obstacles import Obstacles
from dotcompile.render.sketch import Sketch

#: The aspect that screens and pages have room for.
_ASPECT = 1.5
_STEPS = 5
_OF_ASPECT, _OF_LENGTH, _OF_CROSSING, _OF_HIT = 0.8, 0.8, 0.12, 0.3
#: Pairs of lines are looked at up to so many lines.
_MOST_LINES = 120


def score(sketch: Sketch, layout: Layout) -> float:
    """The demerits of a layout."""
    ways = {key: points(curve, _STEPS) for key, curve in layout.curves.items()}
    page = extent(layout.boxes.values(), ways.values())
    width, height = max(page.width, 1), max(page.height, 1)
    obstacles = Obstacles(sketch, {key: box.grown(-8) for key, box in layout.boxes.items()}, {})
    hits = sum(len(obstacles.crossed(line, ways[line.key])) for line in sketch.lines if line.key in ways)
    return (
        log(width * height)
        + _OF_ASPECT * abs(log(width / height / _ASPECT))
        + _OF_LENGTH * log(sum(map(length, layout.curves.values())) + 1)
        + _OF_CROSSING * (_crossings(list(ways.values())) if len(ways) <= _MOST_LINES else 0)
        + _OF_HIT * hits
    )


def _crossings(ways: list[list[Point]]) -> int:
    boxed = [(way, around(way).grown(1)) for way in ways]
    return sum(
        one_box.meets(other_box) and _cross(one, other)
        for (one, one_box), (other, other_box) in combinations(boxed, 2)
    )


def _cross(one: list[Point], other: list[Point]) -> bool:
    return any(_is_between(a, b, c, d) for a, b in pairwise(one) for c, d in pairwise(other))


def _is_between(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two straight lines cross."""
    return _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0


def _side(start: Point, end: Point, point: Point) -> float:
    return (end[0] - start[0]) * (point[1] - start[1]) - (end[1] - start[1]) * (point[0] - start[0])
