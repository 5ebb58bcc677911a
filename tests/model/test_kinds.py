"""The pages of findings about attributes: what they call wrong is found, and what they call right is not."""

import re
from collections.abc import Iterator, Sequence

import pytest

from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.model.kinds.attributes import KINDS
from dotcompile.model.values.text import written
from dotcompile.model.vocabulary import Place, find, stray
from dotcompile.source import Source
from dotcompile.syntax.parse import parse
from dotcompile.syntax.scan import attribute_spans
from dotcompile.syntax.tree import Assignment, EdgeStatement, NodeStatement, Statement, Subgraph

BLOCK = re.compile(r"^```dot\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"// expect: ([a-z-]+)")
ASSIGNED = re.compile(r'=\s*("[^"]*"|\w+)')


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_page(kind: Kind) -> None:
    wrong, right = BLOCK.findall(kind.page)
    expected = [
        (number, said[1])
        for number, line in enumerate(wrong.splitlines(), 1)
        for said in EXPECTED.finditer(line)
    ]
    assert [name for _, name in expected] == [kind.name]
    assert lines_and_kinds(wrong) == expected
    assert [name for _, name in lines_and_kinds(right) if name != "icon-not-image"] == []


def test_codes_and_names_are_used_once() -> None:
    assert len({kind.code for kind in KINDS}) == len({kind.name for kind in KINDS}) == len(KINDS)


def lines_and_kinds(example: str) -> list[tuple[int, str]]:
    source = Source("page.dot", example)
    document, findings = parse(source)
    assert findings == ()
    found = found_in(source, document.graphs[0].body, Place.GRAPH)
    return [(source.line_number(one.span.start), one.kind.name) for one in found]


def found_in(source: Source, body: Sequence[Statement], place: Place) -> Iterator[Diagnostic]:
    for statement in body:
        match statement:
            case Subgraph():
                yield from found_in(source, statement.body, Place.ZONE)
            case Assignment():
                value = ASSIGNED.search(source.text, statement.start)
                assert value is not None
                yield from found_by(source, statement.name, place, value.span(1))
            case NodeStatement() | EdgeStatement():
                where = Place.SERVICE if isinstance(statement, NodeStatement) else Place.EDGE
                spans = attribute_spans(source.text, statement)
                for (name, _), (_, _, start, end) in zip(statement.attributes, spans, strict=True):
                    yield from found_by(source, name, where, (start, end))


def found_by(source: Source, name: str, place: Place, at: tuple[int, int]) -> Iterator[Diagnostic]:
    row = find(name, place)
    if row is not None:
        yield from row.form.read(written(source, *at))[1]
    elif (finding := stray(name, place, source.span(*at))) is not None:
        yield finding
