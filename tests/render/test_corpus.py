"""Real diagrams are drawn, on every engine: forty of those with most clusters and edges."""

import csv

import pytest

from dotcompile.pipeline.understand import understand
from dotcompile.render.drawing import draw
from dotcompile.render.engines import Engine
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.real import corpus
from tests.render.drawn import PURE, SYSTEM, assert_sound

pytestmark = pytest.mark.corpus
DIAGRAMS, MOST_NODES = 40, 120


def files() -> list[str]:
    folder = corpus()
    if folder is None:
        return []
    with (folder / "dot-truth.csv").open(encoding="utf-8", newline="") as table:
        rows = [row for row in csv.DictReader(table) if row["accept14"] == "1"]
    small = [row for row in rows if 3 <= int(row["nodes"]) <= MOST_NODES]
    weight = {row["file"]: (int(row["subgraphs"]), int(row["edges"])) for row in small}
    return sorted(weight, key=lambda file: weight[file], reverse=True)[:DIAGRAMS]


@pytest.mark.parametrize(
    "engine", [pytest.param(PURE, id="pure"), pytest.param(SYSTEM, marks=pytest.mark.dot, id="dot")]
)
@pytest.mark.parametrize("file", files())
def test_it_is_drawn(file: str, engine: Engine) -> None:
    folder = corpus()
    assert folder is not None
    found = understand((file, (folder / "dot" / file).read_bytes()), (), DEFAULT_LIMITS)
    assert_sound(draw(found.topologies[0], (engine,)))
