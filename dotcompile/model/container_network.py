"""Docker's container network model, as far as a diagram itself says it: sandboxes, endpoints, networks.

In: a topology. Out: the sandboxes in which its services run, the networks that are drawn, and an endpoint for
each sandbox on each network. What edges between services need beside that is a matter for lowering.
https://github.com/moby/moby/blob/master/libnetwork/docs/design.md
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.model.topology import (
    End,
    NetworkNode,
    Relation,
    Service,
    Settings,
    Sort,
    Topology,
    Value,
    Zone,
    ZoneKind,
)
from dotcompile.model.values.addresses import Address, Subnet
from dotcompile.records import dataclass
from dotcompile.source import Span

#: What is said of a network's addresses; all else that it says is for its driver.
_IPAM = ("subnet", "gateway", "ip_range", "aux", "ipv6")
_OPTIONS = ("encrypted", "mtu", "parent")
_OPTION = "opt_"

_Subnets = Mapping[tuple[Sort, str], Sequence[Subnet]]


@dataclass(frozen=True, slots=True)
class Driver:
    """What makes a network, and its options: empty if the target decides. A plugin goes by its own name."""

    name: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Ipam:
    """How addresses are managed: by which driver, and what is said of them, by the vocabulary's names."""

    driver: str
    said: Settings


@dataclass(frozen=True, slots=True)
class Network:
    """A network that is drawn, as a zone or as a node: its driver and its addresses are two things apart."""

    end: End
    driver: Driver
    ipam: Ipam


