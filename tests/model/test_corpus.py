"""The corpus of real diagrams: every graph of every file that Graphviz accepts means something, and soon."""

import csv
import time

import pytest

from dotcompile.model.build import build
from dotcompile.model.container_network import container_network
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate
from tests.model.soundness import check
from tests.real import corpus

pytestmark = pytest.mark.corpus
MOST_SECONDS, SHOWN = 1.0, 5


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


def test_each_is_built_within_a_second() -> None:
    """In seconds of the processor; `pytest -s` shows the slowest."""
    folder = corpus()
    assert folder is not None
    took = sorted(
        ((seconds(file, (folder / "dot" / file).read_bytes()), file) for file in files()), reverse=True
    )
    print("", *(f"{slow:.3f} s {file}" for slow, file in took[:SHOWN]), sep="\n")
    assert took[0][0] <= MOST_SECONDS, took[:SHOWN]


def seconds(file: str, data: bytes) -> float:
    """How long it takes to decode, parse, evaluate and build all graphs of a file."""
    began = time.process_time()
    document, _ = parse(decode(file, data)[0])
    for drawing in evaluate(document)[0]:
        build(document, drawing)
    return time.process_time() - began
