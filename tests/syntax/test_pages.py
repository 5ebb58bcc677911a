"""The pages of the kinds: each example finds what it says, where it says, and the last of a page is sound."""

import re

import pytest

from dotcompile.diagnostics import Kind
from dotcompile.source import Source
from dotcompile.syntax.kinds import KINDS
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate

EXAMPLE = re.compile(r"^```dot\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"// expect: ([\w-]+)")
#: Of bytes, or of so much text that no page can show it; their own tests have them.
NOT_SHOWN = {"undecodable-bytes", "byte-order-mark", "too-large", "too-many-findings", "too-many-edges"}

EXAMPLES = [
    pytest.param(text, id=f"{kind.name}-{number}")
    for kind in KINDS
    for number, text in enumerate(EXAMPLE.findall(kind.page))
]


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_finds_what_it_says(text: str) -> None:
    source = Source("page.dot", text)
    document, findings = parse(source)
    _, more = evaluate(document)
    found = {(source.line_number(one.span.start), one.kind.name) for one in (*findings, *more)}
    lines = enumerate(text.splitlines(), start=1)
    assert found == {(number, name) for number, line in lines for name in EXPECTED.findall(line)}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_page_shows_the_fault_and_how_to_write_it(kind: Kind) -> None:
    examples = EXAMPLE.findall(kind.page)
    assert kind.why
    assert kind.page
    if kind.name in NOT_SHOWN:
        assert not any(map(EXPECTED.search, examples))
        return
    assert kind.name in {name for example in examples for name in EXPECTED.findall(example)}
    assert not EXPECTED.search(examples[-1])


def test_codes_and_names_are_each_one_kind_s() -> None:
    assert len({kind.code for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)
