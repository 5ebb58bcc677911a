"""The smallest cut between two sides: what to take away so that no path is left.

In: a relation, or the facts of a deployment and what is effective on them; sources and targets. Out: the
fewest connections, with the lines that draw them; or the fewest memberships, published ports and host-mode
settings. None if the sides overlap, if nothing that may be cut parts them, or if there is too much to see.
"""

from collections.abc import Iterator

from dotcompile.graph.adjacency import Edge as Pair
from dotcompile.graph.flow import Cost, find_cut, find_edge_cut
from dotcompile.model.topology import Link
from dotcompile.reach.facts import FactNetwork, Facts, Published, Sandbox
from dotcompile.reach.relation import Cause, Connections, Group
from dotcompile.reach.search import find_reached, find_reaching
from dotcompile.reach.situations import Place, Way
from dotcompile.reach.standing import Standing, place_of
from dotcompile.records import dataclass

#: With more connections, or memberships, than this no cut is looked for: it would take seconds.
MOST_EDGES = 20_000


@dataclass(frozen=True, slots=True)
class LineCut:
    """A line to take away, and how many of the connections that it draws are in the cut."""

    link: Link
    connections: int


@dataclass(frozen=True, slots=True)
class Membership:
    """A service's place on a network."""

    service: int
    network: FactNetwork


@dataclass(frozen=True, slots=True)
class HostMode:
    """That a service has the machine's own sandbox."""

    service: int


FactCut = Membership | Published | HostMode


def find_line_cut(
    connections: Connections, sources: Group, targets: Group, most: int = MOST_EDGES
) -> tuple[LineCut, ...] | None:
    """The fewest connections whose loss parts two sides, by the lines that draw them."""
    if not set(sources).isdisjoint(targets):
        return None
    passed = set(find_reached(connections, sources)) & set(find_reaching(connections, targets))
    leaving = (passed - connections.actors) | set(sources)
    entered = (passed - connections.actors) | set(targets)
    drawn: dict[Pair, list[Link]] = {}
    for edge in connections.edges:
        if not isinstance(edge.because, Link):
            continue
        tails = [one for one in edge.sources if one in leaving]
        heads = [one for one in edge.targets if one in entered]
        if len(drawn) + len(tails) * len(heads) > most:
            return None
        for pair in ((tail, head) for tail in tails for head in heads if tail != head):
            drawn.setdefault(pair, []).append(edge.because)
    pairs = list(drawn)
    cut = find_edge_cut(len(connections.things), pairs, sources, targets)
    if cut is None:
        return None
    lines: dict[int, LineCut] = {}
    for number in cut.edges:
        for key, link in {id(link): link for link in drawn[pairs[number]]}.items():  # links are not hashable
            count = lines[key].connections if key in lines else 0
            lines[key] = LineCut(link, count + 1)
    return tuple(lines.values())


def find_fact_cut(
    facts: Facts, effective: Connections, sources: Group, targets: Group, most: int = MOST_EDGES
) -> tuple[FactCut, ...] | None:
    """The fewest facts whose loss parts two sides, however small the cause that joins them."""
    if not set(sources).isdisjoint(targets):
        return None
    plan = _Plan(facts, effective)
    pairs: list[Pair] = []
    for pair in plan.pairs():
        pairs.append(pair)
        if len(pairs) > most:
            return None
    through = effective.actors - set(sources)
    open_pairs = [(tail, head) for tail, head in pairs if tail not in through]
    size = len(effective.things) + len(plan.elements)
    costs: list[Cost] = [None] * len(effective.things)
    costs += [None if element is None else 1 for element in plan.elements]
    cut = find_cut(size, open_pairs, sources, targets, costs, [None] * len(open_pairs))
    if cut is None:
        return None
    found = (plan.elements[node - len(effective.things)] for node in cut.nodes)
    return tuple(element for element in found if element is not None)


