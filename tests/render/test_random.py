"""What holds of every picture, of random diagrams with nested zones, on every engine."""

import pytest

from dotcompile.render.engines import Engine
from tests.render.drawn import PURE, SYSTEM, assert_sound, crossing_lines, drawn, headings_crossed
from tests.render.random_diagrams import diagram
from tests.soak import Soak

ENGINES = (pytest.param(PURE, id="graphviz-pure"), pytest.param(SYSTEM, marks=pytest.mark.dot, id="dot"))
#: How many of all lines may cross a card that is not their end.
MOST_CROSSING = 0.02


@pytest.mark.parametrize("engine", ENGINES)
def test_random_diagrams_are_drawn_soundly(engine: Engine, soak: Soak) -> None:
    lines = crossing = over_headings = 0
    count = soak.count(20)
    for _ in range(count):
        text = diagram(soak.random)
        try:
            drawing = drawn(text, engine)
            assert_sound(drawing)
        except Exception as error:
            error.add_note(text)
            raise
        lines += len(drawing.sketch.lines)
        crossing += len(crossing_lines(drawing))
        over_headings += len(headings_crossed(drawing))
    soak.figures |= {"diagrams": count, "lines": lines, "crossing": crossing, "over_headings": over_headings}
    assert crossing <= MOST_CROSSING * lines
