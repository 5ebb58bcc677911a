"""The pages of findings: what they call wrong is found, at its line, and what they call right is not."""

import re

import pytest

from dotcompile.diagnostics import Kind
from dotcompile.lowering.kinds import KINDS
from dotcompile.reach.facts import COMPOSE, SWARM
from tests.lowering.lowered import lowered

BLOCK = re.compile(r"^```dot\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"// expect: ([a-z0-9-]+)")

#: Pages without an example: what they tell of is no mistake in a diagram, or takes a large one.
WITHOUT = {"networks-not-proved-fewest", "too-many-pairs", "lock-unreadable", "target-taken"}


EXAMPLES = [kind for kind in KINDS if kind.name not in WITHOUT]


@pytest.mark.parametrize("kind", EXAMPLES, ids=lambda kind: kind.name)
def test_page(kind: Kind) -> None:
    wrong, right = BLOCK.findall(kind.page)
    lines = enumerate(wrong.splitlines(), 1)
    expected = [(number, name) for number, line in lines for name in EXPECTED.findall(line)]
    assert [name for _, name in expected] == [kind.name]
    assert lines_and_kinds(wrong, kind) == expected
    assert lines_and_kinds(right, kind) == []


def test_only_those_lack_an_example() -> None:
    assert {kind.name for kind in KINDS if "```dot" not in kind.page} == WITHOUT


def lines_and_kinds(example: str, kind: Kind) -> list[tuple[int, str]]:
    """What is found that matters as much as the kind that an example is for."""
    _, findings, source = lowered(example, SWARM if "target=swarm" in example else COMPOSE)
    worse = [found for found in findings if found.kind.severity >= kind.severity]
    return [(source.line_number(found.span.start), found.kind.name) for found in worse]
