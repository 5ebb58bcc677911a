"""Effective: what packets can do on what a diagram was lowered to, by the table of situations.

In: facts, the topology that they are of, its intent. Out: connections, each with its cause. Whoever shares a
network may open any port of each other, both ways; so of two that a drawn flow joins, the connection on its
ports is `drawn`, that on others `port`, the one back `reverse`; of neighbours in a zone `zone`; of all other
pairs `co-tenant`. No network is expanded to pairs but what is left of it for the last. Paths in this relation
are the lateral ones: each service on the way is taken over, and actors are ends.

Actors come in by addresses of hosts. A machine beside the hosts that makes itself a route through one gets to
published ports whatever address they are bound to (`outside-by-route` in the table); that is not in here.
"""

from collections.abc import Iterator
from ipaddress import ip_address
from itertools import chain

from dotcompile.model.topology import Actor, Sort, Topology
from dotcompile.model.values.ports import Ports
from dotcompile.reach.blocks import Pairs
from dotcompile.reach.carrying import Carrying, narrowed
from dotcompile.reach.facts import Facts, Published, Sandbox
from dotcompile.reach.permitted import drawn, neighbours
from dotcompile.reach.policed import find_policed
from dotcompile.reach.relation import Because, Cause, Connections, Edge, Group, Thing
from dotcompile.reach.situations import Place, Way
from dotcompile.reach.standing import Segment, Standing, is_loopback, place_of

#: Whoever gets out gets there, whether it is drawn or not.
INTERNET = Thing(Sort.ACTOR, "internet")


def effective(facts: Facts, topology: Topology, intent: Connections) -> Connections:
    """The connections that are possible. Its things are those of the intent, and the internet after them."""
    names = tuple(service.name for service in topology.services)
    if names != facts.services:
        raise ValueError("facts number other services than the topology does")
    known = INTERNET in intent.number
    things = intent.things if known else (*intent.things, INTERNET)
    if facts.target.policed:
        return Connections(things, tuple(find_policed(facts, topology, intent, things)))
    working = _Working(Standing(facts), topology, intent, things)
    return Connections(things, tuple(working.edges()))


