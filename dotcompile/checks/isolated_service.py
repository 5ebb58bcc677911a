"""A service reaches nobody, and nobody reaches it.

No edge ends at it or at a zone that it is in, nothing is published, and no neighbour is in its zone. That is
not reported where a graph has no edges at all.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"]; web [container="shop/web:2"]; web -> api }
    subgraph cluster_cache { cache [container="redis:7"] }  // expect: isolated-service
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"]; web [container="shop/web:2"]; web -> api }
    subgraph cluster_cache { cache [container="redis:7"] }
    api -> cache
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.topology import Relation, Sort, Zone
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC221",
    "isolated-service",
    Severity.WARNING,
    "An edge was forgotten, or the service is of no use to anyone.",
    str(__doc__),
)
#: Where a service runs or what drives it is no connection of it.
_JOINING = tuple(relation for relation in Relation if relation not in (Relation.CONTROL, Relation.PROVISION))
#: What else makes it known to others, or lets it see them.
_OTHERWISE = ("publish", "network_mode", "depends_on", "egress")


def find_isolated(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each service without connections, if there are any connections at all."""
    with_neighbours = {zone.name for zone in subject.topology.zones if _has_several(zone)}
    alone = [
        service
        for service in subject.topology.services
        if with_neighbours.isdisjoint(service.zones)
        and not any(name in service.settings for name in _OTHERWISE)
    ]
    joined, zones = _ends(subject) if alone else (set(), set())
    if not joined and not zones:
        return
    for service in subject.services_with("depends_on"):
        joined.update(one.service for one in service.settings["depends_on"].value)
    for service in alone:
        if service.name not in joined and not any(_is_joined(subject, zone, zones) for zone in service.zones):
            message = f"{shown(service.name)} reaches nobody, and nobody reaches it"
            help_ = "draw an edge to it or from it; `kind=none` makes it drawing only"
            yield Diagnostic(KIND, message, service.origin, help=help_)


def _ends(subject: Subject) -> tuple[set[str], set[str]]:
    """The services and the zones at which edges end."""
    services: set[str] = set()
    zones: set[str] = set()
    for link in subject.links(*_JOINING):
        for end in (link.source, link.target):
            if end.sort is Sort.SERVICE:
                services.add(end.name)
            elif end.sort is Sort.ZONE:
                zones.add(end.name)
    return services, zones


def _has_several(zone: Zone) -> bool:
    """Whether a zone connects its members with each other."""
    return sum(member.sort is Sort.SERVICE for member in zone.members) > 1


def _is_joined(subject: Subject, name: str, joined: set[str]) -> bool:
    """Whether an edge ends at a zone or at one around it."""
    around: str | None = name
    while around is not None:
        if around in joined:
            return True
        around = subject.topology.zone[around].parent
    return False


CHECK = Check(KIND, find_isolated)
