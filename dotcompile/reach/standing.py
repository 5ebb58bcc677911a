"""Where each service stands, by the facts of a deployment: its sandbox, its networks, the ports published.

In: facts. Out: segments, on which all may talk to each other; for each way who sends and who receives by it.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from ipaddress import ip_address

from dotcompile.reach.facts import FactNetwork, Facts, Mode, Published, Sandbox, Services
from dotcompile.reach.situations import Place, Way, permits
from dotcompile.records import dataclass

_LAN_DRIVERS = ("macvlan", "ipvlan")


@dataclass(frozen=True, slots=True)
class Segment:
    """Services of which each may open any port of any other, and why."""

    members: Services
    because: FactNetwork | Sandbox


class Standing:
    """What the facts say of each service; a service within another's sandbox stands where that one does."""

    def __init__(self, facts: Facts) -> None:
        self.facts = facts
        self.root = _roots(facts)
        self._reaching: dict[tuple[Way, frozenset[Place]], Services] = {}

    @cached_property
    def within(self) -> dict[int, Services]:
        """For the root of each sandbox that several services have, all of these."""
        found: dict[int, list[int]] = {}
        for service, _ in self.facts.shares:
            found.setdefault(self.root[service], [self.root[service]]).append(service)
        return {root: tuple(sorted(set(services))) for root, services in found.items()}

    def everyone(self, members: Services) -> Services:
        """The members of a network, with those in their sandboxes; the group itself if there are none."""
        if self.within.keys().isdisjoint(members):
            return members
        return tuple(sorted({one for member in members for one in self.sandbox(member)}))

    def sandbox(self, service: int) -> Services:
        """All services that one's sandbox is of."""
        return self.within.get(self.root[service], (service,))

    @cached_property
    def networks(self) -> tuple[tuple[FactNetwork, Services], ...]:
        """The networks, each with everyone who is on it."""
        return tuple((network, self.everyone(network.members)) for network in self.facts.networks)

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """Networks on which members may talk, and sandboxes that several services have."""
        target = self.facts.target
        open_ = (
            one for one in self.networks if permits(target, peer_place(one[0]), Way.PEER, peer_place(one[0]))
        )
        found = [Segment(members, network) for network, members in open_]
        found += [
            Segment(services, Sandbox(services))
            for root, services in self.within.items()
            if self.facts.modes[root] is not Mode.HOST
        ]
        return tuple(one for one in found if len(one.members) > 1)

    @cached_property
    def segments_of(self) -> tuple[tuple[int, ...], ...]:
        """For each service the segments that it is on, ascending."""
        found: list[list[int]] = [[] for _ in self.facts.services]
        for number, segment in enumerate(self.segments):
            for member in segment.members:
                found[member].append(number)
        return tuple(map(tuple, found))

    @cached_property
    def places(self) -> tuple[frozenset[Place], ...]:
        """The places at which each service stands."""
        found: list[set[Place]] = [{Place.HOST} if mode is Mode.HOST else set() for mode in self.facts.modes]
        for network in self.facts.networks:
            place = place_of(network)
            for member in network.members:
                found[member].add(place)
        for published in self.facts.published:
            if self.is_meshed(published):
                found[published.service].add(Place.INGRESS)
        shared: dict[frozenset[Place], frozenset[Place]] = {}
        frozen = [shared.setdefault(places, places) for places in map(frozenset, found)]
        return tuple(frozen[root] for root in self.root)

    @cached_property
    def hosted(self) -> Services:
        """The services that have the machine's own sandbox."""
        return tuple(number for number, places in enumerate(self.places) if Place.HOST in places)

    def reaching(self, way: Way, receivers: frozenset[Place]) -> Services:
        """Who sends by a way to what stands at these places."""
        key = way, receivers
        if key not in self._reaching:
            able = {places: self.permits(places, way, receivers) for places in set(self.places)}
            self._reaching[key] = tuple(number for number, one in enumerate(self.places) if able[one])
        return self._reaching[key]

    def reached(self, sender: Place, way: Way) -> Services:
        """Who receives by a way what is sent from a place."""
        able = {places: self.permits((sender,), way, places) for places in set(self.places)}
        return tuple(number for number, places in enumerate(self.places) if able[places])

    def permits(self, senders: Iterable[Place], way: Way, receivers: Iterable[Place]) -> bool:
        """Whether a packet gets from one of these places to one of those."""
        target = self.facts.target
        return any(permits(target, sender, way, receiver) for sender in senders for receiver in receivers)

    @cached_property
    def published_of(self) -> dict[int, list[Published]]:
        """The published ports that lead to each service."""
        found: dict[int, list[Published]] = {}
        for published in self.facts.published:
            for service in self.sandbox(published.service):
                found.setdefault(service, []).append(published)
        return found

    def is_meshed(self, published: Published) -> bool:
        """Whether a port is of every host of a cluster, of a service that has a sandbox to join to that."""
        own = self.facts.modes[published.service] is Mode.OWN
        return self.facts.target.cluster and own and not published.direct

    def way_to(self, published: Published) -> tuple[Way, frozenset[Place]]:
        """The way to a published port, and the places at which its receiver stands for that."""
        places = self.places[published.service]
        if self.facts.target.cluster:
            return Way.MESH, places if published.direct else places & {Place.INGRESS}
        return Way.LOOPBACK if is_loopback(published.address) else Way.PUBLISHED, places


def peer_place(network: FactNetwork) -> Place:
    """Where a member of a network stands, for the other members."""
    return place_of(network) if network.icc or network.driver != "bridge" else Place.SILENT


def place_of(network: FactNetwork) -> Place:
    """Where a member of a network stands. A plugin's network is taken for an overlay."""
    if network.driver == "bridge":
        return Place.INTERNAL if network.internal else Place.BRIDGE if network.icc else Place.SILENT
    if network.driver in _LAN_DRIVERS:
        return Place.INTERNAL_LAN if network.internal else Place.LAN
    return Place.INTERNAL_OVERLAY if network.internal else Place.OVERLAY


def is_loopback(address: str) -> bool:
    """Whether an address is one by which only the machine itself comes in."""
    return bool(address) and ip_address(address).is_loopback


def _roots(facts: Facts) -> Sequence[int]:
    """For each service the one whose sandbox it is in at last; a ring ends where it is entered."""
    joined = dict(facts.shares)
    roots = []
    for service in range(len(facts.services)):
        seen = {service}
        while (following := joined.get(service)) is not None and following not in seen:
            seen.add(following)
            service = following
        roots.append(service)
    return tuple(roots)