@dataclass(frozen=True, slots=True)
class Sandbox:
    """One network stack, and the services that share it: `network_mode=container:NAME` joins NAME's.

    `mode` is `own`, `host` (that of the machine), or `none`. The first service is the one it is named for.
    """

    name: str
    mode: str
    services: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A sandbox's place on a network: its addresses, its other names, and what says that it is there."""

    sandbox: str
    network: End
    ip: tuple[str, ...]
    mac: str
    aliases: tuple[str, ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class ContainerNetwork:
    """All three, each in source order."""

    sandboxes: tuple[Sandbox, ...]
    networks: tuple[Network, ...]
    endpoints: tuple[Endpoint, ...]


def container_network(topology: Topology) -> ContainerNetwork:
    """The container network model of what is drawn."""
    sandboxes = tuple(_sandboxes(topology))
    zones = [zone for zone in topology.zones if zone.kind is ZoneKind.NETWORK]
    drawn = [_network(_end(Sort.ZONE, zone, zone.origins[0]), zone.settings, topology) for zone in zones]
    drawn += [
        _network(_end(Sort.NETWORK, one, one.origin), one.settings, topology) for one in topology.networks
    ]
    home = {service: sandbox for sandbox in sandboxes for service in sandbox.services}
    endpoints: dict[tuple[str, Sort, str], Endpoint] = {}
    for one in _places(topology, drawn):
        sandbox = home[one.sandbox]
        # Who shares a sandbox has no place of its own, and the machine's stack or none has no place at all.
        if sandbox.mode == "own" and sandbox.name == one.sandbox:
            endpoints.setdefault((one.sandbox, one.network.sort, one.network.name), one)
    return ContainerNetwork(sandboxes, tuple(drawn), tuple(endpoints.values()))


def _sandboxes(topology: Topology) -> Iterator[Sandbox]:
    """A sandbox for each service that has one of its own, with those that join it."""
    joins = {service.name: _joined(service, topology) for service in topology.services}
    roots = _roots(joins)
    sharing: dict[str, list[str]] = {}
    for name, root in roots.items():
        sharing.setdefault(root, []).append(name)
    for root, names in sharing.items():
        mode = topology.service[root].settings.get("network_mode")
        kind = mode.value.mode if mode is not None and mode.value.mode in ("host", "none") else "own"
        yield Sandbox(root, kind, (root, *(name for name in names if name != root)))


def _joined(service: Service, topology: Topology) -> str:
    """The service whose sandbox one joins: itself if it says none that there is."""
    mode = service.settings.get("network_mode")
    other = mode.value.of if mode is not None else ""
    return other if other in topology.service else service.name


def _roots(joins: Mapping[str, str]) -> dict[str, str]:
    """For each service the end of the chain of those that join each other; of a ring the first in order."""
    order = {name: number for number, name in enumerate(joins)}
    roots: dict[str, str] = {}
    for name in joins:
        path: dict[str, int] = {}
        at = name
        while at not in roots and at not in path:
            path[at] = len(path)
            at = joins[at]
        ring = list(path)[path[at] :] if at in path else [roots[at]]
        roots |= dict.fromkeys(path, min(ring, key=order.__getitem__))
    return roots


def _network(end: End, settings: Settings, topology: Topology) -> Network:
    said = settings.get("driver") or topology.settings.get("driver")
    options = [(name, str(settings[name].value)) for name in _OPTIONS if name in settings]
    options += [
        (name.removeprefix(_OPTION), value.value)
        for name, value in settings.items()
        if name.startswith(_OPTION)
    ]
    ipam = settings.get("ipam_driver")
    addresses = {name: settings[name] for name in _IPAM if name in settings}
    return Network(
        end,
        Driver("" if said is None else said.value, tuple(options)),
        Ipam("default" if ipam is None else ipam.value, addresses),
    )


def _places(topology: Topology, networks: Sequence[Network]) -> Iterator[Endpoint]:
    """Where each service is: on the network of a zone that has it, and where an edge puts it."""
    subnets = {(one.end.sort, one.end.name): _subnets(one) for one in networks}
    for network in networks:
        if network.end.sort is Sort.ZONE:
            for member in _members(topology, topology.zone[network.end.name]):
                settings = topology.service[member.name].settings
                yield _endpoint(settings, {}, member, network.end, member.span, subnets)
    for link in topology.links:
        if not link.deny and link.relation is Relation.ATTACH:
            settings = topology.service[link.source.name].settings
            yield _endpoint(settings, link.settings, link.source, link.target, link.origin, subnets)
        elif not link.deny and link.relation is Relation.SERVE:
            settings = topology.service[link.target.name].settings
            yield _endpoint(settings, link.settings, link.target, link.source, link.origin, subnets)


def _members(topology: Topology, zone: Zone) -> Iterator[End]:
    """The services of a zone, with `inherit` those of the zones in it too."""
    waiting = [zone]
    while waiting:
        one = waiting.pop()
        yield from (member for member in one.members if member.sort is Sort.SERVICE)
        waiting += reversed(topology.subzones[one.name]) if one.inherits else ()


def _endpoint(
    settings: Settings, of_edge: Settings, service: End, network: End, origin: Span, subnets: _Subnets
) -> Endpoint:
    """An endpoint; what an edge says of it goes before what the service says."""
    ip, mac = of_edge.get("ip"), of_edge.get("mac") or settings.get("mac")
    aliases = of_edge.get("alias") or settings.get("aliases")
    addresses = ip.value if ip is not None else _own(settings.get("ip"), network, subnets)
    return Endpoint(
        service.name,
        network,
        tuple(str(address) for address in addresses),
        "" if mac is None else str(mac.value),
        () if aliases is None else tuple(aliases.value),
        origin,
    )


def _own(ip: Value | None, network: End, subnets: _Subnets) -> Iterator[Address]:
    """Of a service's addresses those in a network's subnets, or in no other's if it says none."""
    own = subnets[network.sort, network.name]
    others = own or [subnet for several in subnets.values() for subnet in several]
    for address in () if ip is None else ip.value:
        if any(address in subnet for subnet in others) == bool(own):
            yield address


def _subnets(network: Network) -> Sequence[Subnet]:
    said = network.ipam.said.get("subnet")
    return () if said is None else tuple(said.value)


def _end(sort: Sort, thing: Zone | NetworkNode, span: Span) -> End:
    return End(sort, thing.name, span)
