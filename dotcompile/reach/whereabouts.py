"""Where actors are, as far as addresses tell, and by which addresses they so come in and are gone out to.

In: actors, or a topology with its intent. Out: ranges of addresses. Whoever does not say where he is, or says
it by a name alone, whose addresses change, may be anywhere.
"""

import re
from collections.abc import Iterable, Iterator
from ipaddress import IPv4Network, IPv6Network, ip_network

from dotcompile.model.topology import Actor, Topology
from dotcompile.model.values.ports import ANY_PORT, PortRange, Ports
from dotcompile.reach.carrying import narrowed
from dotcompile.reach.relation import Connections, Edge, Group

Subnet = IPv4Network | IPv6Network

_WITH_PORT = r"(?:\[(?P<bracketed>[^\]]+)\]|(?P<plain>[^:]+)):[0-9]+"
#: Of both families, all there is.
ANYWHERE: tuple[Subnet, ...] = (IPv4Network("0.0.0.0/0"), IPv6Network("::/0"))


def ways_in(
    topology: Topology, intent: Connections, group: Group, published: PortRange
) -> Iterator[tuple[Ports, tuple[Subnet, ...]]]:
    """Who may come in by which part of the published ports of services that share a sandbox.

    Those that are drawn to; where nobody is, whoever published it means everybody.
    """
    left: Ports = (published,)
    for edge in intent.edges:
        if edge.sources[-1] in intent.actors and edge.served and not set(group).isdisjoint(edge.targets):
            ports = narrowed((published,), edge.ports)
            ports = ANY_PORT if ports is None else ports
            if ports:
                yield ports, _all_ranges(topology, edge.sources)
                left = without(left, ports)
    if left:
        yield left, ANYWHERE


def without(ports: Ports, others: Ports) -> Ports:
    """The ports that are not among others."""
    left = list(ports)
    for other in others:
        left = [
            PortRange(one.protocol, first, last)
            for one in left
            for first, last in _beside(one, other)
            if first <= last
        ]
    return tuple(left)


def _beside(one: PortRange, other: PortRange) -> tuple[tuple[int, int], ...]:
    if one.protocol != other.protocol or other.last < one.first or one.last < other.first:
        return ((one.first, one.last),)
    return (one.first, other.first - 1), (other.last + 1, one.last)


def ways_out(topology: Topology, edge: Edge) -> tuple[Subnet, ...]:
    """Where a drawn way out leads."""
    return _all_ranges(topology, edge.targets)


def find_ranges(actor: Actor) -> tuple[Subnet, ...] | None:
    """The addresses that an actor says it has, or None if it may be anywhere."""
    said = actor.settings.get("addr")
    found = [_range(place) for place in said.value] if said is not None else [None]
    ranges = [one for one in found if one is not None]
    return tuple(dict.fromkeys(ranges)) if len(ranges) == len(found) else None


def _all_ranges(topology: Topology, actors: Iterable[int]) -> tuple[Subnet, ...]:
    found = [find_ranges(topology.actors[one - len(topology.services)]) for one in actors]
    known = [one for one in found if one is not None]
    if len(known) < len(found):
        return ANYWHERE
    return tuple(dict.fromkeys(one for ranges in known for one in ranges))


def _range(place: str) -> Subnet | None:
    with_port = re.fullmatch(_WITH_PORT, place)
    text = place if with_port is None else with_port["bracketed"] or with_port["plain"]
    try:
        return ip_network(text.strip("[]"), strict=False)
    except ValueError:  # it is a name
        return None
