"""The pieces that JSON documents about relations share.

    THING    {"sort": "service", "name": "redis-cache", "id": "Redis Cache"}
    PORTS    null for any port, or [{"protocol": "tcp", "first": 80, "last": 80}]
    LINK     {"relation": "flow", "from": END, "to": END, "both": false, "served": true, "cause": "drawn",
              "path": "x.dot", "start": POSITION, "end": POSITION}
    END      {"sort": "zone", "name": "storage"}: as it was drawn, a zone being one end
    POSITION {"line": 1, "column": 1, "offset": 0}, in characters of the file that was read

What is not `served` is drawn, but the ports it is for are unknown. What nobody drew, and is possible on a
target all the same, has in place of all but `served` and `cause` what carries it, as `carriers` tells.
"""

from collections.abc import Sequence

from dotcompile.model.topology import End, Link, Topology
from dotcompile.model.values.ports import Ports
from dotcompile.reach.carriers import carrier_fields
from dotcompile.reach.relation import Connections, Edge
from dotcompile.reports.position import Position, extent
from dotcompile.reports.report import Sources
from dotcompile.reports.written import Value
from dotcompile.source import Span


def thing_fields(topology: Topology, connections: Connections) -> list[dict[str, Value]]:
    """Each thing of a relation, by its number."""
    ids = [*(service.id for service in topology.services), *(actor.id for actor in topology.actors)]
    # What is possible goes to the internet, too, whether or not that is drawn.
    ids += [thing.name for thing in connections.things[len(ids) :]]
    return [
        {"sort": str(thing.sort), "name": thing.name, "id": identifier}
        for thing, identifier in zip(connections.things, ids, strict=True)
    ]


def ports_field(ports: Ports | None) -> Value:
    """Ports, None being any."""
    if ports is None:
        return None
    return [{"protocol": one.protocol, "first": one.first, "last": one.last} for one in ports]


def edge_field(edge: Edge, sources: Sources) -> Value:
    """The link of an edge, and what it is worth."""
    because = edge.because
    of = link_fields(because, sources) if isinstance(because, Link) else carrier_fields(because)
    return {**of, "served": edge.served, "cause": str(edge.cause)}


def link_fields(link: Link, sources: Sources) -> dict[str, Value]:
    """A link as it was drawn."""
    return {
        "relation": str(link.relation),
        "from": end_field(link.source),
        "to": end_field(link.target),
        "both": link.both,
        **span_fields(link.origin, sources),
    }


def end_field(end: End) -> Value:
    """One end of a link."""
    return {"sort": str(end.sort), "name": end.name}


def span_fields(span: Span, sources: Sources) -> dict[str, Value]:
    """Where something stands."""
    start, end = extent(sources[span.path], span)
    return {"path": span.path, "start": _position(start), "end": _position(end)}


def _position(position: Position) -> Value:
    return {"line": position.line, "column": position.column, "offset": position.offset}


def chosen(fields: Sequence[Value], numbers: Sequence[int]) -> Value:
    """Some things, of the fields of all."""
    return [fields[number] for number in numbers]
