"""The parse tables of the DOT grammar: what to do in each state for each terminal.

lark makes them from `grammars/dot.lark`; they are kept beside it as JSON, which no version of Python or lark
reads differently, together with a checksum of the grammar that they were made from. lark is imported only
where the two do not fit, that is, for someone who is editing the grammar. `python -m
dotcompile.syntax.tables` writes them anew.
"""

import json
import zlib
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

GRAMMAR = "dot.lark"
TABLES = "dot.tables.json"


@dataclass(frozen=True, slots=True)
class Rule:
    """A production: what it makes, and of how many parts."""

    origin: str
    size: int


@dataclass(frozen=True, slots=True)
class Tables:
    """For each state what a symbol does: the state to go to, or, below zero, the rule to reduce by."""

    rows: tuple[dict[str, int], ...]
    rules: tuple[Rule, ...]
    start: int


def grammars() -> Path:
    """The folder of the grammars: in an installed package within it, in a checkout beside it."""
    package = Path(__file__).parent.parent
    installed = package / "grammars"
    return installed if installed.is_dir() else package.parent / "grammars"


@cache
def load() -> Tables:
    """The tables of the grammar as it stands."""
    folder = grammars()
    grammar = (folder / GRAMMAR).read_bytes()
    kept = folder / TABLES
    if kept.is_file():
        found = json.loads(kept.read_bytes())
        if found["grammar"] == zlib.crc32(grammar):
            return Tables(
                tuple(found["rows"]),
                tuple(Rule(origin, size) for origin, size in found["rules"]),
                found["start"],
            )
    return build(grammar.decode())


def build(grammar: str) -> Tables:
    """The tables that lark makes of a grammar, its states numbered as they are first met."""
    from lark import Lark, Token
    from lark.lexer import Lexer
    from lark.parsers.lalr_analysis import Shift

    class NoLexer(Lexer):
        def __init__(self, conf: object) -> None: ...

        def lex(self, lexer_state: object, parser_state: object) -> Iterator[Token]:
            raise NotImplementedError

    lark = Lark(grammar, parser="lalr", lexer=NoLexer, maybe_placeholders=False)
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
    return Tables(tuple(rows), tuple(Rule(str(rule.origin.name), len(rule.expansion)) for rule in rules), 0)


def _symbol(entry: tuple[object, object]) -> str:
    return str(entry[0])


def main() -> None:
    """Write the tables beside the grammar."""
    grammar = (grammars() / GRAMMAR).read_bytes()
    made = build(grammar.decode())
    rows = ",\n  ".join(json.dumps(row, sort_keys=True) for row in made.rows)
    rules = ",\n  ".join(json.dumps([rule.origin, rule.size]) for rule in made.rules)
    (grammars() / TABLES).write_text(
        f'{{\n "grammar": {zlib.crc32(grammar)},\n "start": {made.start},\n'
        f' "rows": [\n  {rows}\n ],\n "rules": [\n  {rules}\n ]\n}}\n',
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
