"""What a diagram draws around its services: networks, with their members and drivers, and hosts.

In: a topology. Out: networks in source order; for each service the hosts that it may run on, and its modes.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property

from dotcompile.model.topology import End, Relation, Settings, Sort, Topology, ZoneKind
from dotcompile.model.values.modes import NETWORK_DRIVERS
from dotcompile.reach.ends import expand
from dotcompile.reach.relation import Group, Thing
from dotcompile.records import dataclass
from dotcompile.source import Span

MODES = (*NETWORK_DRIVERS, "container")
_HOSTNAME = "node.hostname"


@dataclass(frozen=True, slots=True)
class Network:
    """A zone that is a network, or a network node; the services on it by number."""

    name: str
    members: Group
    settings: Settings
    origin: Span


class Drawn:
    """What is drawn of one topology; each part is worked out when it is first asked for."""

    def __init__(self, topology: Topology) -> None:
        self._topology = topology
        self._number = {service.name: number for number, service in enumerate(topology.services)}

    @cached_property
    def networks(self) -> tuple[Network, ...]:
        """Zones first, then nodes."""
        topology = self._topology
        zones = [
            Network(zone.name, self._within(zone.name, zone.inherits), zone.settings, zone.origins[0])
            for zone in topology.zones
            if zone.kind is ZoneKind.NETWORK
        ]
        nodes = [
            Network(
                node.name, self._group(expand(topology, Sort.NETWORK, node.name)), node.settings, node.origin
            )
            for node in topology.networks
        ]
        return (*zones, *nodes)

    @cached_property
    def hosts(self) -> Mapping[int, frozenset[str]]:
        """For each service that is placed the hosts that it may run on; the others may run on any."""
        found: dict[int, frozenset[str]] = {}
        for link in self._topology.links:
            if link.relation is not Relation.PROVISION or link.deny:
                continue
            pool = self._pool(link.source)
            for service in self._group(expand(self._topology, link.target.sort, link.target.name)):
                found[service] = found.get(service, frozenset()) | pool
        for number, constrained in enumerate(self._topology.services):
            said = constrained.settings.get("constraint")
            for one in said.value if said else ():
                if one.key == _HOSTNAME and one.equal:
                    found[number] = found.get(number, frozenset((one.value,))) & {one.value}
        return found

    def modes(self, service: int) -> frozenset[str] | None:
        """How a service is networked: drivers, or `host`, `none`, `container`; None if that is left open."""
        said = self._topology.services[service].settings.get("network_mode")
        if said is not None and said.value.mode != "bridge":
            return frozenset((said.value.mode if said.value.mode in MODES else "container",))
        default = self._topology.settings.get("driver")
        drivers = [network.settings.get("driver", default) for network in self._networks_of.get(service, ())]
        if not drivers or None in drivers:
            return None
        return frozenset(driver.value for driver in drivers if driver)

    @cached_property
    def _networks_of(self) -> Mapping[int, list[Network]]:
        found: dict[int, list[Network]] = {}
        for network in self.networks:
            for member in network.members:
                found.setdefault(member, []).append(network)
        return found

    def _within(self, zone: str, inherits: bool) -> Group:
        if inherits:
            return self._group(expand(self._topology, Sort.ZONE, zone))
        members = self._topology.zone[zone].members
        return self._group(Thing(member.sort, member.name) for member in members)

    def _group(self, things: Iterable[Thing]) -> Group:
        """The services among things."""
        return tuple(sorted({self._number[one.name] for one in things if one.sort is Sort.SERVICE}))

    def _pool(self, end: End) -> frozenset[str]:
        every = frozenset(host.name for host in self._topology.hosts)
        if end.sort is Sort.HOST:
            return frozenset((end.name,))
        if end.sort is Sort.ZONE:
            return frozenset(host.name for host in self._topology.hosts if end.name in host.zones)
        return every
