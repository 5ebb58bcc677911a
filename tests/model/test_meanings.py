"""The pages of findings about what diagrams mean: what they call wrong is found, the rest is not."""

import re

import pytest

from dotcompile.diagnostics import Kind, Severity
from dotcompile.model.kinds import links as link_kinds
from dotcompile.model.kinds import names as name_kinds
from dotcompile.model.kinds import openings as opening_kinds
from dotcompile.model.kinds import parts as part_kinds
from tests.model.shown import meaning

BLOCK = re.compile(r"^```dot\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"// expect: ([a-z-]+)")
KINDS = (*part_kinds.KINDS, *name_kinds.KINDS, *link_kinds.KINDS, *opening_kinds.KINDS)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_page(kind: Kind) -> None:
    wrong, right = BLOCK.findall(kind.page)
    expected = [
        (number, said[1])
        for number, line in enumerate(wrong.splitlines(), 1)
        for said in EXPECTED.finditer(line)
    ]
    assert [name for _, name in expected] == [kind.name]
    assert told(wrong, kind) == expected
    assert told(right, kind) == []


def told(example: str, kind: Kind) -> list[tuple[int, str]]:
    """The findings of a kind, and all others that are more than notes."""
    _, findings, source = meaning(example)
    counted = [one for one in findings if one.kind is kind or one.kind.severity is not Severity.NOTE]
    return [(source.line_number(one.span.start), one.kind.name) for one in counted]


def test_codes_and_names_are_used_once() -> None:
    assert len({kind.code for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)
