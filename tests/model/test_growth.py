"""What building costs grows as the diagram does: a large one takes as long as eight of an eighth of it."""

import time

import pytest

from dotcompile.model.build import build
from dotcompile.source import Source
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate
from tests.model.families import FAMILIES, draw

SERVICES, EDGES, PARTS = 400, 4_000, 8
#: What grows with the square takes 8 times as long; caches and a busy machine are worth less than this.
MOST, TRIES = 2.5, 4


def seconds(family: str, parts: int) -> float:
    """Seconds of the processor that diagrams take that together have a size."""
    text = draw(family, SERVICES // parts, EDGES // parts)
    took = 0.0
    for _ in range(parts):
        document, _ = parse(Source("growth.dot", text))
        drawings, _ = evaluate(document)
        began = time.process_time()
        build(document, drawings[0])
        took += time.process_time() - began
    return took


@pytest.mark.parametrize("family", FAMILIES)
def test_a_large_diagram_takes_as_long_as_small_ones(family: str) -> None:
    ratios = []
    for _ in range(TRIES):
        ratios.append(seconds(family, 1) / seconds(family, PARTS))
        if ratios[-1] <= MOST:
            return
    assert min(ratios) <= MOST
