"""The matrix as a page of its own: a table while it is readable, else a list.

In: a matrix. Out: HTML that loads and runs nothing, by `matrix.html.jinja`; whatever goes in is escaped.
"""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from dotcompile.model.topology import Sort
from dotcompile.reach.matrix import Matrix, written_ports
from dotcompile.reach.search import Connection, is_served
from dotcompile.reports.visible import visible

TEMPLATE = Path(__file__).with_name("matrix.html.jinja")
#: The most things that a table may have.
TABLE = 200


def render(matrix: Matrix) -> str:
    """One page."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    template = environment.from_string(TEMPLATE.read_text(encoding="utf-8"))
    names = [visible(thing.name) for thing in matrix.things]
    pairs = [_fields(matrix, pair, names) for pair in matrix.pairs]
    return template.render(
        title=visible(matrix.topology.name) or "connections",
        paths=matrix.paths,
        names=names,
        actors=[thing.sort is Sort.ACTOR for thing in matrix.things],
        pairs=pairs,
        cells={(pair.source, pair.target): fields for pair, fields in zip(matrix.pairs, pairs, strict=True)},
        is_table=len(names) <= TABLE,
    )


def _fields(matrix: Matrix, pair: Connection, names: list[str]) -> Mapping[str, str]:
    ports = written_ports(pair) or f"{pair.hops} connections"
    served = not pair.edges or is_served(pair.edges)
    causes = sorted({edge.cause for edge in pair.edges})
    mark = str(pair.hops) if matrix.paths else "x" if served else "?"
    told = f"{ports} by {', '.join(causes)}" if causes else ports
    return {"from": names[pair.source], "to": names[pair.target], "mark": mark, "told": told}
