"""Curves of cubic pieces, as Graphviz draws lines: points on them, parts of them, their length.

In and out: points and pieces. A curve is a tuple of pieces, each beginning where the one before it ends.
"""

from itertools import pairwise
from math import dist

Point = tuple[float, float]
Piece = tuple[Point, Point, Point, Point]
Curve = tuple[Piece, ...]

#: How exactly a place on a piece is found: to less than a ten-thousandth of its length.
_HALVINGS = 14


def straight(start: Point, end: Point) -> Piece:
    """A straight piece."""
    (x, y), (to_x, to_y) = start, end
    third_x, third_y = (to_x - x) / 3, (to_y - y) / 3
    return start, (x + third_x, y + third_y), (to_x - third_x, to_y - third_y), end


def join(points: list[Point]) -> Curve:
    """The pieces of Graphviz's list of points: a start, and three for each piece."""
    return tuple(
        (points[at], points[at + 1], points[at + 2], points[at + 3]) for at in range(0, len(points) - 3, 3)
    )


def at(piece: Piece, part: float) -> Point:
    """The point at a part of the way, from 0 to 1."""
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = piece
    rest = 1 - part
    a, b, c, d = rest * rest * rest, 3 * rest * rest * part, 3 * rest * part * part, part * part * part
    return a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy


def points(curve: Curve, steps: int) -> list[Point]:
    """Points along a curve, so many to a piece."""
    found = [curve[0][0]]
    for piece in curve:
        found += [at(piece, step / steps) for step in range(1, steps + 1)]
    return found


def split(piece: Piece, part: float) -> tuple[Piece, Piece]:
    """A piece as two."""
    a, b, c, d = piece
    ab, bc, cd = _between(a, b, part), _between(b, c, part), _between(c, d, part)
    abc, bcd = _between(ab, bc, part), _between(bc, cd, part)
    middle = _between(abc, bcd, part)
    return (a, ab, abc, middle), (middle, bcd, cd, d)


def turned(curve: Curve) -> Curve:
    """The curve from its end to its start."""
    return tuple((d, c, b, a) for a, b, c, d in reversed(curve))


def length(curve: Curve) -> float:
    """How long a curve is, nearly."""
    along = points(curve, 8)
    return sum(map(dist, along, along[1:]))


def middle(curve: Curve) -> Point:
    """The point half of the way along."""
    along = points(curve, 16)
    rest = length(curve) / 2
    for start, end in pairwise(along):
        rest -= dist(start, end)
        if rest <= 0:
            return end
    return along[-1]


def without_end(curve: Curve, less: float) -> Curve:
    """A curve that ends so much earlier, to leave room for an arrow's head."""
    pieces = list(curve)
    end = pieces[-1][3]
    while len(pieces) > 1 and dist(pieces[-1][0], end) < less:
        pieces.pop()
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        part = (low + high) / 2
        if dist(at(pieces[-1], part), end) > less:
            low = part
        else:
            high = part
    pieces[-1] = split(pieces[-1], max(low, 0.01))[0]
    return tuple(pieces)


def _between(start: Point, end: Point, part: float) -> Point:
    return start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
