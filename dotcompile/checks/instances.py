"""Services in several zones, taken apart into one for each zone as `instances=per-zone` does.

In: a topology. Out: a graph of who may open connections to whom. Its nodes are the services, of which those
that are taken apart stand for the hub that would put their instances together; the actors; the instances; and
what connects them. An edge in a zone's braces is for that zone's instance, elsewhere it is for every one.
Neighbours in a zone may talk to each other unless its isolation is strict.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from dotcompile.checks.subject import Subject
from dotcompile.graph.adjacency import Graph, build_graph
from dotcompile.model.topology import End, Link, Relation, Service, Sort, Topology, Zone, ZoneKind
from dotcompile.reach.ends import expand
from dotcompile.records import dataclass
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class Apart:
    """The graph. `instances` has for each service that is taken apart its nodes, by zone.

    `places` has where each of `edges` is drawn, None for those that only lead to what an end stands for.
    """

    graph: Graph
    services: Mapping[str, int]
    actors: Mapping[str, int]
    instances: Mapping[str, Mapping[str, int]]
    names: Sequence[str]
    edges: Sequence[tuple[int, int]]
    places: Sequence[Span | None]

    def hubs(self) -> frozenset[int]:
        """The nodes that would put instances together again."""
        return frozenset(self.services[name] for name in self.instances)

    def names_on(self, path: Sequence[int]) -> tuple[str, ...]:
        """The services and actors on a path; a hub and its instances are one."""
        names = (self.names[node] for node in path if node < len(self.names))
        return tuple(name for name, _ in groupby(names))

    def place_after(self, path: Sequence[int], at: int) -> Span:
        """Where the first edge is drawn that a path takes after its node `at`."""
        steps = list(pairwise(path[at:]))
        drawn = {edge: place for edge, place in zip(self.edges, self.places, strict=True) if edge in steps}
        return next(place for place in map(drawn.get, steps) if place is not None)


def network_zones(topology: Topology, service: Service) -> tuple[str, ...]:
    """The zones of a service that are networks."""
    return tuple(name for name in service.zones if topology.zone[name].kind is ZoneKind.NETWORK)


def take_apart(subject: Subject) -> Apart:
    """The graph in which every service of several networks is taken apart."""
    return _Maker(subject).made()


class _Maker:
    def __init__(self, subject: Subject) -> None:
        self._topology = subject.topology
        self._subject = subject
        names = [service.name for service in self._topology.services]
        self._services = {name: number for number, name in enumerate(names)}
        self._actors = {actor.name: len(names) + n for n, actor in enumerate(self._topology.actors)}
        self._names = [*names, *self._actors]
        self._instances: dict[str, dict[str, int]] = {}
        for service in self._topology.services:
            zones = network_zones(self._topology, service)
            if len(zones) > 1:
                first = len(self._names)
                self._instances[service.name] = {zone: first + n for n, zone in enumerate(zones)}
                self._names += [service.name] * len(zones)
        self._size = len(self._names)
        self._ends: dict[tuple[Sort, str, str | None, bool], int] = {}
        self._edges: list[tuple[int, int]] = []
        self._places: list[Span | None] = []

    def made(self) -> Apart:
        for name, instances in self._instances.items():
            for instance in instances.values():
                self._edge(instance, self._services[name])
                self._edge(self._services[name], instance)
        for link in self._subject.links(Relation.FLOW, Relation.SERVE, Relation.INGRESS, Relation.EGRESS):
            self._link(link)
        for zone in self._topology.zones:
            self._neighbours(zone)
        graph = build_graph(self._size, self._edges)
        return Apart(
            graph, self._services, self._actors, self._instances, self._names, self._edges, self._places
        )

    def _link(self, link: Link) -> None:
        source = self._end(link.source, link.zone, sends=True)
        if link.relation is Relation.INGRESS:
            for name in self._subject.published(link):
                for node in self._nodes(name, link.target, link.zone):
                    self._edge(source, node, link.origin)
            return
        self._edge(source, self._end(link.target, link.zone, sends=False), link.origin)
        if link.both:
            back = self._end(link.target, link.zone, sends=True)
            self._edge(back, self._end(link.source, link.zone, sends=False), link.origin)

    def _edge(self, tail: int, head: int, place: Span | None = None) -> None:
        self._edges.append((tail, head))
        self._places.append(place)

    def _end(self, end: End, written_in: str | None, *, sends: bool) -> int:
        """The node that an end is, or one that stands for all that it means."""
        if end.sort is Sort.SERVICE and end.name not in self._instances:
            return self._services[end.name]
        if end.sort is Sort.ACTOR:
            return self._actors[end.name]
        key = end.sort, end.name, written_in, sends
        if key not in self._ends:
            group = self._ends[key] = self._node()
            for thing in expand(self._topology, end.sort, end.name):
                if thing.sort is Sort.ACTOR:
                    members: Sequence[int] = (self._actors[thing.name],)
                else:
                    members = self._nodes(thing.name, end, written_in)
                for one in members:
                    self._edge(*((one, group) if sends else (group, one)))
        return self._ends[key]

    def _nodes(self, service: str, end: End, written_in: str | None) -> Sequence[int]:
        """Which instances of a service an end means; the service itself if it has none."""
        instances = self._instances.get(service)
        if instances is None:
            return (self._services[service],)
        if end.sort is Sort.ZONE and end.name in instances:
            return (instances[end.name],)  # zones within it do not list what it lists
        if end.sort is Sort.ZONE:
            return [node for zone, node in instances.items() if end.name in self._around(zone)]
        if end.sort is Sort.SERVICE:
            meant = [zone for zone in self._around(written_in) if zone in instances]
            return [instances[meant[0]]] if meant else list(instances.values())
        return list(instances.values())

    def _around(self, zone: str | None) -> Iterator[str]:
        """A zone and those that it is in, innermost first."""
        while zone is not None:
            yield zone
            zone = self._topology.zone[zone].parent

    def _neighbours(self, zone: Zone) -> None:
        isolation = zone.settings.get("isolation") or self._topology.settings.get("isolation")
        if zone.kind is not ZoneKind.NETWORK or (isolation is not None and isolation.value == "strict"):
            return
        members = self._topology.services_of(zone.name) if zone.inherits else _services_in(zone)
        there, end = self._node(), End(Sort.ZONE, zone.name, zone.origins[0])
        for name in members:
            for node in self._nodes(name, end, None):
                self._edge(node, there, zone.origins[0])
                self._edge(there, node)

    def _node(self) -> int:
        self._size += 1
        return self._size - 1


def _services_in(zone: Zone) -> Iterator[str]:
    return (member.name for member in zone.members if member.sort is Sort.SERVICE)
