"""What the drawing permits besides an edge: the other way, or other ports.

In: a topology and its intent. Out: whether every one of a group may open connections to every one of another,
by flows that are drawn or as neighbours in a zone. Services are bits.
"""

from collections.abc import Iterable

from dotcompile.model.topology import Topology
from dotcompile.reach.permitted import neighbours
from dotcompile.reach.relation import Connections, Group


class Freedom:
    """Of each service those to which it may open connections, and those to which it may on any port."""

    def __init__(self, topology: Topology, intent: Connections) -> None:
        count = len(topology.services)
        self._ever = [0] * count
        self._any_port = [0] * count
        self._masks: dict[Group, int] = {}
        for group in neighbours(topology):
            self._add(group, group, any_port=True)
        for edge in intent.edges:
            if edge.sources[-1] < count and edge.targets[-1] < count:
                self._add(edge.sources, edge.targets, any_port=edge.ports is None)

    def _add(self, sources: Group, targets: Group, *, any_port: bool) -> None:
        mask = self._mask(targets)
        for source in sources:
            self._ever[source] |= mask
            if any_port:
                self._any_port[source] |= mask

    def _mask(self, group: Group) -> int:
        if group not in self._masks:
            self._masks[group] = _bits(group)
        return self._masks[group]

    def permits(self, sources: Group, targets: Group) -> bool:
        """Whether each of some services may open connections to each of others."""
        return self._holds(self._ever, sources, targets)

    def permits_any_port(self, sources: Group, targets: Group) -> bool:
        """Whether it may on any port."""
        return self._holds(self._any_port, sources, targets)

    def _holds(self, rows: list[int], sources: Group, targets: Group) -> bool:
        mask = self._mask(targets)
        return all(not mask & ~(rows[source] | 1 << source) for source in sources)


def _bits(group: Iterable[int]) -> int:
    mask = 0
    for member in group:
        mask |= 1 << member
    return mask
