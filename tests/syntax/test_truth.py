"""The corpus of real diagrams: what `evaluate` makes of each is what libcgraph 14 makes of it."""

import csv

import pytest

from dotcompile.syntax.encoding import decode
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate
from tests.real import corpus
from tests.syntax.truth import LIBCGRAPH, expand

pytestmark = [pytest.mark.corpus, pytest.mark.libcgraph]


def rows() -> list[dict[str, str]]:
    folder = corpus()
    if folder is None:
        return []
    with (folder / "dot-truth.csv").open(encoding="utf-8", newline="") as table:
        return [row for row in csv.DictReader(table) if row["accept14"] == "1"]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["file"])
def test_it_means_what_libcgraph_says(row: dict[str, str]) -> None:
    folder = corpus()
    assert folder is not None
    source, _ = decode(row["file"], (folder / "dot" / row["file"]).read_bytes())
    document, _ = parse(source)
    drawings, _ = evaluate(document)

    counts = {
        "ngraphs": len(drawings),
        "nodes": sum(len(drawing.nodes) for drawing in drawings),
        "edges": sum(drawing.edge_count for drawing in drawings),
        "subgraphs": sum(len(list(drawing.root.walk())) - 1 for drawing in drawings),
    }
    assert counts == {name: int(row[name]) for name in counts}
    for drawing in drawings:
        text = source.text[drawing.graph.start : drawing.graph.end]
        assert expand(drawing) == LIBCGRAPH.read(text)
