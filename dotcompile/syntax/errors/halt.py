"""Where a parse has come to a halt: the statement at fault, taken back so that it can be read another way.

In: a parse, and the token that does not fit. Out: a `Halt`, with the parse rewound to before the statement.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from dotcompile.source import Source
from dotcompile.syntax.machine import Machine, Splice
from dotcompile.syntax.scan import Patches, Start, Token, scan

#: A statement longer than this, in characters, is not gone through again.
LONGEST = 20_000
#: Statements before the one at fault are gone through again if they begin so few characters before it.
ON_LINE = 1_000


@dataclass(frozen=True, slots=True)
class Halt:
    """Where a parse stopped: in a body, after some tokens of a statement, at one that does not fit."""

    source: Source
    patches: Patches
    depth: int
    directed: bool
    tokens: tuple[Token, ...]
    token: Token

    def fine(self) -> Iterator[Token]:
        """The single tokens after the halt."""
        start = Start(self.token.end, directed=self.directed)
        return scan(self.source.text, start, whole=False, patches=self.patches)

    def resume(self, tokens: Sequence[Token], offset: int, *, in_body: bool) -> Iterator[Token]:
        """Some tokens, and those of the text after them."""
        kinds = [token.type for token in tokens]
        start = Start(
            offset,
            self.depth + kinds.count("LBRACE") - kinds.count("RBRACE"),
            kinds.count("LBRACKET") - kinds.count("RBRACKET"),
            self.directed,
            in_body,
        )
        return chain(tokens, scan(self.source.text, start, patches=self.patches))


def settle(machine: Machine) -> int:
    """Put away what is whole, a graph or a statement; the state of the innermost body, -1 outside all."""
    for kind in ("DIGRAPH", "SKIPPED"):
        if machine.trial().accepts((kind,)):
            machine.settle(kind)
    states = range(len(machine.states) - 1, -1, -1)
    return next((state for state in states if machine.shifts(state, "SKIPPED")), -1)


def halt_at(source: Source, machine: Machine, token: Token, body: int, patches: Patches) -> Halt:
    """Go back to the beginning of the statement, and of those before it on its line."""
    signs = [value for value in machine.values[:body] if type(value) is Token]
    depth = sum(sign.type in ("LBRACE", "OPEN") for sign in signs)
    directed = any(sign.type == "DIGRAPH" for sign in signs)
    popped = machine.values[body:]
    begin = _offset(popped[0]) if popped else token.start
    before = machine.values[body - 1]
    if type(before) is Splice:
        line = source.line_start(source.line_number(begin))
        begin = _unread(before, max(line, begin - ON_LINE), begin)
    machine.rewind(body)
    if token.start - begin > LONGEST:
        tokens: tuple[Token, ...] = (Token("SKIPPED", "", begin, token.start),)
    else:
        start = Start(begin, depth, directed=directed, in_body=True)
        scanned = scan(source.text, start, whole=False, patches=patches)
        tokens = tuple(_before(token.start, scanned))
    return Halt(source, patches, depth, directed, tokens, token)


def _before(offset: int, tokens: Iterator[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.start >= offset:
            return
        yield token


def _unread(items: Splice, after: int, begin: int) -> int:
    """Take from a body the statements at its end that begin after a place; where the first of them begins."""
    while items:
        last = items[-1]
        if type(last) is Token and last.type == "SKIPPED":
            break
        if type(last) is Token and last.type == "SEMICOLON" and items[-2].start < after:
            break  # its statement stays
        if type(last) is Token and last.type == "STATEMENTS":
            statements: Any = last.value
            while statements and statements[-1].start >= after:
                begin = statements.pop().start
            if statements:
                break
        elif last.start >= after:
            begin = last.start
        else:
            break
        items.pop()
    return begin


def _offset(value: Any) -> int:
    """Where the text begins of which a value was made."""
    while isinstance(value, list) and not hasattr(value, "start"):
        value = value[0]
    return int(value.start)
