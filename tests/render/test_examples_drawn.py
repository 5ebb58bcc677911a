"""Every example is drawn by every engine, with ours and with its author's looks."""

from pathlib import Path

import pytest

from dotcompile.render.engines import Engine
from tests.render.drawn import PURE, SYSTEM, assert_sound, crossing_lines, drawn, headings_crossed, looks_of

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*/*.dot"))


@pytest.mark.parametrize(
    "engine", [pytest.param(PURE, id="graphviz-pure"), pytest.param(SYSTEM, marks=pytest.mark.dot, id="dot")]
)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_it_is_drawn(path: Path, engine: Engine) -> None:
    text = path.read_text()
    drawing = drawn(text, engine)
    assert_sound(drawing)
    assert not crossing_lines(drawing)
    assert not headings_crossed(drawing)
    assert_sound(drawn(text, engine, looks_of(text)[0]))
