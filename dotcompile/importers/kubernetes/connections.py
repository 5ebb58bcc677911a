"""Who may talk to whom in a cluster, as edges of a diagram: as few as say it all.

In: workloads by zone, and what policies permit. Out: edges between zones where all of one may reach all of
another alike, or else from a zone, or from single services. A pod can be reached at any port that it listens
on where nothing narrows it; an edge then says none.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dotcompile.importers.imported import NOTHING, ImportedEdge, ImportedEnd
from dotcompile.importers.saying import Found, Saying
from dotcompile.model.topology import Settings, Sort
from dotcompile.model.values.ports import ANY_PORT, PORTS, Ports
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import Place
from dotcompile.reach.policies.permitting import Permitting
from dotcompile.reach.policies.policy import Pod
from dotcompile.records import dataclass
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class Member:
    """A service, and the pod that it is in."""

    name: str
    pod: Pod
    origin: Span


def connections(zones: Mapping[str, Sequence[Member]], permitting: Permitting) -> Iterator[ImportedEdge]:
    """All edges between services."""
    for source, senders in zones.items():
        for target, receivers in zones.items():
            yield from _between((source, senders), (target, receivers), permitting)


def _between(
    source: tuple[str, Sequence[Member]], target: tuple[str, Sequence[Member]], permitting: Permitting
) -> Iterator[ImportedEdge]:
    (zone, senders), (other, receivers) = source, target
    table = {
        (one.name, each.name): permitting.ports(one.pod, each.pod)
        for one in senders
        for each in receivers
        if one is not each
    }
    whole = set(table.values())
    if not table or whole == {()}:
        return
    if len(whole) == 1 and len(senders) > 1:
        yield _edge(_zone(zone, senders), _zone(other, receivers), whole.pop(), receivers[0].origin)
        return
    for each in receivers:
        of_target = {one.name: table[one.name, each.name] for one in senders if one is not each}
        alike = set(of_target.values())
        if len(alike) == 1 and len(of_target) > 1:
            ports = alike.pop()
            if ports:
                yield _edge(_zone(zone, senders), _service(each.name), ports, each.origin)
            continue
        for name, ports in of_target.items():
            if ports:
                yield _edge(_service(name), _service(each.name), ports, each.origin)


def _zone(name: str, members: Sequence[Member]) -> ImportedEnd:
    return ImportedEnd(Sort.ZONE, name) if len(members) > 1 else _service(members[0].name)


def _service(name: str) -> ImportedEnd:
    return ImportedEnd(Sort.SERVICE, name)


def _edge(source: ImportedEnd, target: ImportedEnd, ports: Ports, origin: Span) -> ImportedEdge:
    return ImportedEdge(source, target, origin, port_settings(ports, origin))


def port_settings(ports: Ports, origin: Span) -> Settings:
    """The ports of an edge, none if they are any."""
    if ports == ANY_PORT:
        return NOTHING
    saying = Saying(Place.EDGE, Found())
    saying.say("port", within(PORTS.write(ports), origin))
    return saying.settings


def zones_of(members: Iterable[tuple[str, Member]]) -> dict[str, list[Member]]:
    """The members of each zone, in the order in which they come."""
    found: dict[str, list[Member]] = {}
    for zone, member in members:
        found.setdefault(zone, []).append(member)
    return found
