"""The parse tables of a grammar, made by lark.

In: the grammar. Out: its states and rules, numbered as a walk from the start meets them. lark is imported
here and nowhere else.
"""

from collections import deque
from collections.abc import Iterator
from typing import Any

from lark import Lark, Token
from lark.lexer import Lexer
from lark.parsers.lalr_analysis import Shift


class _NoLexer(Lexer):
    """lark wants a lexer; the tables need none."""

    def __init__(self, conf: object) -> None: ...

    def lex(self, *_: object) -> Iterator[Token]:
        return iter(())


Rows = tuple[dict[str, int], ...]
Rules = tuple[tuple[str, int], ...]


def build(grammar: str) -> tuple[Rows, Rules]:
    """For each state what a symbol does in it; and for each rule what it makes, of how many parts."""
    lark = Lark(grammar, parser="lalr", lexer=_NoLexer, maybe_placeholders=False, strict=True)
    made = lark.parser.parser._parse_table
    start = made.start_states["start"]
    states = {start: 0}
    rules: dict[Any, int] = {}
    rows: list[dict[str, int]] = []
    # Numbered by a walk from the start, since lark's own numbers follow the order of its sets.
    waiting = deque([start])
    while waiting:
        row: dict[str, int] = {}
        for symbol, (action, argument) in sorted(made.states[waiting.popleft()].items(), key=_symbol):
            if action is not Shift:
                row[str(symbol)] = -1 - rules.setdefault(argument, len(rules))
                continue
            if argument not in states:
                states[argument] = len(states)
                waiting.append(argument)
            row[str(symbol)] = states[argument]
        rows.append(row)
    return tuple(rows), tuple((str(rule.origin.name), len(rule.expansion)) for rule in rules)


def _symbol(entry: tuple[object, object]) -> str:
    return str(entry[0])
