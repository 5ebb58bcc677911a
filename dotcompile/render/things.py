"""The things of a topology, whatever their sort: what there is and where, and a topology with some of it."""

from collections.abc import Set

from dotcompile.model.topology import Sort, Topology
from dotcompile.records import replace
from dotcompile.source import Span

Thing = tuple[Sort, str]
"""A thing's sort and name; a zone and a service may share a name."""


def things_of(topology: Topology) -> list[Thing]:
    """Everything that has a name, zones too."""
    zones = ((Sort.ZONE, zone.name) for zone in topology.zones)
    return [*zones, *places_of(topology)]


def places_of(topology: Topology) -> dict[Thing, Span]:
    """Everything that may have a card, and where it is written."""
    sorts = (
        (Sort.SERVICE, topology.services),
        (Sort.ACTOR, topology.actors),
        (Sort.HOST, topology.hosts),
        (Sort.NETWORK, topology.networks),
        (Sort.ENGINE, topology.engines),
        (Sort.VOLUME, topology.volumes),
    )
    return {(sort, thing.name): thing.origin for sort, things in sorts for thing in things}


def zones_of(topology: Topology) -> dict[Thing, list[str]]:
    """The zones that list each thing; what none lists is not there."""
    zones: dict[Thing, list[str]] = {}
    for zone in topology.zones:
        for member in zone.members:
            zones.setdefault((member.sort, member.name), []).append(zone.name)
    return zones


def keep(topology: Topology, kept: Set[Thing]) -> Topology:
    """The topology with these things only; its zones and links are as they were."""
    return replace(
        topology,
        services=tuple(one for one in topology.services if (Sort.SERVICE, one.name) in kept),
        actors=tuple(one for one in topology.actors if (Sort.ACTOR, one.name) in kept),
        hosts=tuple(one for one in topology.hosts if (Sort.HOST, one.name) in kept),
        networks=tuple(one for one in topology.networks if (Sort.NETWORK, one.name) in kept),
        engines=tuple(one for one in topology.engines if (Sort.ENGINE, one.name) in kept),
        volumes=tuple(one for one in topology.volumes if (Sort.VOLUME, one.name) in kept),
    )
