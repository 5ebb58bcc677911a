"""What linting costs grows as the diagram does: a large one takes as long as sixteen of a sixteenth of it."""

from time import process_time

from dotcompile.judging import Policy
from dotcompile.pipeline.lint import lint
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.bench.checks import diagram

SERVICES, PARTS = 4_800, 16
#: One check that looks at each pair of services adds a third; a busy machine has not made up for what each of
#: the small ones costs in itself, which is a seventh.
MOST, TRIES = 1.15, 4


def seconds(parts: int) -> float:
    """Seconds of the processor in which so many diagrams are linted that together have all services."""
    data = diagram(SERVICES // parts).encode()
    began = process_time()
    for _ in range(parts):
        lint(("shop.dot", data), (), Policy(), DEFAULT_LIMITS)
    return process_time() - began


def test_a_large_diagram_takes_as_long_as_small_ones() -> None:
    ratios = []
    for _ in range(TRIES):
        ratios.append(seconds(1) / seconds(PARTS))
        if ratios[-1] <= MOST:
            return
    assert min(ratios) <= MOST
