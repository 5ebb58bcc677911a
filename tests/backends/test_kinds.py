"""The pages of findings about targets: what they call wrong is found, and what they call right is not."""

import re

import pytest

from dotcompile.backends.kinds import KINDS
from dotcompile.diagnostics import Kind
from tests.backends.compiling import compiled

BLOCK = re.compile(r"^```dot\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"// expect: ([a-z-]+)")
NAMES = {kind.name for kind in KINDS}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if "```" in kind.page], ids=lambda kind: kind.name)
def test_page(kind: Kind) -> None:
    wrong, right = BLOCK.findall(kind.page)
    expected = [
        (number, said[1])
        for number, line in enumerate(wrong.splitlines(), 1)
        for said in EXPECTED.finditer(line)
    ]
    assert [name for _, name in expected] == [kind.name]
    assert found_in(wrong) == expected
    assert found_in(right) == []


def found_in(example: str) -> list[tuple[int, str]]:
    outcome = compiled(example, None)
    found = [one for one in outcome.of_target if one.kind.name in NAMES]
    return [(outcome.sources[one.span.path].place(one.span.start).line, one.kind.name) for one in found]


def test_codes_and_names_are_used_once() -> None:
    assert len({kind.code for kind in KINDS}) == len(NAMES) == len(KINDS)
