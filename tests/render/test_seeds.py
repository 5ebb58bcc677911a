"""Where everything is in the pictures of the seeds and of a diagram with nested zones."""

from pathlib import Path

import pytest

from dotcompile.render.drawing import Drawing
from dotcompile.render.engraving import path_of
from tests.goldens import Golden
from tests.render.drawn import assert_sound, crossing_lines, drawn

HERE = Path(__file__).parent
DIAGRAMS = (
    *sorted((HERE.parents[1] / "examples" / "bidspy").glob("*.dot")),
    *sorted((HERE / "geometry").glob("*.dot")),
)


@pytest.mark.parametrize("diagram", DIAGRAMS, ids=lambda path: path.stem)
def test_geometry(diagram: Path, golden: Golden) -> None:
    drawing = drawn(diagram.read_text())
    assert_sound(drawing)
    assert not crossing_lines(drawing)
    golden(HERE / "geometry" / f"{diagram.stem}.txt", shown(drawing))


def shown(drawing: Drawing) -> str:
    """One line for everything that has a place."""
    sketch, layout = drawing.sketch, drawing.layout
    titles = {one.key: one.name or one.says for one in (*sketch.cards, *sketch.fields)}
    rows = [
        f"{titles[key]}: {box.left:.0f} {box.top:.0f} {box.width:.0f} x {box.height:.0f}"
        for key in titles
        for box in [layout.boxes[key]]
    ]
    for line in sketch.lines:
        arrow = "<->" if line.both else "->"
        row = f"{titles[line.tail.box]} {arrow} {titles[line.head.box]}: {path_of(layout.curves[line.key])}"
        if line.label:
            x, y = layout.labels[line.key]
            row += f" {'/'.join(line.label)} at {x:.0f} {y:.0f}"
        rows.append(row)
    return "\n".join(rows) + "\n"
