"""An alias is the name of another service in the same network.

Both answer to the name: DNS gives now the one address, now the other.

```dot
digraph {
    subgraph cluster_data {
        db [container="postgres:16"]
        replica [container="postgres:16", aliases="db"]  // expect: alias-taken
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_data {
        db [container="postgres:16"]
        replica [container="postgres:16", aliases="db-replica"]
    }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Relation, Sort
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC319",
    "alias-taken",
    Severity.WARNING,
    "Part of the connections to the one service end at the other.",
    str(__doc__),
)


def find_taken(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each alias by which a network knows another service."""
    of_edges = any(subject.links_with("alias", Relation.ATTACH, Relation.SERVE))
    if not of_edges and not subject.services_with("aliases"):
        return
    members: dict[tuple[Sort, str], set[str]] = {}
    for endpoint in subject.drawn.endpoints:
        members.setdefault((endpoint.network.sort, endpoint.network.name), set()).add(endpoint.sandbox)
    told: set[tuple[str, str]] = set()
    for endpoint in subject.drawn.endpoints:
        there = members[endpoint.network.sort, endpoint.network.name] - {endpoint.sandbox}
        for alias in endpoint.aliases:
            if alias in there and (endpoint.sandbox, alias) not in told:
                told.add((endpoint.sandbox, alias))
                yield _finding(subject, endpoint.sandbox, alias, endpoint.network.name)


def _finding(subject: Subject, service: str, alias: str, network: str) -> Diagnostic:
    said = subject.topology.service[service].settings.get("aliases")
    span = subject.topology.service[service].origin
    if said is not None and alias in said.value:
        span = subject.entries(said)[said.value.index(alias)].span()
    message = f"{shown(alias)}, an alias of {shown(service)}, is the name of a service in {shown(network)}"
    label = Label(subject.topology.service[alias].origin, "the service of that name")
    return Diagnostic(KIND, message, span, (label,), "take another alias, or none")


CHECK = Check(KIND, find_taken)
