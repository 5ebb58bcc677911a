"""What a diagram allows beyond connections: who may get out, who is published, who has another's sandbox.

In: a topology and its intent. Out: answers about services by number. Lowering asks the same of a topology,
and with other code; where the two differ, the proof fails.
"""

from collections.abc import Iterable, Iterator

from dotcompile.model.topology import Link, Service, Settings, Sort, Topology, Zone, ZoneKind
from dotcompile.model.values.ports import PortRange
from dotcompile.model.values.publish import Binding
from dotcompile.reach.facts import Published, Target
from dotcompile.reach.relation import Connections
from dotcompile.records import dataclass

_ANYWHERE = ("", "0.0.0.0", "::")


class Allowed:
    """What one topology allows."""

    def __init__(self, topology: Topology, intent: Connections, target: Target) -> None:
        self._topology = topology
        self._number = {service.name: number for number, service in enumerate(topology.services)}
        self._leaving = {
            source for edge in intent.edges if edge.targets[-1] in intent.actors for source in edge.sources
        }
        self._entered: dict[int, list[PortRange] | None] = {}
        for edge in intent.edges:
            # One engine publishes by a way out: who is to be published has it before his ports are known.
            if edge.sources[-1] in intent.actors and (edge.served or not target.cluster):
                for entered in edge.targets:
                    self._enter(entered, edge.ports if edge.served else ())
        self._networks: dict[int, list[_Place]] = {}
        for zone in topology.zones:
            if zone.kind is ZoneKind.NETWORK:
                self._place(_members(topology, zone), _Place(zone.settings, zone.name))
        for node in topology.networks:
            self._place(_attached(topology.joining[node.name]), _Place(node.settings, None))

    def _enter(self, target: int, ports: tuple[PortRange, ...] | None) -> None:
        known = self._entered.setdefault(target, [])
        if ports is None or known is None:
            self._entered[target] = None
        else:
            known += ports

    def _place(self, members: Iterator[str], place: "_Place") -> None:
        for name in members:
            self._networks.setdefault(self._number[name], []).append(place)

    def gets_out(self, service: int) -> bool:
        """Whether a way out is drawn for a service, or it stands where every way out is open."""
        one = self._topology.services[service]
        if self.mode(service) == "none":
            return False
        if service in self._leaving or service in self._entered or "publish" in one.settings:
            return True
        if any(place.internal is False or place.is_external for place in self._networks.get(service, ())):
            return True
        return self.is_open(service)

    def is_open(self, service: int, together: Iterable[int] = ()) -> bool:
        """Whether a service may go out by what is said of it, or of where it and those with it stand."""
        one = self._topology.services[service]
        said = one.settings.get("egress")
        if said is not None:
            return bool(said.value == "open")
        places = [place for each in (service, *together) for place in self._networks.get(each, ())]
        if places:
            return any(
                self._opens(place.settings, place.zone) if place.internal is None else not place.internal
                for place in places
            )
        return any(self._opens({}, zone) for zone in one.zones or (None,))

    def _opens(self, settings: Settings, zone: str | None) -> bool:
        """Whether the way out is open: it is said here, or else by the nearest zone, or else by the graph."""
        while zone is not None and "egress" not in settings:
            settings = self._topology.zone[zone].settings
            zone = self._topology.zone[zone].parent
        said = settings.get("egress") or self._topology.settings.get("egress")
        return said is not None and said.value == "open"

    def publishes(self, published: Published, services: tuple[int, ...]) -> bool:
        """Whether a port is drawn to be published, for one of the services that have the sandbox."""
        return any(self._publishes(published, self._topology.services[one], one) for one in services)

    def _publishes(self, published: Published, service: Service, number: int) -> bool:
        said = service.settings.get("publish")
        if said is not None:
            return any(is_binding(published, binding) for binding in said.value)
        if published.host is not None or published.address or number not in self._entered:
            return False
        wanted = self._entered[number]
        return wanted is None or any(_is_within(published.container, one) for one in wanted)

    def mode(self, service: int) -> str:
        """The `network_mode` of a service, or what the driver of its networks comes to; empty if nothing."""
        mode = self._topology.services[service].settings.get("network_mode")
        if mode is not None:
            return str(mode.value.mode)
        places = self._networks.get(service, ())
        drivers = [str(one.settings["driver"].value) for one in places if "driver" in one.settings]
        general = self._topology.settings.get("driver")
        if len(drivers) < len(places) and general is not None:
            drivers.append(str(general.value))
        return next((driver for driver in drivers if driver in ("host", "none")), "")

    def shares(self, service: int, other: int) -> bool:
        """Whether a service is drawn within the sandbox of another, if need be through further ones."""
        seen = {service}
        while True:
            mode = self._topology.services[service].settings.get("network_mode")
            following = None if mode is None else self._number.get(mode.value.of)
            if following is None or following in seen:
                return False
            if following == other:
                return True
            seen.add(following)
            service = following


@dataclass(frozen=True, slots=True)
class _Place:
    """A network that is drawn, by its settings; `zone` if it is one."""

    settings: Settings
    zone: str | None

    @property
    def internal(self) -> bool | None:
        """What it says outright of ways out of it."""
        said = self.settings.get("internal")
        return None if said is None else bool(said.value)

    @property
    def is_external(self) -> bool:
        """Whether it is there already, and leads where nobody here knows."""
        said = self.settings.get("external")
        return said is not None and bool(said.value)


def _members(topology: Topology, zone: Zone) -> Iterator[str]:
    yield from (member.name for member in zone.members if member.sort is Sort.SERVICE)
    for inner in topology.subzones[zone.name] if zone.inherits else ():
        yield from _members(topology, inner)


def _attached(links: tuple[Link, ...]) -> Iterator[str]:
    ends = (end for link in links for end in (link.source, link.target))
    yield from (end.name for end in ends if end.sort is Sort.SERVICE)


def is_binding(published: Published, binding: Binding) -> bool:
    """Whether a port is published by what is said, or by a part of it."""
    address = "" if binding.address is None else str(binding.address)
    return (
        _is_within(published.container, binding.target)
        and (published.host == binding.host or _is_one_of(published, binding))
        and (published.address == address or {published.address, address} <= set(_ANYWHERE))
    )


def _is_one_of(published: Published, binding: Binding) -> bool:
    """Whether a single port is one of a range, at the same place on both sides."""
    if published.host is None or binding.host is None:
        return False
    at = published.host[0] - binding.host[0]
    one = published.host[0] == published.host[1] <= binding.host[1] and at >= 0
    return one and published.container.first - binding.target.first in (at, 0)


def _is_within(one: PortRange, other: PortRange) -> bool:
    return one.protocol == other.protocol and other.first <= one.first and one.last <= other.last