class _Plan:
    """Things, and between them what joins them: nodes after the things, in the order that they are met.

    Whoever sends or receives by a port or by the machine's sandbox does so from where it stands: a membership
    lost is lost for that, too. An element that is None is a network's own node, which is nothing by itself.
    """

    def __init__(self, facts: Facts, effective: Connections) -> None:
        self.elements: list[FactCut | None] = []
        self._facts, self._effective = facts, effective
        self._standing = Standing(facts)
        self._known: dict[tuple[str, int, int], int] = {}
        self._carriers: dict[int, list[tuple[Place, int]]] = {}
        self._stand()

    def pairs(self) -> Iterator[Pair]:
        """Every step from a thing to what joins it to others, or back."""
        for service in range(len(self._facts.services)):
            for _, carrier in self._carriers.get(self._standing.root[service], ()):
                yield from ((service, carrier), (carrier, service))
        yield from self._peers()
        for published in self._facts.published:
            yield from self._ported(published)
        yield from self._hosted()
        yield from self._outward()
        yield from self._inward()

    def _stand(self) -> None:
        """What each sandbox stands on: its memberships, the machine, and what the routing mesh gives it."""
        for network in self._facts.networks:
            for member in network.members:
                node = self._node("member", member, id(network), Membership(member, network))
                self._carriers.setdefault(member, []).append((place_of(network), node))
        for service in self._standing.hosted:
            if self._standing.root[service] == service:
                node = self._node("host", service, 0, HostMode(service))
                self._carriers.setdefault(service, []).append((Place.HOST, node))
        for published in self._facts.published:
            node = self._node("published", id(published), 0, published)
            if self._standing.is_meshed(published):
                self._carriers.setdefault(published.service, []).append((Place.INGRESS, node))

    def _peers(self) -> Iterator[Pair]:
        for segment in self._standing.segments:
            match segment.because:
                case FactNetwork() as network:
                    middle = self._node("network", id(network), 0, None)
                    for member in network.members:
                        node = self._known["member", member, id(network)]
                        yield from ((node, middle), (middle, node))
                case Sandbox(services):
                    yield from ((one, other) for one in services for other in services if one != other)

    def _ported(self, published: Published) -> Iterator[Pair]:
        way, receivers = self._standing.way_to(published)
        binding = self._known["published", id(published), 0]
        senders = [place for place in Place if self._standing.permits((place,), way, receivers)]
        for place, node in self._every_carrier():
            if place in senders and node != binding:
                yield node, binding
        for place, node in self._carriers.get(self._standing.root[published.service], ()):
            if node != binding and self._standing.permits(senders, way, (place,)):
                yield binding, node

    def _hosted(self) -> Iterator[Pair]:
        hosts = [node for place, node in self._every_carrier() if place is Place.HOST]
        for place, node in self._every_carrier():
            for host in hosts:
                if node != host and self._standing.permits((place,), Way.MACHINE, (Place.HOST,)):
                    yield node, host
                if node != host and self._standing.permits((Place.HOST,), Way.STRANGER, (place,)):
                    yield host, node

    def _outward(self) -> Iterator[Pair]:
        for place, node in self._every_carrier():
            if self._standing.permits((place,), Way.AWAY, (Place.OUTSIDE,)):
                yield from ((node, actor) for actor in self._effective.actors)

    def _inward(self) -> Iterator[Pair]:
        """Which actors come in by a port, a network or the machine is what was found to be effective."""
        for edge in self._effective.edges:
            actors = self._effective.actors.intersection(edge.sources)
            match edge.because:
                case Published() as published if edge.cause is Cause.PUBLISHED:
                    nodes = [self._known["published", id(published), 0]]
                case FactNetwork() as network if edge.cause is Cause.PUBLISHED:
                    nodes = [self._known["member", one, id(network)] for one in network.members]
                case Sandbox(services, host=True):
                    roots = {self._standing.root[one] for one in services}
                    nodes = [self._known["host", one, 0] for one in sorted(roots)]
                case _:
                    continue
            yield from ((actor, node) for actor in sorted(actors) for node in nodes)

    def _every_carrier(self) -> Iterator[tuple[Place, int]]:
        return (carrier for of_sandbox in self._carriers.values() for carrier in of_sandbox)

    def _node(self, what: str, one: int, other: int, element: FactCut | None) -> int:
        key = what, one, other
        if key not in self._known:
            self._known[key] = len(self._effective.things) + len(self.elements)
            self.elements.append(element)
        return self._known[key]
