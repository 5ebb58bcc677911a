"""Permitted: what is drawn, and, on any port and both ways, neighbours in a zone that no rule keeps apart.

In: a topology, its intent, the pairs that rules forbid. Out: pairs of services, by number.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from dotcompile.model.topology import Relation, Settings, Sort, Topology, Zone, ZoneKind
from dotcompile.reach.blocks import Block, Pairs
from dotcompile.reach.ends import expand
from dotcompile.reach.relation import Connections, Group, Thing


class Permitted:
    """Pairs of services that may share a network; `never` are those that rules forbid.

    Where services share a sandbox, `home` leads from some of them to those whose sandboxes they are in, and
    all is asked of these: whoever may talk to one of a sandbox can talk to all of it.
    """

    def __init__(
        self,
        topology: Topology,
        intent: Connections,
        never: Iterable[Block] = (),
        home: Callable[[Group], Group] = lambda group: group,
    ) -> None:
        must = [(home(left), home(right)) for left, right in drawn(intent)]
        may = [(home(group),) * 2 for group in neighbours(topology)]
        self._never = Pairs((home(left), home(right)) for left, right in never)
        # Where no rule keeps anybody apart, what must be and what may be is all one.
        self._must = Pairs(must if self._never else must + may)
        self._may = Pairs(may if self._never else ())

    def holds(self, one: int, other: int) -> bool:
        """Whether these two may share a network."""
        may = self._may.holds(one, other) and not self._never.holds(one, other)
        return may or self._must.holds(one, other)

    def rows(self, members: Sequence[int]) -> list[int]:
        """For each member of a network those it may share it with: bit i is the i-th of them."""
        rows = self._must.rows(members)
        if not self._never:
            return rows
        others = zip(self._may.rows(members), self._never.rows(members), strict=True)
        return [must | may & ~never for must, (may, never) in zip(rows, others, strict=True)]


def drawn(intent: Connections) -> Iterator[Block]:
    """The drawn flows between services."""
    for edge in intent.edges:
        if edge.sources[-1] not in intent.actors and edge.targets[-1] not in intent.actors:
            yield edge.sources, edge.targets


def neighbours(topology: Topology) -> tuple[Group, ...]:
    """The services of each zone and drawn network whose members may talk to each other."""
    number = {service.name: number for number, service in enumerate(topology.services)}
    zones = (
        _members(topology, zone)
        for zone in topology.zones
        if zone.kind is ZoneKind.NETWORK and not _is_strict(topology, zone.name, zone.settings)
    )
    nodes = (
        _attached(topology, node.name)
        for node in topology.networks
        if not _is_strict(topology, None, node.settings)
    )
    groups = (tuple(sorted({number[name] for name in names})) for names in chain(zones, nodes))
    return tuple(group for group in groups if len(group) > 1)


def _is_strict(topology: Topology, zone: str | None, settings: Settings) -> bool:
    """Whether only flows count: a network says it, or else the nearest zone around it, or else the graph."""
    while zone is not None and "isolation" not in settings:
        settings = topology.zone[zone].settings
        zone = topology.zone[zone].parent
    said = settings.get("isolation") or topology.settings.get("isolation")
    return said is not None and said.value == "strict"


def _members(topology: Topology, zone: Zone) -> Iterator[str]:
    """The services that stand on a zone's network: its own, and if it inherits those of the zones in it."""
    yield from (member.name for member in zone.members if member.sort is Sort.SERVICE)
    for inner in topology.subzones[zone.name] if zone.inherits else ():
        yield from _members(topology, inner)


def _attached(topology: Topology, network: str) -> Iterator[str]:
    """The services that edges put on a network drawn as a node."""
    for link in topology.joining[network]:
        member = link.source if link.relation is Relation.ATTACH else link.target
        things: Iterable[Thing] = expand(topology, member.sort, member.name)
        yield from (thing.name for thing in things if thing.sort is Sort.SERVICE)
