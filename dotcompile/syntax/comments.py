"""The comments of a diagram, the statements that they are about, and what they want silenced."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial

from dotcompile.judging import Silence
from dotcompile.judging.silences import find_silences
from dotcompile.syntax import lexemes
from dotcompile.syntax.tree import Document, EdgeStatement, Graph, Statement, Subgraph

Stretch = tuple[int, int]

_PIECE = re.compile(rf"({lexemes.COMMENT})|{lexemes.STRING}|(<)", re.DOTALL)


def silences_in(document: Document) -> tuple[Silence, ...]:
    """What the comments of a diagram want silenced."""
    return find_silences(
        document.source, find_comments(document.source.text), partial(statement_at, document)
    )


def find_comments(text: str) -> Iterator[Stretch]:
    """The comments of a text in order, but none that strings have between them that `+` joins."""
    at = 0
    while (found := _PIECE.search(text, at)) is not None:
        at = found.end()
        if found.lastindex == 1:
            yield found.span()
        elif found.lastindex == 2:
            at = max(at, lexemes.html_end(text, at))


def statement_at(document: Document, offset: int) -> Stretch | None:
    """The statement that begins at an offset; of a subgraph what stands before its first statement."""
    here: Sequence[Graph | Statement] = document.graphs
    while here:
        number = bisect_right(here, offset, key=lambda one: one.start) - 1
        if number < 0:
            return None
        one = here[number]
        if one.start == offset:
            return offset, one.body[0].start - 1 if isinstance(
                one, Graph | Subgraph
            ) and one.body else one.end
        here = _inside(one, offset)
    return None


def _inside(one: Graph | Statement, offset: int) -> Sequence[Statement]:
    """The body around an offset."""
    match one:
        case Graph() | Subgraph():
            return one.body
        case EdgeStatement():
            operands = (part for part in one.operands if isinstance(part, Subgraph))
            return next((part.body for part in operands if part.start <= offset < part.end), ())
        case _:
            return ()