class _Working:
    """The facts of one deployment on their way to edges."""

    def __init__(
        self, standing: Standing, topology: Topology, intent: Connections, things: tuple[Thing, ...]
    ) -> None:
        self._standing = standing
        self._facts = standing.facts
        self._intent = intent
        self._actors = tuple(range(len(topology.services), len(things)))
        self._entering = {len(topology.services) + i: actor for i, actor in enumerate(topology.actors)}
        self._doors: dict[str, Group] = {}
        self._neighbours = neighbours(topology)
        self._away = frozenset(standing.reaching(Way.AWAY, frozenset({Place.OUTSIDE})))

    def edges(self) -> Iterator[Edge]:
        """Every edge: what is drawn first, in its order, then what nobody drew."""
        carrying = Carrying(self._standing)
        for edge in self._intent.edges:
            if edge.sources[-1] in self._intent.actors:
                yield from self._drawn_in(edge)
            elif edge.targets[-1] in self._intent.actors:
                yield from self._drawn_out(edge)
            else:
                yield from _drawn(edge, carrying)
        yield from self._zones()
        yield from self._co_tenants()
        yield from self._published()
        yield from self._hosted()
        yield from self._egress()

    def _drawn_in(self, edge: Edge) -> Iterator[Edge]:
        """What of a drawn way in is open: as far as ports are published, or the service has the machine's."""
        for target in edge.targets if edge.served else ():
            for published in self._standing.published_of.get(target, ()):
                ports = narrowed((published.container,), edge.ports)
                sources = _within(edge.sources, frozenset(self._through(published)))
                if sources and ports != ():
                    yield Edge(sources, (target,), ports, Cause.DRAWN, edge.because)
            if self._standing.places[target] & {Place.HOST, Place.LAN}:
                yield Edge(edge.sources, (target,), edge.ports, Cause.DRAWN, edge.because)

    def _drawn_out(self, edge: Edge) -> Iterator[Edge]:
        able = _within(edge.sources, self._away)
        if able:
            yield Edge(able, edge.targets, edge.ports, Cause.DRAWN, edge.because)

    def _zones(self) -> Iterator[Edge]:
        """On each network those of its members who are neighbours in some zone."""
        of: dict[int, list[int]] = {}
        for zone, group in enumerate(self._neighbours):
            for service in group:
                of.setdefault(service, []).append(zone)
        for segment in self._standing.segments:
            there: dict[int, list[int]] = {}
            for member in segment.members:
                for zone in of.get(member, ()):
                    there.setdefault(zone, []).append(member)
            for members in there.values():
                if len(members) > 1:
                    group = segment.members if len(members) == len(segment.members) else tuple(members)
                    yield Edge(group, group, None, Cause.ZONE, segment.because)

    def _co_tenants(self) -> Iterator[Edge]:
        known = Pairs(chain(drawn(self._intent), ((group, group) for group in self._neighbours)))
        for segment in self._standing.segments:
            yield from _left_over(segment, known.rows(segment.members))

    def _published(self) -> Iterator[Edge]:
        for published in self._facts.published:
            ports: Ports = (published.container,)
            targets = self._standing.sandbox(published.service)
            for sources in (
                self._standing.reaching(*self._standing.way_to(published)),
                self._through(published),
            ):
                if sources and (len(sources) > 1 or sources != targets):
                    yield Edge(sources, targets, ports, Cause.PUBLISHED, published)
        for network, members in self._standing.networks:
            if self._standing.permits((Place.OUTSIDE,), Way.STRANGER, (place_of(network),)) and members:
                yield Edge(self._actors, members, None, Cause.PUBLISHED, network)

    def _hosted(self) -> Iterator[Edge]:
        hosted = self._standing.hosted
        if not hosted:
            return
        because = Sandbox(hosted, host=True)
        reaching = self._standing.reaching(Way.MACHINE, frozenset({Place.HOST}))
        reached = self._standing.reached(Place.HOST, Way.STRANGER)
        for sources, targets in ((reaching, hosted), (hosted, reached), (self._actors, hosted)):
            if sources and targets and (len(sources) > 1 or sources != targets):
                yield Edge(sources, targets, None, Cause.HOST_MODE, because)

    def _egress(self) -> Iterator[Edge]:
        found: list[tuple[Group, Because]] = [
            (members, network)
            for network, members in self._standing.networks
            if members and self._is_way_out(place_of(network))
        ]
        if self._is_way_out(Place.INGRESS):
            meshed = filter(self._standing.is_meshed, self._facts.published)
            found += [(self._standing.sandbox(one.service), one) for one in meshed]
        if self._standing.hosted and self._is_way_out(Place.HOST):
            found.append((self._standing.hosted, Sandbox(self._standing.hosted, host=True)))
        for sources, because in found:
            yield Edge(sources, self._actors, None, Cause.EGRESS, because)

    def _is_way_out(self, place: Place) -> bool:
        return self._standing.permits((place,), Way.AWAY, (Place.OUTSIDE,))

    def _through(self, published: Published) -> Group:
        """The actors who come in by a published port."""
        way, receivers = self._standing.way_to(published)
        if is_loopback(published.address) or not self._standing.permits((Place.OUTSIDE,), way, receivers):
            return ()
        if published.address not in self._doors:
            actors = (one for one in self._actors if _enters(self._entering.get(one), published.address))
            self._doors[published.address] = tuple(actors)
        return self._doors[published.address]


def _enters(actor: Actor | None, address: str) -> bool:
    """Whether someone comes in by an address of the host: by any, unless he says by which."""
    said = None if actor is None else actor.settings.get("enters")
    if said is None or not address or ip_address(address).is_unspecified:
        return True
    return ip_address(address) in said.value


def _drawn(edge: Edge, carrying: Carrying) -> Iterator[Edge]:
    """A flow between services, as far as it is carried, with its other ports and its way back."""
    part = carrying.part(edge.sources, edge.targets, edge.ports)
    for (sources, targets), ports in part.otherwise:
        yield Edge(sources, targets, ports, Cause.DRAWN, edge.because)
    for sources, targets in part.by_segment:
        yield Edge(sources, targets, edge.ports, Cause.DRAWN, edge.because)
        if edge.ports is not None:
            yield Edge(sources, targets, None, Cause.PORT, edge.because)
        if not edge.link.both:
            yield Edge(targets, sources, None, Cause.REVERSE, edge.because)


def _left_over(segment: Segment, rows: list[int]) -> Iterator[Edge]:
    """What a segment permits beyond pairs that are given as rows of bits; members alike are one group."""
    whole = (1 << len(rows)) - 1
    alike: dict[int, list[int]] = {}
    for place, row in enumerate(rows):
        if row | 1 << place != whole:
            alike.setdefault(whole & ~row, []).append(place)
    for left, places in alike.items():
        targets = tuple(one for place, one in enumerate(segment.members) if left >> place & 1)
        sources = tuple(segment.members[place] for place in places)
        if len(targets) > 1 or sources != targets:
            yield Edge(sources, targets, None, Cause.CO_TENANT, segment.because)


def _within(group: Group, others: frozenset[int]) -> Group:
    """Those of a group who are among others; the group itself if all are."""
    return group if others.issuperset(group) else tuple(one for one in group if one in others)
