"""What holds of whatever a text is read to, be it DOT or not.

In: a text, its tree and its findings. Out: nothing; what does not hold fails an assertion.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.source import Source, Span
from dotcompile.syntax.reading import MOST_ERRORS
from dotcompile.syntax.tree import (
    Document,
    EdgeStatement,
    Graph,
    Name,
    NodeRef,
    NodeStatement,
    Statement,
    Subgraph,
)

Part = Graph | Statement | NodeRef | Name


def check_reading(source: Source, document: Document, findings: Sequence[Diagnostic]) -> None:
    """Every place is in the text, every part within its whole, and what is wrong is told."""
    errors = sum(found.kind.severity is Severity.ERROR for found in findings)
    assert errors <= MOST_ERRORS + 2
    assert errors or document.graphs, "nothing was read, and nothing told"
    for found in findings:
        check_finding(source, found)
    check_row(document.graphs, 0, len(source.text))
    waiting: list[Part] = list(document.graphs)
    while waiting:
        part = waiting.pop()
        inside = list(parts(part))
        check_row(inside, part.start, part.end)
        waiting += inside


def check_finding(source: Source, found: Diagnostic) -> None:
    """A finding has a message of one line and points at places that there are."""
    assert found.message
    assert "\n" not in found.message + found.help
    edits = found.fix.edits if found.fix else ()
    for span in (found.span, *(label.span for label in found.labels), *(edit.span for edit in edits)):
        check_span(source, span)
    assert all(one.span.end <= two.span.start for one, two in pairwise(edits))


def check_span(source: Source, span: Span) -> None:
    assert span.path == source.path
    assert 0 <= span.start <= span.end <= len(source.text), span


def check_row(row: Sequence[Part], start: int, end: int) -> None:
    """Parts stand one after another between two places."""
    at = start
    for part in row:
        assert at <= part.start <= part.end <= end, part
        at = part.end


def parts(part: Part) -> Iterator[Part]:
    """What a part of the tree is made of."""
    match part:
        case Graph() | Subgraph():
            if part.id is not None:
                yield part.id
            yield from part.body
        case NodeStatement():
            yield from part.nodes
        case EdgeStatement():
            for operand in part.operands:
                if isinstance(operand, Subgraph | NodeRef):
                    yield operand
                else:
                    yield from operand
        case _:
            pass
