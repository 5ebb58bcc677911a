"""The pages of findings about rules: what they call wrong is found, what they call right is not."""

import re

import pytest

from dotcompile.diagnostics import Kind
from dotcompile.rules.gather import gather
from dotcompile.rules.judge import judge_rules
from dotcompile.rules.kinds import KINDS
from tests.model.shown import meaning

BLOCK = re.compile(r"^```dot\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"(?://|#) expect: ([a-z-]+)")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_page(kind: Kind) -> None:
    wrong, right = BLOCK.findall(kind.page)
    expected = [
        (number, said[1])
        for number, line in enumerate(wrong.splitlines(), 1)
        for said in EXPECTED.finditer(line)
    ]
    assert [name for _, name in expected] == [kind.name]
    assert told(wrong) == expected
    assert told(right) == []


def told(example: str) -> list[tuple[int, str]]:
    topology, _, source = meaning(example)
    rules, findings = gather(topology, (), {source.path: source})
    found = (*findings, *judge_rules(topology, None, None, rules, "2026-11-21").findings)
    return [(source.line_number(one.span.start), one.kind.name) for one in found]


def test_codes_and_names_are_used_once() -> None:
    assert len({kind.code for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)
