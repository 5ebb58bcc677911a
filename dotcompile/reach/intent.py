"""Intent: the drawn flows alone.

In: a topology. Out: its services and actors, and who may connect to whom by what is drawn. A zone or a
network that ends a link stands for its members. What is drawn as denied is no connection, and a service that
is merely on a network connects to nobody there.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain

from dotcompile.model.building.ingress import published_by
from dotcompile.model.topology import End, Link, Relation, Sort, Topology
from dotcompile.model.values.ports import Ports
from dotcompile.reach.ends import expand, listens_on, narrow, publishes_on
from dotcompile.reach.relation import Cause, Connections, Edge, Group, Thing

_Listening = tuple[Ports | None, bool]
"""Ports, or None for any; and whether they are known to be served."""
_Listens = Callable[[int], _Listening]


def intend(topology: Topology) -> Connections:
    """The connections that the diagram draws."""
    services = (Thing(Sort.SERVICE, service.name) for service in topology.services)
    actors = (Thing(Sort.ACTOR, actor.name) for actor in topology.actors)
    things = tuple(chain(services, actors))
    drawing = _Drawing(topology, things)
    return Connections(things, tuple(chain.from_iterable(map(drawing.edges, topology.links))))


class _Drawing:
    """The links of one topology on their way to edges; what an end stands for is worked out once."""

    def __init__(self, topology: Topology, things: tuple[Thing, ...]) -> None:
        self._topology = topology
        self._number = {thing: number for number, thing in enumerate(things)}
        self._groups: dict[tuple[Sort, str, Sort], Group] = {}
        self._split: dict[tuple[Group, _Listens], Mapping[_Listening, Group]] = {}

    def edges(self, link: Link) -> Iterator[Edge]:
        """The edges of one link: each way one for each set of ports on which its targets listen."""
        if link.deny:
            return
        match link.relation:
            case Relation.FLOW | Relation.SERVE:
                source, target = self._services(link.source), self._services(link.target)
                yield from self._edges(link, source, target, self._listening)
                if link.both:
                    yield from self._edges(link, target, source, self._listening)
            case Relation.INGRESS:
                named = (Thing(Sort.SERVICE, name) for name in published_by(self._topology, link))
                yield from self._edges(
                    link, self._actors(link.source), self._numbers(named), self._publishing
                )
            case Relation.EGRESS:
                yield from self._edges(link, self._services(link.source), self._actors(link.target), _open)

    def _edges(self, link: Link, sources: Group, targets: Group, listens: _Listens) -> Iterator[Edge]:
        said = None if link.ports is None else (narrow(link.ports.value), True)
        by_ports = self._by_ports(targets, listens) if said is None else {said: targets}
        for (ports, served), group in by_ports.items():
            # An edge from a thing to itself alone, as one drawn as a loop, connects nothing.
            if sources and group and (len(group) > 1 or sources != group):
                yield Edge(sources, group, ports, Cause.DRAWN, link, served)

    def _by_ports(self, targets: Group, listens: _Listens) -> Mapping[_Listening, Group]:
        """The targets by the ports on which they listen, each group one object for all links."""
        key = targets, listens
        if key not in self._split:
            found: dict[_Listening, list[int]] = {}
            for target in targets:
                found.setdefault(listens(target), []).append(target)
            groups = {ports: tuple(group) for ports, group in found.items()}
            self._split[key] = dict.fromkeys(groups, targets) if len(groups) == 1 else groups
        return self._split[key]

    def _services(self, end: End) -> Group:
        return self._group(end, Sort.SERVICE)

    def _actors(self, end: End) -> Group:
        return self._group(end, Sort.ACTOR)

    def _group(self, end: End, wanted: Sort) -> Group:
        """What an end stands for: of the members of a zone or network only those of one sort."""
        key = end.sort, end.name, wanted
        if key not in self._groups:
            things = expand(self._topology, end.sort, end.name)
            self._groups[key] = self._numbers(thing for thing in things if thing.sort is wanted)
        return self._groups[key]

    def _numbers(self, things: Iterable[Thing]) -> Group:
        return tuple(sorted({self._number[thing] for thing in things}))

    def _listening(self, target: int) -> _Listening:
        return listens_on(self._topology.services[target]), True

    def _publishing(self, target: int) -> _Listening:
        return publishes_on(self._topology.services[target])


def _open(_: int) -> _Listening:
    return None, True
