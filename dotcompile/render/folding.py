"""A topology from further away: its outermost zones with nothing in them, and the links between those.

In: a topology. Out: one that is drawn with a card's worth of detail for each zone, and what to say of them.
"""

from collections.abc import Mapping

from dotcompile.model.topology import End, Link, Sort, Topology
from dotcompile.records import replace
from dotcompile.render.cards import Closed, amount_in
from dotcompile.render.sketch import Manner
from dotcompile.render.sketching import manner_of
from dotcompile.render.text import clean
from dotcompile.render.things import Thing, keep, things_of


def fold(topology: Topology) -> tuple[Topology, Mapping[str, Closed]]:
    """The topology with its zones closed, and for each zone how much is in it, and what."""
    outermost = _outermost(topology)
    home: dict[Thing, str] = {(Sort.ZONE, name): root for name, root in outermost.items()}
    names: dict[str, list[str]] = {root: [] for root in outermost.values()}
    for zone in topology.zones:
        root = outermost[zone.name]
        for member in zone.members:
            home.setdefault((member.sort, member.name), root)
            names[root].append(clean(member.name))
    zones = tuple(replace(topology.zone[root], members=()) for root in names)
    free = keep(topology, {thing for thing in things_of(topology) if thing not in home})
    closed = {
        root: Closed(amount_in(topology, topology.zone[root]), ", ".join(found) or "no services")
        for root, found in names.items()
    }
    return replace(free, zones=zones, links=_counted(topology, home)), closed


def _outermost(topology: Topology) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for zone in topology.zones:
        way, at = [], zone
        while at.name not in found and at.parent is not None:
            way.append(at.name)
            at = topology.zone[at.parent]
        root = found.setdefault(at.name, at.name)
        found.update(dict.fromkeys(way, root))
    return found


def _counted(topology: Topology, home: Mapping[Thing, str]) -> tuple[Link, ...]:
    """Links between what is left, those of one manner between two things as one that says how many."""
    found: dict[tuple[Thing, Thing, Manner], list[Link]] = {}
    for link in topology.links:
        source, target = _moved(link.source, home), _moved(link.target, home)
        if (source.sort, source.name) != (target.sort, target.name):
            key = (source.sort, source.name), (target.sort, target.name), manner_of(link)
            moved = replace(link, source=source, target=target, zone=None, ports=None)
            found.setdefault(key, []).append(moved)
    return tuple(
        replace(links[0], label=f"{len(links)} links" if len(links) > 1 else links[0].label)
        for links in found.values()
    )


def _moved(end: End, home: Mapping[Thing, str]) -> End:
    root = home.get((end.sort, end.name))
    return end if root is None else End(Sort.ZONE, root, end.span)
