"""Texts that broke something once, each as small as it could be made."""

import pytest

from dotcompile.source import Source
from dotcompile.syntax.parse import parse
from tests.syntax import oracle
from tests.syntax.invariants import check_reading

PINNED = {
    "a brace is put where a region is skipped": 'h{{"":=\n""x\ré=}',
    "a brace is put at the end of what is skipped": "{<>=9;digraph{digraph{\n京,i--",
    "a semicolon on a line of its own, and the end": 'DIgRAPH{""\n;',
    "a semicolon after a port over two lines": 'graph{1\n:e:"";',
    "a number that is split, and gone over again": 'graph{""[c=5-1=i]c',
    "a value that runs into the next name": "graph{b[c=5-1=i,d=a-.5=i]}",
    "a chain of numbers without a space": "graph{5--0--7;}",
    "a brace is put where another was put": "G{{r->}\ne[}",
    "a brace is put after what was left out": "g{{g->}\n{=",
    "a wrong arrow in a graph without a header": "digraph b {a -> b}ph  1.{b,c -- 1.:c --d:w[];}",
    "a brace is put where a colour is not yet quoted": 'G{""{c=#l 7\n/};4:"',
    "a body that opens at the end": 'digraph{""subgraph{',
    "a byte-order mark for a value": "digraph G {a->b [arrowhead=\ufeff]}",
    "a byte-order mark for a name": "graph {a [\ufeff=LR]}",
    "a quote is put, and the statement gone over again": (
        'graph G {a [label="left\\lal {\nsize = "6,9";\nnode [ shape = record ];\nb [ label = "\\n{d}"];\nc'
    ),
    "a byte-order mark behind an arrow": "digraph {4 ->\ufeff 2}",
}


@pytest.mark.parametrize("text", PINNED.values(), ids=PINNED.keys())
def test_it_is_read(text: str) -> None:
    source = Source("pinned.dot", text)
    (document, findings), (fine, told) = parse(source), parse(source, whole=False)
    check_reading(source, document, findings)
    assert oracle.rows(document.graphs) == oracle.rows(fine.graphs)
    assert findings == told
