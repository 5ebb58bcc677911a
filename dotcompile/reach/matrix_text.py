"""The matrix for a person: a table while it is readable, else a list.

In: a matrix. Out: lines such as

      from, to:        1 2 3
    1 customer (actor) . x .
    2 web              . . x
    3 db               . . .
"""

from collections.abc import Iterator

from dotcompile.model.topology import Sort
from dotcompile.reach.matrix import Matrix, mildest, written_causes, written_ports
from dotcompile.reach.relation import Cause
from dotcompile.reach.search import Connection, is_served
from dotcompile.reports.columns import cells
from dotcompile.reports.visible import visible

#: The most things that a table may have.
TABLE = 30
#: By the mildest cause of a connection.
MARKS = {
    Cause.DRAWN: "x",
    Cause.ZONE: "z",
    Cause.PORT: "o",
    Cause.REVERSE: "r",
    Cause.CO_TENANT: "c",
    Cause.PUBLISHED: "p",
    Cause.HOST_MODE: "h",
    Cause.EGRESS: "e",
}
CORNER = "from, to:"


def render(matrix: Matrix) -> str:
    """Lines of text."""
    body = _table(matrix) if len(matrix.things) <= TABLE else _list(matrix)
    return "".join(f"{line}\n" for line in (*_title(matrix), *body))


def _title(matrix: Matrix) -> Iterator[str]:
    actors = len(matrix.connections.actors)
    what = _count(len(matrix.pairs), "path" if matrix.paths else "direct connection")
    things = f"{_count(len(matrix.things) - actors, 'service')}, {_count(actors, 'actor')}"
    where = f"on {matrix.on}" if matrix.on else "as drawn"
    yield f"{what} {where}, between {things}"
    if matrix.pairs and len(matrix.things) <= TABLE:
        yield _legend(matrix)
        yield ""


def _legend(matrix: Matrix) -> str:
    if matrix.paths:
        return "a number is how many connections the shortest path has"
    if matrix.on:
        causes = dict.fromkeys(sorted(filter(None, map(mildest, matrix.pairs)), key=list(Cause).index))
        return ", ".join(f"{MARKS[cause]} {cause}" for cause in causes)
    unserved = any(not is_served(pair.edges) for pair in matrix.pairs)
    return "x connects, ? would: nothing says what is published" if unserved else "x connects"


def _mark(matrix: Matrix, pair: Connection) -> str:
    cause = mildest(pair)
    if matrix.paths or cause is None:
        return str(pair.hops)
    return MARKS[cause] if is_served(pair.edges) else "?"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _table(matrix: Matrix) -> Iterator[str]:
    if not matrix.pairs:
        return
    names = [_name(matrix, number) for number in range(len(matrix.things))]
    digits = len(str(len(names)))
    wide = max(len(CORNER), *map(_width, names))
    marks = {(pair.source, pair.target): _mark(matrix, pair) for pair in matrix.pairs}
    column = max(digits, max(map(len, marks.values()))) + 1
    heads = "".join(f"{number:>{column}}" for number in range(1, len(names) + 1))
    yield f"{' ' * digits} {CORNER:<{wide}}{heads}"
    for row, name in enumerate(names):
        line = "".join(f"{marks.get((row, other), '.'):>{column}}" for other in range(len(names)))
        yield f"{row + 1:>{digits}} {name}{' ' * (wide - _width(name))}{line}"


def _width(name: str) -> int:
    return sum(cell.width for cell in cells(name))


def _list(matrix: Matrix) -> Iterator[str]:
    for pair in matrix.pairs:
        told = written_causes(pair) if matrix.on else written_ports(pair)
        ports = told or f"in {pair.hops} connections"
        yield f"{_name(matrix, pair.source)} -> {_name(matrix, pair.target)}: {ports}"


def _name(matrix: Matrix, number: int) -> str:
    thing = matrix.things[number]
    return visible(thing.name) + (" (actor)" if thing.sort is Sort.ACTOR else "")
