"""What the drawing and its networks make possible and impossible, by the model alone.

In: a topology and its deployment. Out: for each service and each place of another one whether packets arrive,
by the same table that `reach` and the proof use; which ports are worth a try; and which line asks for it.
Nothing of what runs enters here: an endpoint that was made by hand would be allowed by its being there.
"""

from collections.abc import Iterator
from functools import cached_property

from dotcompile.lowering.deployment import Deployment, Within
from dotcompile.lowering.facts import facts_of
from dotcompile.model.topology import Link, Said, Topology
from dotcompile.model.values.ports import Ports
from dotcompile.reach.effective import effective
from dotcompile.reach.ends import listens_on
from dotcompile.reach.facts import FactNetwork, Published
from dotcompile.reach.intent import intend
from dotcompile.reach.relation import Cause, Edge
from dotcompile.reach.situations import Place, Way
from dotcompile.reach.standing import Standing, peer_place, place_of
from dotcompile.records import dataclass
from dotcompile.source import Span

#: Of a range as long as this only the ends are tried: a network does not tell its ports apart.
_MOST_PORTS = 8
#: What is tried; of others the probe knows nothing.
PROTOCOLS = ("tcp", "udp")


@dataclass(frozen=True, slots=True, order=True)
class Port:
    """One port of one protocol."""

    protocol: str
    number: int

    def __str__(self) -> str:
        return f"{self.number}/{self.protocol}"


#: Where no port is known: nobody listens there, and whoever gets there is refused, which tells as much.
ANY = Port("tcp", 1)


class Model:
    """The expectations of one deployment. Services are numbers, as in its facts."""

    def __init__(self, topology: Topology, deployment: Deployment) -> None:
        self.topology, self.deployment = topology, deployment
        self.facts = facts_of(deployment)
        self.standing = Standing(self.facts)
        self.intent = intend(topology)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """What services and, after them, actors are called."""
        return tuple(thing.name for thing in self.intent.things)

    @cached_property
    def edges(self) -> tuple[Edge, ...]:
        """What is possible, each with its cause: what is drawn first."""
        return effective(self.facts, self.topology, self.intent).edges

    @cached_property
    def roots(self) -> tuple[int, ...]:
        """The services that have a sandbox which is not another's."""
        shared = {
            self.facts.number[one.name] for one in self.deployment.services if isinstance(one.sandbox, Within)
        }
        return tuple(number for number in range(len(self.facts.services)) if number not in shared)

    def networks_of(self, service: int) -> tuple[FactNetwork, ...]:
        """The networks that a service's sandbox is on."""
        root = self.standing.root[service]
        return tuple(one for one in self.facts.networks if root in one.members)

    def is_hosted(self, service: int) -> bool:
        """Whether it has the machine's own sandbox."""
        return Place.HOST in self.standing.places[service]

    def reaches_on(self, source: int, network: FactNetwork) -> bool:
        """Whether packets of a service arrive at the members of a network, at their addresses there."""
        if self.is_hosted(source):
            return self.standing.permits((Place.HOST,), Way.STRANGER, (place_of(network),))
        place = peer_place(network)
        is_on = self.standing.root[source] in network.members
        return is_on and self.standing.permits((place,), Way.PEER, (place,))

    def reaches_published(self, network: FactNetwork | None, published: Published) -> bool:
        """Whether a port is open to a member of a network at the host's address there; None is the host."""
        place = Place.HOST if network is None else place_of(network)
        return self.standing.permits((place,), *self.standing.way_to(published))

    def reaches_host(self, network: FactNetwork) -> bool:
        """Whether a member of a network gets to who has the machine's own sandbox."""
        return self.standing.permits((place_of(network),), Way.MACHINE, (Place.HOST,))

    def host_port(self, published: Published) -> Port | None:
        """The first port of the host that leads to one; None if the engine picks it, or nobody can try it."""
        said, own = published.host, published.container
        is_paired = said is not None and said[1] - said[0] == own.last - own.first
        return Port(own.protocol, said[0]) if said and is_paired and own.protocol in PROTOCOLS else None

    def ports_of(self, target: int) -> tuple[Port, ...]:
        """The ports of a service that are tried."""
        known = {*self.drawn_ports(target), *find_some(listens_on(self.topology.services[target]))}
        return tuple(sorted(known)) or (ANY,)

    def drawn_ports(self, target: int) -> frozenset[Port]:
        """The ports on which somebody has to listen: the author wrote them, at the service or a link."""
        return self._drawn_ports[target]

    def drawing(self, source: int, target: int) -> Edge | None:
        """What makes a connection possible: what is drawn, if anything is."""
        return next((one for one in self.edges if source in one.sources and target in one.targets), None)

    def origin(self, source: int, target: int) -> Span:
        """The line of the diagram that asks for a connection, or that of the target."""
        edge = self.drawing(source, target)
        if edge is not None and isinstance(edge.because, Link):
            return edge.because.origin
        services = self.deployment.services
        return services[target if target < len(services) else source].origin

    @cached_property
    def _drawn_ports(self) -> dict[int, frozenset[Port]]:
        found: dict[int, set[Port]] = {
            number: set(self._said(number)) for number in range(len(self.facts.services))
        }
        for edge in self.intent.edges:
            if edge.cause is Cause.DRAWN and edge.link.ports is not None and edge.served:
                for target in edge.targets:
                    if target in found:
                        found[target] |= set(find_some(edge.ports))
        return {number: frozenset(ports) for number, ports in found.items()}

    def _said(self, number: int) -> Iterator[Port]:
        said = self.topology.services[number].settings.get("ports")
        if said is not None and said.said is not Said.INFERRED:
            yield from find_some(listens_on(self.topology.services[number]))
        for one in self.facts.published:
            if one.service == number:
                yield from find_some((one.container,))


def find_some(ports: Ports | None) -> Iterator[Port]:
    """Every port, but of a long range its ends only."""
    for one in ports or ():
        if one.protocol in PROTOCOLS:
            is_long = one.last - one.first >= _MOST_PORTS
            numbers = (one.first, one.last) if is_long else range(one.first, one.last + 1)
            yield from (Port(one.protocol, number) for number in numbers)
