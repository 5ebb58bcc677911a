"""The matrix for a pull request: a table with a line for each pair.

https://github.github.com/gfm/#tables-extension-
"""

import re
from collections.abc import Iterator

from dotcompile.reach.matrix import Matrix, written_causes, written_ports
from dotcompile.reports.visible import visible


def render(matrix: Matrix) -> str:
    """One table."""
    return "".join(f"{line}\n" for line in _lines(matrix))


def _lines(matrix: Matrix) -> Iterator[str]:
    last = (*(("causes",) if matrix.on else ()), *(("hops",) if matrix.paths else ()))
    heads = ("from", "to", "ports", *last)
    yield f"| {' | '.join(heads)} |"
    yield f"|{'---|' * len(heads)}"
    for pair in matrix.pairs:
        from_, to = matrix.things[pair.source], matrix.things[pair.target]
        more = (*((written_causes(pair),) if matrix.on else ()), *((str(pair.hops),) if matrix.paths else ()))
        yield f"| {' | '.join((_code(from_.name), _code(to.name), written_ports(pair), *more))} |"


def _code(name: str) -> str:
    """A code span, in which only backticks and the bars of the table mean anything."""
    text = visible(name).replace("|", "\\|")
    fence = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
    padding = " " if "`" in text else ""
    return f"{fence}{padding}{text}{padding}{fence}"
