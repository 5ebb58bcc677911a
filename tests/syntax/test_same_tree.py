"""Runs of statements, single tokens, and lark's own driver: three ways to one tree, every offset included."""

from collections.abc import Iterator
from random import Random

import pytest

from dotcompile.source import Source
from dotcompile.syntax.kinds import IGNORED_TAIL
from dotcompile.syntax.parse import find_errors, parse
from dotcompile.syntax.scan import END, attribute_spans, scan
from dotcompile.syntax.tree import (
    Assignment,
    Defaults,
    Document,
    EdgeStatement,
    NodeStatement,
    WithAttributes,
)
from tests.soak import Soak
from tests.syntax import oracle
from tests.syntax.diagrams import accepted, diagram
from tests.syntax.generate import valid
from tests.syntax.invariants import Part, check_reading, parts
from tests.syntax.truth import LIBCGRAPH


def same_tree(source: Source) -> Document:
    """The tree of a text without errors, having compared all three."""
    document, findings = parse(source)
    fine, told = parse(source, whole=False)
    assert findings == told == find_errors(source)
    rows = oracle.rows(document.graphs)
    assert rows == oracle.rows(fine.graphs)
    end = (
        document.graphs[-1].end if any(found.kind is IGNORED_TAIL for found in findings) else len(source.text)
    )
    assert rows == oracle.rows(oracle.graphs(Source(source.path, source.text[:end])))
    check_reading(source, document, findings)
    return document


@pytest.mark.corpus
@pytest.mark.parametrize("path", accepted())
def test_of_a_real_diagram(path: str) -> None:
    document = same_tree(diagram(path))
    assert document.graphs


@pytest.mark.libcgraph
@pytest.mark.parametrize("part", range(2))
def test_of_generated_texts_which_libcgraph_takes_too(part: int, soak: Soak) -> None:
    inputs, characters = soak.count(1000), 0
    for _ in range(inputs):
        key = soak.random.getrandbits(48)
        source = Source("generated.dot", valid(Random(key)))
        characters += len(source.text)
        document = same_tree(source)
        for graph in document.graphs:
            assert LIBCGRAPH.read(source.text[graph.start : graph.end]), f"refused by libcgraph: {key}"
    soak.figures |= {"inputs": inputs, "characters": characters}


@pytest.mark.corpus
@pytest.mark.parametrize("path", accepted())
def test_the_places_of_a_real_diagram_s_attributes(path: str) -> None:
    source = diagram(path)
    document, _ = parse(source)
    for statement in with_attributes(document):
        check_attributes(source, statement)


def test_the_places_of_generated_attributes(soak: Soak) -> None:
    for _ in range(soak.count(200)):
        source = Source("generated.dot", valid(soak.random))
        document, _ = parse(source)
        for statement in with_attributes(document):
            check_attributes(source, statement)


def check_attributes(source: Source, statement: WithAttributes) -> None:
    at = statement.brackets + 1
    places = attribute_spans(source.text, statement)
    assert len(places) == len(statement.attributes)
    for (name, value), (begin, end, first, last) in zip(statement.attributes, places, strict=True):
        assert at <= begin <= end < first <= last < statement.end
        assert says(source.text[begin:end]) == [name]
        assert says(source.text[first:last]) == [value]
        at = last


def says(written: str) -> list[object]:
    return [token.value for token in scan(written, whole=False) if token.type != END]


def with_attributes(document: Document) -> Iterator[WithAttributes]:
    waiting: list[Part] = list(document.graphs)
    while waiting:
        part = waiting.pop()
        if isinstance(part, NodeStatement | EdgeStatement | Defaults):
            yield part
        if not isinstance(part, Assignment):
            waiting += parts(part)
