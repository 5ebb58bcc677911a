"""Boxes and lines, against points taken along the lines."""

from math import dist

from hypothesis import given
from hypothesis import strategies as st

from dotcompile.render.boxes import ROUND, Box, box_at, cut_start, outside_by, start_on_border
from dotcompile.render.curves import Point, at, length, points, split, straight, turned, without_end
from dotcompile.render.engraving import number

NUMBERS = st.floats(-200, 200).map(lambda value: round(value, 1))
POINTS = st.tuples(NUMBERS, NUMBERS)
BOX = Box(-50, -40, 60, 70)


@given(POINTS, POINTS)
def test_a_line_touches_a_box_if_a_point_of_it_is_inside(start: Point, end: Point) -> None:
    way = (straight(start, end),)
    if any(BOX.holds(point) for point in points(way, 50)):
        assert BOX.is_touched(start, end)
    if BOX.is_touched(start, end):
        assert any(BOX.grown(4.1).holds(point) for point in points(way, 100))


@given(POINTS, POINTS, POINTS)
def test_a_line_is_cut_off_at_the_border(second: Point, third: Point, end: Point) -> None:
    piece = ((0.0, 0.0), second, third, end)
    if outside_by(end, BOX) > 1:
        assert abs(outside_by(cut_start((piece,), BOX)[0][0], BOX)) < 0.01
        x, y = start_on_border((piece,), BOX)[0][0]
        assert abs(outside_by((x, y), BOX)) < 0.01
        corners = ((BOX.left, BOX.top), (BOX.right, BOX.top), (BOX.left, BOX.bottom), (BOX.right, BOX.bottom))
        assert min(dist((x, y), corner) for corner in corners) >= ROUND + 10 - 0.01


@given(POINTS, POINTS, POINTS, POINTS, st.floats(0, 1))
def test_a_piece_and_its_halves(a: Point, b: Point, c: Point, d: Point, part: float) -> None:
    piece = (a, b, c, d)
    first, second = split(piece, part)
    assert dist(first[3], at(piece, part)) < 1e-6
    assert dist(at(first, 0.5), at(piece, part / 2)) < 1e-6
    assert turned(turned((first, second))) == (first, second)


def test_room_for_an_arrow() -> None:
    curve = (straight((0, 0), (100, 0)), straight((100, 0), (104, 0)))
    shorter = without_end(curve, 10)
    assert abs(length(shorter) - 94) < 0.1
    assert box_at((5, 5), 10, 10) == Box(0, 0, 10, 10)


def test_numbers_are_short() -> None:
    assert [number(value) for value in (1.0, 1.04, -0.04, 2.56, 100)] == ["1", "1", "0", "2.6", "100"]
