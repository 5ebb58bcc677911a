"""A topology near some of its things: what is at most so many links away from them.

In: a topology, names, and how far. Out: the topology without the rest.
"""

from collections.abc import Iterable, Mapping, Sequence, Set

from dotcompile.model.topology import Link, Sort, Topology
from dotcompile.records import replace
from dotcompile.render.things import Thing, keep, things_of, zones_of


def find_things(topology: Topology, name: str) -> tuple[Thing, ...]:
    """What goes by a name: a zone and a service may share one."""
    return tuple(thing for thing in things_of(topology) if thing[1] == name)


def names_in(topology: Topology) -> Sequence[str]:
    """Every name that can be asked for."""
    return [name for _, name in things_of(topology)]


def focus(topology: Topology, things: Iterable[Thing], hops: int) -> Topology:
    """What is so many links away. A link of a zone is one of everything in the zone."""
    homes = zones_of(topology)
    near = set(things)
    for _ in range(hops):
        reached = near | {zone for thing in near for zone in _zones_around(thing, homes, topology)}
        for link in topology.links:
            ends = {(end.sort, end.name) for end in (link.source, link.target)}
            if ends & reached:
                near |= ends - reached
    around = {zone for thing in near for zone in _zones_around(thing, homes, topology)}
    opened = {inner for sort, name in near if sort is Sort.ZONE for inner in _zones_within(name, topology)}
    near |= {(member.sort, member.name) for name in opened for member in topology.zone[name].members}
    return _only(topology, near | around | {(Sort.ZONE, name) for name in opened})


def _zones_around(thing: Thing, homes: Mapping[Thing, Sequence[str]], topology: Topology) -> set[Thing]:
    """A zone itself, or the zones that list a thing, and all around them."""
    sort, name = thing
    found: set[Thing] = set()
    waiting = [name] if sort is Sort.ZONE else list(homes.get(thing, ()))
    while waiting:
        zone = waiting.pop()
        found.add((Sort.ZONE, zone))
        parent = topology.zone[zone].parent
        if parent is not None:
            waiting.append(parent)
    return found


def _zones_within(zone: str, topology: Topology) -> list[str]:
    found = [zone]
    for name in found:  # grows while it is read
        found.extend(inner.name for inner in topology.subzones[name])
    return found


def _only(topology: Topology, kept: Set[Thing]) -> Topology:
    def is_kept(link: Link) -> bool:
        return all((end.sort, end.name) in kept for end in (link.source, link.target))

    zones = tuple(
        replace(zone, members=tuple(one for one in zone.members if (one.sort, one.name) in kept))
        for zone in topology.zones
        if (Sort.ZONE, zone.name) in kept
    )
    links = tuple(filter(is_kept, topology.links))
    return replace(keep(topology, kept), zones=zones, links=links)
