"""An answer for programs.

The shape, which only grows while `schema` stays 1; what THING, PORTS and LINK are is told in `fields`:

    {"schema": 1,
     "tool": {"name": "dotcompile", "version": "0.1.0"},
     "in": "intent",
     "on": null,
     "from": {"sort": "zone", "name": "storage", "id": "cluster_storage", "members": [THING]},
     "to": {"sort": "service", "name": "web", "id": "web", "members": [THING]},
     "reaches": true,
     "path": [{"from": THING, "to": THING, "ports": PORTS, "links": [LINK]}],
     "able": [THING],
     "reached": [THING]}

`in` is `intent` or `effective`, and `on` the target of the second. `able` are the members of `from` that
reach something of `to`, `reached` those of `to` that are reached; what is a member of both is in neither. If
`reaches` is false, there are in place of the last three:

     "from_reaches": [THING], "to_is_reached_by": [THING], "back": [as path], "denied": [LINK],
     "would_open": "storage -> web"

A denied LINK has no `served` and no `cause`; `would_open` is a line of DOT, or null if none would.
"""

from collections.abc import Sequence

from dotcompile import __version__
from dotcompile.reach.answer import Answer, Question, Yes
from dotcompile.reach.fields import chosen, edge_field, link_fields, ports_field, thing_fields
from dotcompile.reach.names import Party
from dotcompile.reach.opening import would_open
from dotcompile.reach.search import Hop, ports_of
from dotcompile.reports.report import Sources
from dotcompile.reports.written import Value, written

SCHEMA = 1


def render(question: Question, answer: Answer, sources: Sources) -> str:
    """One JSON document."""
    things = thing_fields(question.topology, question.connections)
    return written(
        {
            "schema": SCHEMA,
            "tool": {"name": "dotcompile", "version": __version__},
            "in": "effective" if question.on else "intent",
            "on": question.on or None,
            "from": _party(question.source, things),
            "to": _party(question.target, things),
            "reaches": isinstance(answer, Yes),
            **_found(question, answer, things, sources),
        }
    )


def _found(question: Question, answer: Answer, things: Sequence[Value], sources: Sources) -> dict[str, Value]:
    if isinstance(answer, Yes):
        return {
            "path": _path(answer.path, things, sources),
            "able": chosen(things, answer.able),
            "reached": chosen(things, answer.reached),
        }
    return {
        "from_reaches": chosen(things, answer.reached),
        "to_is_reached_by": chosen(things, answer.reaching),
        "back": _path(answer.back, things, sources),
        "denied": [link_fields(link, sources) for link in answer.denied],
        "would_open": would_open(question),
    }


def _party(party: Party, things: Sequence[Value]) -> Value:
    members = chosen(things, party.members)
    return {"sort": str(party.sort), "name": party.name, "id": party.id, "members": members}


def _path(path: tuple[Hop, ...], things: Sequence[Value], sources: Sources) -> Value:
    return [
        {
            "from": things[hop.source],
            "to": things[hop.target],
            "ports": ports_field(ports_of(hop.edges)),
            "links": [edge_field(edge, sources) for edge in hop.edges],
        }
        for hop in path
    ]
