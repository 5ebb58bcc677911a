"""Who tries what: what is expected, joined with the addresses that there are.

In: a model and who is there. Out: tries. What must be possible is tried by name and by address, what must not
by address only, so that nobody is asked for a name that is none of the source's business: an engine's server
asks the outside for names that it does not know.
"""

from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from dotcompile.engine.verifying.expected import Model, Port
from dotcompile.engine.verifying.members import Member, There
from dotcompile.reach.facts import FactNetwork, Published
from dotcompile.records import dataclass

LOOPBACK = "127.0.0.1"
#: Who tries from outside, in place of a container's ID.
OUTSIDE = "outside"


class By(StrEnum):
    """How a target is addressed."""

    OWN = "its own address"  # a control: whether somebody listens, and the sandbox works
    NAME = "name"
    ADDRESS = "address"
    HOST = "an address of the host"
    AWAY = "an address outside"


@dataclass(frozen=True, slots=True)
class Try:
    """One target of one container, by its ID. `target` is a service's or actor's number, `container` its ID.

    `container` is empty if any of the service's will do. `network` is the deployment's name of the network
    that packets take, if they take one. Somebody has to listen if it `listens`.
    """

    source: str
    host: str
    port: Port
    by: By
    expected: bool
    target: int
    container: str
    network: str
    listens: bool

    @property
    def words(self) -> str:
        """As the probe is told it."""
        return f"{self.host}:{self.port}"


def find_tries(model: Model, there: There) -> tuple[Try, ...]:
    """Everything that is tried by everybody who runs; those in the sandbox of another are tried with it."""
    targeting = _Targeting(model, there)
    return tuple(dict.fromkeys(one for root in model.roots for one in targeting.tries(root)))


class _Targeting:
    def __init__(self, model: Model, there: There) -> None:
        self._model = model
        self._there = there
        self._names = model.facts.services
        self._networks = {one.name: one for one in model.facts.networks}
        self._running: Mapping[str, list[Member]] = {
            name: [one for one in there.of(name) if one.is_running] for name in self._names
        }

    def tries(self, source: int) -> Iterator[Try]:
        for member in self._running[self._names[source]]:
            yield from self._own(source, member)
            for target in self._model.roots:
                if target == source:
                    yield from self._siblings(source, member)
                elif not (self._model.is_hosted(source) and self._model.is_hosted(target)):
                    yield from self._others(source, member, target)
            for published in self._model.facts.published:
                yield from self._doors(source, member, published)

    def _own(self, source: int, member: Member) -> Iterator[Try]:
        hosts = [seat.address for seat in member.seats if seat.address] or [LOOPBACK]
        for host in hosts:
            key = next((seat.key for seat in member.seats if seat.address == host), "")
            yield from self._ports(member.id, host, By.OWN, True, source, member.id, key)

    def _siblings(self, source: int, member: Member) -> Iterator[Try]:
        """The other replicas."""
        for other in self._running[self._names[source]]:
            if other.id != member.id:
                yield from self._seats(source, member, source, other)

    def _others(self, source: int, member: Member, target: int) -> Iterator[Try]:
        if self._model.is_hosted(target):
            yield from self._hosted(source, member, target)
            return
        for other in self._running[self._names[target]]:
            yield from self._seats(source, member, target, other)
        shared = [one for one in self._model.networks_of(target) if self._is_named(source, one)]
        if shared and self._running[self._names[target]]:
            yield from self._ports(member.id, self._names[target], By.NAME, True, target, "", shared[0].name)

    def _is_named(self, source: int, network: FactNetwork) -> bool:
        """Whether names on a network are a source's business: it is on it, and may talk there."""
        return not self._model.is_hosted(source) and self._model.reaches_on(source, network)

    def _seats(self, source: int, member: Member, target: int, other: Member) -> Iterator[Try]:
        """Each place of another, also those that the diagram does not give it, where nobody must get to."""
        for seat in other.seats:
            if seat.address:
                network = self._networks.get(seat.key)
                if network not in self._model.networks_of(target):
                    network = None
                if network is None and self._model.is_hosted(source):
                    continue  # the machine itself is on every network of its own
                expected = network is not None and self._model.reaches_on(source, network)
                yield from self._ports(
                    member.id, seat.address, By.ADDRESS, expected, target, other.id, seat.key
                )

    def _hosted(self, source: int, member: Member, target: int) -> Iterator[Try]:
        for network, gateway in self._gateways(source):
            expected = self._model.reaches_host(network)
            yield from self._ports(member.id, gateway, By.HOST, expected, target, "", network.name)

    def _doors(self, source: int, member: Member, published: Published) -> Iterator[Try]:
        """A published port, by the addresses that the host has on the source's own networks."""
        target = self._model.standing.root[published.service]
        port = self._model.host_port(published)
        if source == target or port is None or not self._running[self._names[published.service]]:
            return
        is_any = published.address in ("", "0.0.0.0")
        if self._model.is_hosted(source):
            host = LOOPBACK if is_any else published.address
            expected = self._model.reaches_published(None, published)
            yield Try(member.id, host, port, By.HOST, expected, published.service, "", "", expected)
            return
        for network, gateway in self._gateways(source):
            expected = is_any and self._model.reaches_published(network, published)
            yield Try(
                member.id, gateway, port, By.HOST, expected, published.service, "", network.name, expected
            )

    def _gateways(self, source: int) -> Iterator[tuple[FactNetwork, str]]:
        for network in self._model.networks_of(source):
            found = self._there.networks.get(network.name)
            if network.driver == "bridge" and found is not None:
                yield from ((network, gateway) for gateway in found.gateways if ":" not in gateway)

    def _ports(
        self, source: str, host: str, by: By, expected: bool, target: int, container: str, network: str
    ) -> Iterator[Try]:
        """The ports of everyone in a sandbox, each as its own."""
        for service in self._sandbox(target):
            drawn = self._model.drawn_ports(service)
            for port in self._model.ports_of(service):
                if by is not By.NAME or service == target:
                    yield Try(source, host, port, by, expected, service, container, network, port in drawn)

    def _sandbox(self, target: int) -> Sequence[int]:
        if self._model.is_hosted(target):
            return (target,)
        return [one for one in self._model.standing.sandbox(target) if self._running[self._names[one]]]
