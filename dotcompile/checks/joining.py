"""What services in several zones join: pairs of parties that reach each other only through one of them.

In: a topology. Out: for a service, the openings that it makes, each with a shortest path. A party is what was
drawn as one: a zone, an actor, a service outside all zones. Each service in several zones is taken apart into
one for each zone, as `instances=per-zone` does; what is reached only if one of them is put together again is
what that one opens. Neighbours in a zone may talk to each other unless its isolation is strict.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property

from dotcompile.checks.instances import take_apart
from dotcompile.checks.subject import Subject
from dotcompile.graph.adjacency import Avoid, Graph, reverse
from dotcompile.graph.components import find_strong_components
from dotcompile.graph.search import find_path, find_reached
from dotcompile.model.topology import Service, Sort, Zone
from dotcompile.records import dataclass
from dotcompile.source import Span

#: Nodes and edges that all searches of a topology may look at: a second or so.
EFFORT = 5_000_000


@dataclass(frozen=True, slots=True)
class Party:
    """What was drawn as one, and the nodes of the graph that it is."""

    name: str
    nodes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """What `source` reaches of `target` through a service, and names on a shortest path to the nearest.

    `place` is where the path leaves the service: a link, or the service's mention in the zone.
    """

    source: str
    target: str
    reached: tuple[str, ...]
    path: tuple[str, ...]
    place: Span


class Joining:
    """The openings of each joiner of a topology, as far as the effort goes."""

    def __init__(self, subject: Subject) -> None:
        self._topology = subject.topology
        self._apart = take_apart(subject)
        self._back = reverse(self._apart.graph)
        self._closed = Avoid(nodes=self._apart.hubs(), through=frozenset(self._apart.actors.values()))
        self._cost = self._apart.graph.size + len(self._apart.edges)
        self._effort = EFFORT
        self._kept: dict[tuple[int, ...], frozenset[int]] = {}
        ends = self._closed.nodes | self._closed.through
        rows = [() if node in ends else row for node, row in enumerate(self._apart.graph.out)]
        self._component = find_strong_components(Graph(rows)).of

    def openings(self, service: Service) -> Iterator[Opening | None]:
        """The openings of a joiner; None, and nothing after it, when the effort is spent."""
        instances = tuple(self._apart.instances[service.name].values())
        if len({self._component[instance] for instance in instances}) == 1:
            return  # they reach each other without being put together
        if self._effort < (len(instances) + 2) * self._cost:
            yield None
            return
        beyond = (self._search(self._apart.graph, (instance,)) for instance in instances)
        everything: frozenset[int] = frozenset().union(*beyond)
        before = self._search(self._back, instances)
        for source in self._parties:
            if before.isdisjoint(source.nodes):
                continue
            if self._effort < self._cost:
                yield None
                return
            new = everything - self._reached(source)
            if new:
                yield from self._openings_from(source, new, self._apart.services[service.name])

    def _openings_from(self, source: Party, new: frozenset[int], hub: int) -> Iterator[Opening]:
        joined = Avoid(nodes=self._closed.nodes - {hub}, through=self._closed.through)
        for target in self._parties:
            nodes = [node for node in target.nodes if node in new]
            if nodes and target is not source:
                path = find_path(self._apart.graph, source.nodes, nodes, joined)
                assert path is not None  # whoever reaches an instance reaches what the others do
                self._effort -= self._cost
                reached = tuple(self._apart.names[node] for node in nodes)
                place = self._apart.place_after(path, path.index(hub))
                yield Opening(source.name, target.name, reached, self._apart.names_on(path), place)

    def _reached(self, source: Party) -> frozenset[int]:
        """What a party reaches if every joiner is taken apart."""
        if source.nodes not in self._kept:
            self._kept[source.nodes] = self._search(self._apart.graph, source.nodes)
        return self._kept[source.nodes]

    def _search(self, graph: Graph, sources: Sequence[int]) -> frozenset[int]:
        self._effort -= self._cost
        return frozenset(find_reached(graph, sources, self._closed))

    @cached_property
    def _parties(self) -> Sequence[Party]:
        """Everything that was drawn as one, joiners left out."""
        apart = self._apart
        found = [Party(zone.name, self._own(zone)) for zone in self._topology.zones]
        found += [Party(name, (node,)) for name, node in apart.actors.items()]
        alone = (service.name for service in self._topology.services if not service.zones)
        found += [Party(name, (apart.services[name],)) for name in alone]
        return [party for party in found if party.nodes]

    def _own(self, zone: Zone) -> tuple[int, ...]:
        services = (member.name for member in zone.members if member.sort is Sort.SERVICE)
        nodes = (self._apart.services[name] for name in services)
        return tuple(node for node in nodes if node not in self._closed.nodes)
