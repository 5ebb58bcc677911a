"""Who comes in from outside a cluster, and who may go out.

In: services of a diagram with their pods, what policies permit, and what is published. Out: actors and edges.
Who comes in by a load balancer, a port of nodes or an Ingress is anybody, but where policies name addresses;
ranges of addresses that policies name are actors of their own.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from ipaddress import IPv4Address

from dotcompile.importers.imported import ImportedActor, ImportedEdge, ImportedEnd
from dotcompile.importers.kubernetes.cluster import Manifests
from dotcompile.importers.kubernetes.connections import Member, port_settings
from dotcompile.importers.saying import Found, Saying
from dotcompile.model.topology import Settings, Sort
from dotcompile.model.values.ports import ANY_PORT, PortRange, Ports, merged
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import Place
from dotcompile.reach.carrying import covers, narrowed
from dotcompile.reach.policies.permitting import Permitting
from dotcompile.reach.policies.policy import Address, Block, Pod, Subnet
from dotcompile.reach.policies.services import is_before, is_port_of, leads_to
from dotcompile.source import Span

#: Nobody's, but of anybody's ranges: https://www.rfc-editor.org/rfc/rfc5737
_ANYBODY = IPv4Address("203.0.113.1")
INTERNET = "internet"
_MOST_RANGES = 32
#: What stands between the outside and what an Ingress or a Route leads to: where most have it, or anywhere.
CONTROLLERS = tuple(Pod("controller", namespace, {}) for namespace in ("ingress-nginx", "e" * 64))


class Outside:
    """The outside of one cluster."""

    def __init__(self, manifests: Manifests, permitting: Permitting, found: Found, origin: Span) -> None:
        self._manifests = manifests
        self._permitting = permitting
        self._found = found
        self._origin = origin
        self._actors: dict[str, ImportedActor] = {}

    @property
    def actors(self) -> tuple[ImportedActor, ...]:
        """Those who came up."""
        return tuple(self._actors.values())

    def edges(self, members: Sequence[Member]) -> Iterator[ImportedEdge]:
        """All ways in and out."""
        named = list(dict.fromkeys(self._blocks()))
        for member in members:
            balanced, led = self.published(member)
            entering = partial(self._entering, member, balanced)
            able = [one for pod in CONTROLLERS for one in self._permitting.ports(pod, member.pod)]
            through = _both(merged(able), led)
            yield from self._ways(member, named, entering, through, enters=True)
            if self._permitting.is_isolated(member.pod)[1]:
                leaving = partial(self._permitting.ports, member.pod)
                yield from self._ways(member, named, leaving, (), enters=False)

    def published(self, member: Member) -> tuple[Ports, Ports]:
        """The ports that load balancers or nodes lead to, and those that something in between does."""
        manifests = self._manifests
        balanced: list[PortRange] = []
        led: list[PortRange] = []
        for service in manifests.services:
            if is_before(service, member.pod):
                doors = [
                    door
                    for door in manifests.doors
                    if (door.namespace, door.service) == (service.namespace, service.name)
                ]
                for port in service.ports:
                    if service.type in ("LoadBalancer", "NodePort"):
                        balanced += leads_to(port, member.pod)
                    if any(is_port_of(door, port) for door in doors):
                        led += leads_to(port, member.pod)
        return merged(balanced), merged(led)

    def _entering(self, member: Member, balanced: Ports, address: Address) -> Ports:
        return _both(self._permitting.ports(address, member.pod), balanced)

    def _ways(
        self,
        member: Member,
        named: Sequence[Block],
        asked: Callable[[Address], Ports],
        besides: Ports,
        *,
        enters: bool,
    ) -> Iterator[ImportedEdge]:
        """The ways in one direction: everybody's, and those of ranges that have others."""
        everybody = merged([*asked(_ANYBODY), *besides])
        if everybody:
            yield self._edge(member, INTERNET, None, everybody, enters=enters)
        for block in named:
            ports = asked(block.network.network_address)
            ranges = _without_exceptions(block)
            if ports and not covers(everybody, ports) and ranges and block.network.prefixlen:
                yield self._edge(member, _called(block), ranges, ports, enters=enters)

    def _edge(
        self, member: Member, name: str, ranges: Sequence[Subnet] | None, ports: Ports, *, enters: bool
    ) -> ImportedEdge:
        if name not in self._actors:
            self._actors[name] = ImportedActor(name, self._origin, settings=self._where(ranges))
        actor, service = ImportedEnd(Sort.ACTOR, name), ImportedEnd(Sort.SERVICE, member.name)
        ends = (actor, service) if enters else (service, actor)
        return ImportedEdge(*ends, member.origin, port_settings(ports, member.origin))

    def _where(self, ranges: Sequence[Subnet] | None) -> Settings:
        saying = Saying(Place.ACTOR, self._found)
        if ranges is not None:
            saying.say("addr", within(",".join(map(str, ranges)), self._origin))
        return saying.settings

    def _blocks(self) -> Iterator[Block]:
        for policy in self._manifests.cluster.policies:
            for rule in (*(policy.ingress or ()), *(policy.egress or ())):
                for peer in rule.peers or ():
                    if peer.block is not None:
                        yield peer.block


def _both(able: Ports, doors: Ports) -> Ports:
    both = narrowed(able, doors)
    return ANY_PORT if both is None else both


def _called(block: Block) -> str:
    return re.sub(r"[^0-9a-f]+", "-", str(block.network)).strip("-")


def _without_exceptions(block: Block) -> list[Subnet]:
    """The ranges of a block without those that are excepted; too many are none."""
    left: list[Subnet] = [block.network]
    for one in block.excepted:
        left = [piece for each in left for piece in _excluded(each, one)]
        if len(left) > _MOST_RANGES:
            return []
    return sorted(left, key=lambda one: (one.version, int(one.network_address)))


def _excluded(network: Subnet, other: Subnet) -> Iterable[Subnet]:
    if not network.overlaps(other):
        return (network,)
    if other.prefixlen <= network.prefixlen:
        return ()
    return network.address_exclude(other)  # type: ignore[arg-type]  # both are of the version of their block
