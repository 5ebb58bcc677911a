"""The matrix for programs.

The shape, which only grows while `schema` stays 1; what THING, PORTS and LINK are is told in `fields`:

    {"schema": 1,
     "tool": {"name": "dotcompile", "version": "0.1.0"},
     "in": "intent",
     "on": null,
     "paths": false,
     "things": [THING],
     "connections": [{"from": 0, "to": 1, "hops": 1, "ports": PORTS, "served": true,
                      "links": [LINK]}]}

`in` is `intent` or `effective`, and `on` the target of the second. `from` and `to` are places in `things`,
from 0. If `paths` is true, pairs that have a path of several connections are there too, with the number of
those as `hops`; they have none of the rest.
"""

from collections.abc import Sequence

from dotcompile import __version__
from dotcompile.reach.fields import edge_field, ports_field, thing_fields
from dotcompile.reach.matrix import Matrix
from dotcompile.reach.search import Connection, is_served, ports_of
from dotcompile.reports.report import Sources
from dotcompile.reports.written import Value, written

SCHEMA = 1


def render(matrix: Matrix, sources: Sources) -> str:
    """One JSON document."""
    things: Sequence[Value] = thing_fields(matrix.topology, matrix.connections)
    return written(
        {
            "schema": SCHEMA,
            "tool": {"name": "dotcompile", "version": __version__},
            "in": "effective" if matrix.on else "intent",
            "on": matrix.on or None,
            "paths": matrix.paths,
            "things": things,
            "connections": [_pair(pair, sources) for pair in matrix.pairs],
        }
    )


def _pair(pair: Connection, sources: Sources) -> Value:
    fields: dict[str, Value] = {"from": pair.source, "to": pair.target, "hops": pair.hops}
    if pair.edges:
        fields["ports"] = ports_field(ports_of(pair.edges))
        fields["served"] = is_served(pair.edges)
        fields["links"] = [edge_field(edge, sources) for edge in pair.edges]
    return fields
