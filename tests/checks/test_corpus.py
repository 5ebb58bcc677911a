"""The corpus of real diagrams: every check has its say about every graph, at places that there are."""

import pytest

from dotcompile.checks.catalogue import check
from dotcompile.model.build import build
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate
from tests.model.test_corpus import files
from tests.real import corpus

pytestmark = pytest.mark.corpus


@pytest.mark.parametrize("file", files())
def test_it_is_checked(file: str) -> None:
    folder = corpus()
    assert folder is not None
    source, _ = decode(file, (folder / "dot" / file).read_bytes())
    document, _ = parse(source)
    for drawing in evaluate(document)[0]:
        topology, _ = build(document, drawing)
        found = check(topology, {file: source})
        assert found == check(topology, {file: source})
        for one in found:
            spans = (one.span, *(label.span for label in one.labels))
            assert all(0 <= span.start <= span.end <= len(source.text) for span in spans)
            assert one.message
            assert one.help
