"""What a deployment permits, pair by pair and port by port: the sentences of the documentation, one by one.

A second opinion for tests, slow and plain. It shares no code with what it judges but the records of facts.
"""

from dataclasses import dataclass

from dotcompile.model.topology import Sort, Topology
from dotcompile.model.values.ports import PortRange
from dotcompile.reach.facts import FactNetwork, Facts, Mode, Published
from dotcompile.reach.relation import Cause

#: From the mildest to the worst.
ORDER = (
    *(Cause.DRAWN, Cause.ZONE, Cause.PORT, Cause.REVERSE),
    *(Cause.PUBLISHED, Cause.HOST_MODE, Cause.EGRESS, Cause.CO_TENANT),
)
Pair = tuple[str, str]


@dataclass
class Oracle:
    """`drawn` has for each pair of names the ports drawn, an empty list being any; `zones` are neighbours."""

    facts: Facts
    drawn: dict[Pair, list[PortRange]]
    zones: list[set[str]]
    enters: dict[str, list[str]]

    def mildest(self, source: str, target: str, port: int) -> Cause | None:
        """The mildest cause by which a name gets to another at a port of tcp; None if by none."""
        found = self.causes(source, target, port)
        return min(found, key=ORDER.index) if found else None

    def causes(self, source: str, target: str, port: int) -> set[Cause]:
        if source in self.enters:
            ways = self._from_outside(source, target, port) if target not in self.enters else set()
        elif target in self.enters:
            ways = {Cause.EGRESS} if self._gets_out(source) else set()
        else:
            ways = self._between(source, target, port)
        drawn = self.drawn.get((source, target))
        if ways and drawn is not None and (not drawn or any(has(one, port) for one in drawn)):
            ways.add(Cause.DRAWN)
        return ways

    def _between(self, source: str, target: str, port: int) -> set[Cause]:
        ways: set[Cause] = set()
        one, other = self._root(source), self._root(target)
        if self.together(source, target):
            ways |= self._on_one_network(source, target)
        if self._mode(other) is Mode.HOST and self._reaches_machine(one):
            ways.add(Cause.HOST_MODE)
        if self._mode(one) is Mode.HOST and any(self._machine_reaches(net) for net in self._stands(other)):
            ways.add(Cause.HOST_MODE)
        if any(has(one_.container, port) and self._by_port(one, one_) for one_ in self._ports(other)):
            ways.add(Cause.PUBLISHED)
        return ways

    def together(self, source: str, target: str) -> bool:
        """Whether two share a network on which they may talk, or a sandbox that is not the host's."""
        one, other = self._root(source), self._root(target)
        both = any(net in self._nets(other) and talks(net) for net in self._nets(one))
        return both or (one == other and self._mode(one) is not Mode.HOST)

    def _on_one_network(self, source: str, target: str) -> set[Cause]:
        there, back = self.drawn.get((source, target)), self.drawn.get((target, source))
        ways: set[Cause] = set()
        if there is not None:
            ways.add(Cause.PORT)
        if back is not None:
            ways.add(Cause.REVERSE)
        if any({source, target} <= zone for zone in self.zones):
            ways.add(Cause.ZONE)
        return ways or {Cause.CO_TENANT}

    def _from_outside(self, actor: str, target: str, port: int) -> set[Cause]:
        root = self._root(target)
        ways = set()
        if self._mode(root) is Mode.HOST:
            ways.add(Cause.HOST_MODE)
        if any(net.driver == "macvlan" and not net.internal for net in self._nets(root)):
            ways.add(Cause.PUBLISHED)
        for one in self._ports(root):
            by = self.enters[actor]
            comes = not one.address or (one.address != "127.0.0.1" and (not by or one.address in by))
            if comes and has(one.container, port) and self.is_in_force(one):
                ways.add(Cause.PUBLISHED)
        return ways

    def _by_port(self, source: str, published: Published) -> bool:
        """Whether a sandbox gets to a port through an address of a host."""
        if not self.is_in_force(published):
            return False
        if self._mode(source) is Mode.HOST:
            return True
        if published.address == "127.0.0.1" and not self.facts.target.cluster:
            return False
        if self.facts.target.cluster:
            return self._gets_out(source)
        on_bridge = any(net.driver != "macvlan" and not net.internal for net in self._nets(source))
        return on_bridge and self.facts.target.engine.userland_proxy

    def is_in_force(self, published: Published) -> bool:
        root = self.facts.services[published.service]
        if self._mode(root) is not Mode.OWN:
            return False
        if self.facts.target.cluster and not published.direct:
            return True
        return self._is_meshed(root) or any(
            net.driver != "macvlan" and not net.internal for net in self._nets(root)
        )

    def _reaches_machine(self, source: str) -> bool:
        if self._mode(source) is Mode.HOST or self._is_meshed(source):
            return True
        return any(
            net.driver == "bridge" or (net.driver == "overlay" and not net.internal)
            for net in self._nets(source)
        )

    def _machine_reaches(self, net: FactNetwork | None) -> bool:
        if net is None:
            return True
        return net.driver == "bridge" or (net.driver == "overlay" and not net.internal)

    def _gets_out(self, name: str) -> bool:
        root = self._root(name)
        if self._mode(root) is Mode.HOST or self._is_meshed(root):
            return True
        return any(not net.internal for net in self._nets(root))

    def _is_meshed(self, root: str) -> bool:
        meshed = any(not one.direct for one in self._ports(root))
        return self.facts.target.cluster and meshed and self._mode(root) is Mode.OWN

    def _stands(self, root: str) -> list[FactNetwork | None]:
        """Its networks, and None for the gateway bridge that the mesh gives it."""
        return [*self._nets(root), *([None] if self._is_meshed(root) else [])]

    def _nets(self, root: str) -> list[FactNetwork]:
        return [net for net in self.facts.networks if self.facts.number[root] in net.members]

    def _ports(self, root: str) -> list[Published]:
        return [one for one in self.facts.published if one.service == self.facts.number[root]]

    def _mode(self, root: str) -> Mode:
        return self.facts.modes[self.facts.number[root]]

    def _root(self, name: str) -> str:
        joined = dict(self.facts.shares)
        number = self.facts.number[name]
        while number in joined:
            number = joined[number]
        return self.facts.services[number]


def talks(net: FactNetwork) -> bool:
    return net.icc or net.driver != "bridge"


def has(ports: PortRange, port: int) -> bool:
    return ports.protocol == "tcp" and ports.first <= port <= ports.last


def neighbours_of(topology: Topology) -> list[set[str]]:
    """Members of zones, for topologies without nested zones."""
    return [
        {member.name for member in zone.members if member.sort is Sort.SERVICE} for zone in topology.zones
    ]
