"""The corpus of real diagrams: every graph of every file that Graphviz accepts means something."""

import csv

import pytest

from dotcompile.model.build import build
from dotcompile.model.container_network import container_network
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate
from tests.model.soundness import check
from tests.real import corpus

pytestmark = pytest.mark.corpus


def files() -> list[str]:
    folder = corpus()
    if folder is None:
        return []
    with (folder / "dot-truth.csv").open(encoding="utf-8", newline="") as table:
        return [row["file"] for row in csv.DictReader(table) if row["accept14"] == "1"]


@pytest.mark.parametrize("file", files())
def test_it_is_built(file: str) -> None:
    folder = corpus()
    assert folder is not None
    source, _ = decode(file, (folder / "dot" / file).read_bytes())
    document, _ = parse(source)
    for drawing in evaluate(document)[0]:
        topology, findings = build(document, drawing)
        check(topology)
        container_network(topology)
        assert all(0 <= found.span.start <= found.span.end <= len(source.text) for found in findings)
