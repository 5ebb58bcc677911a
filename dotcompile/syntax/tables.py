"""The parse tables of a grammar: what to do in each state for each terminal.

They are kept beside `grammars/NAME.lark` as JSON, which no version of Python or lark reads differently,
together with a checksum of the grammar that they were made from. Where the two do not fit, that is, for
someone who is editing the grammar, lark makes them anew; `python -m dotcompile.syntax.tables` keeps those.
"""

import json
import zlib
from functools import cache
from os import path

from dotcompile.records import dataclass

DOT, RULES = "dot", "rules"


@dataclass(frozen=True, slots=True)
class Tables:
    """For each state what a symbol does: the state to go to, or, below zero, the rule to reduce by.

    A rule is what it makes, and of how many parts. The first state is the start.
    """

    rows: tuple[dict[str, int], ...]
    rules: tuple[tuple[str, int], ...]


def grammars() -> str:
    """The folder of the grammars: in an installed package within it, in a checkout beside it."""
    package = path.dirname(path.dirname(__file__))  # pathlib costs more than reading the tables
    installed = path.join(package, "grammars")
    return installed if path.isdir(installed) else path.join(path.dirname(package), "grammars")


@cache
def load(name: str) -> Tables:
    """The tables of a grammar as it stands."""
    with open(path.join(grammars(), f"{name}.lark"), "rb") as file:
        grammar = file.read()
    try:
        with open(path.join(grammars(), f"{name}.tables.json"), "rb") as file:
            kept = json.loads(file.read())
    except FileNotFoundError:
        kept = {"grammar": None}
    if kept["grammar"] == zlib.crc32(grammar):
        return Tables(tuple(kept["rows"]), tuple((origin, size) for origin, size in kept["rules"]))
    return _made(grammar)


def _made(grammar: bytes) -> Tables:
    from dotcompile.syntax.lalr import build  # and with it lark

    return Tables(*build(grammar.decode()))


def write(name: str) -> None:
    """Make the tables of a grammar anew, and keep them."""
    with open(path.join(grammars(), f"{name}.lark"), "rb") as file:
        grammar = file.read()
    made = _made(grammar)
    rows = ",\n  ".join(json.dumps(row, sort_keys=True) for row in made.rows)
    rules = ",\n  ".join(json.dumps(rule) for rule in made.rules)
    with open(path.join(grammars(), f"{name}.tables.json"), "w", encoding="utf-8") as file:
        file.write(f'{{\n "grammar": {zlib.crc32(grammar)},\n')
        file.write(f' "rows": [\n  {rows}\n ],\n "rules": [\n  {rules}\n ]\n}}\n')


if __name__ == "__main__":
    write(DOT)
    write(RULES)
