"""A service waits for one that it has no network in common with.

To wait for a service to be up is of use to one that talks to it, so an edge is likely missing. A wait for one
to be `completed` needs no network, and is not reported.

```dot
digraph {
    subgraph cluster_app {
        api [container="shop/api:2", depends_on="db"]  // expect: dependency-without-network
    }
    subgraph cluster_data { db [container="postgres:16"] }
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2", depends_on="db"] }
    subgraph cluster_data { db [container="postgres:16"] }
    api -> db
}
```
"""

from collections.abc import Iterator, Set

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.checks.waiting import waits
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Relation, Sort, ZoneKind
from dotcompile.model.values.form import shown
from dotcompile.reach.ends import expand

KIND = Kind(
    "DC252",
    "dependency-without-network",
    Severity.WARNING,
    "The service waits, and then does not reach what it waited for.",
    str(__doc__),
)


def find_apart(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each entry of `depends_on` whose two services share no zone, network or flow."""
    waiting = [
        (wait.services[0], wait.others[0], wait)
        for wait in waits(subject)
        if wait.number is not None and wait.condition != "completed"
    ]
    pairs = {(name, other) for name, other, _ in waiting if not _share_zone(subject, name, other)}
    for link in subject.links(Relation.FLOW) if pairs else ():
        if link.source.sort is link.target.sort is Sort.SERVICE:
            pairs -= {(link.source.name, link.target.name), (link.target.name, link.source.name)}
    places = _places(subject, {name for pair in pairs for name in pair}) if pairs else {}
    for name, other, wait in waiting:
        if (name, other) in pairs and places[name].isdisjoint(places[other]):
            message = f"{shown(name)} waits for {shown(other)}, and has no connection to it"
            label = Label(subject.topology.service[other].origin, "it is here")
            help_ = f"draw the edge `{name} -> {other}`, or take the dependency away"
            yield Diagnostic(KIND, message, wait.span(subject), (label,), help_)


def _share_zone(subject: Subject, *names: str) -> bool:
    """Whether two services are in one network, or are one, or one of them is on the machine's own."""
    both = [subject.topology.service[name] for name in names]
    modes = [one.settings["network_mode"].value.mode for one in both if "network_mode" in one.settings]
    shared = (subject.topology.zone[name].kind for name in both[0].zones if name in both[1].zones)
    return both[0] is both[1] or ZoneKind.NETWORK in shared or "host" in modes


def _places(subject: Subject, names: Set[str]) -> dict[str, set[object]]:
    """What each of these services shares with others: networks, flows, a network stack."""
    found: dict[str, set[object]] = {name: set() for name in names}
    for endpoint in subject.drawn.endpoints:
        if endpoint.sandbox in found:
            found[endpoint.sandbox].add((endpoint.network.sort, endpoint.network.name))
    members: dict[tuple[Sort, str], Set[str]] = {}
    for number, link in enumerate(subject.links(Relation.FLOW, Relation.SERVE)):
        for end in (link.source, link.target):
            if end.sort is Sort.SERVICE:
                there: Set[str] = {end.name} if end.name in found else set()
            else:
                key = end.sort, end.name
                if key not in members:
                    members[key] = names & {thing.name for thing in expand(subject.topology, *key)}
                there = members[key]
            for name in there:
                found[name].add(number)
    for sandbox in subject.drawn.sandboxes if subject.services_with("network_mode") else ():
        shared = set().union({sandbox.name}, *(found.get(name, ()) for name in sandbox.services))
        found |= {name: shared for name in sandbox.services if name in found}
    return found


CHECK = Check(KIND, find_apart)
