"""Static discovery: services with addresses that never change, which the others know by heart.

In: services and networks with their addresses, and what is said of these. Out: services with an address
in each of their networks whose `subnet` is known, and with the names of the others; findings where there is
none.

Engines give out addresses from the bottom of a network, so these are taken from its top: whoever has one by
chance is not in their way. They follow the order of the diagram.
"""

from collections.abc import Iterator, Mapping, Sequence
from ipaddress import ip_address, ip_network
from itertools import islice

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.lowering.deployment import Attachment, ContainerSpec, Network, OnNetworks
from dotcompile.lowering.driver_kinds import STATIC_WITHOUT_SUBNET
from dotcompile.lowering.sizes import replicas_of
from dotcompile.model.topology import Settings, Value
from dotcompile.model.values.addresses import Address, Subnet
from dotcompile.model.values.form import shown
from dotcompile.records import replace
from dotcompile.source import Span

_STATIC = "static"
_SEVERAL, _SHOWN = 2, 3
#: So many addresses that never change one network has: everybody on it knows them all.
_MOST = 1000

Given = dict[tuple[str, str], str]
"""Addresses by service and network."""


def fix_addresses(
    services: Sequence[ContainerSpec], networks: Sequence[Network], said: Mapping[str, Settings]
) -> tuple[tuple[ContainerSpec, ...], tuple[Diagnostic, ...]]:
    """The services; those of static discovery have addresses, and whoever is with them knows these."""
    wanted = {(spec.name, one.network): value for spec in services for one, value in _wanted(spec, said)}
    if not wanted:
        return tuple(services), ()
    given = _give(services, networks, wanted)
    fixed = [_with_addresses(spec, given) for spec in services]
    known: dict[str, list[tuple[str, str]]] = {network.name: [] for network in networks}
    for spec in fixed:
        for one in _attachments(spec):
            if (spec.name, one.network) in given:
                address = given[spec.name, one.network]
                known[one.network] += [(name, address) for name in (spec.name, *one.aliases)]
    return tuple(_knowing(spec, known, wanted) for spec in fixed), tuple(_lacking(services, wanted, given))


def _attachments(spec: ContainerSpec) -> tuple[Attachment, ...]:
    return spec.sandbox.attachments if isinstance(spec.sandbox, OnNetworks) else ()


def _wanted(spec: ContainerSpec, said: Mapping[str, Settings]) -> Iterator[tuple[Attachment, Value]]:
    """The places of a service where it is to have an address, and what says so: itself, or the network."""
    own = spec.settings.get("discovery")
    for attachment in _attachments(spec):
        value = own or said.get(attachment.network, {}).get("discovery")
        if value is not None and value.value == _STATIC:
            yield attachment, value


def _give(
    services: Sequence[ContainerSpec], networks: Sequence[Network], wanted: Mapping[tuple[str, str], Value]
) -> Given:
    """An address for each place that wants one: what is said, or else the next from the top."""
    said: dict[str, dict[str, str]] = {network.name: {} for network in networks}
    for spec in services:
        for one in _attachments(spec):
            if one.ips:
                said[one.network][spec.name] = one.ips[0]
    several = {spec.name for spec in services if replicas_of(spec.settings, _SEVERAL) > 1}
    given: Given = {}
    for network in networks:
        waiting = [one for one in network.members if (one, network.name) in wanted and one not in several]
        if waiting and network.pools:
            own = said[network.name]
            free = islice(_free(network, set(map(ip_address, own.values()))), _MOST)
            addresses = ((name, own.get(name) or next(free, None)) for name in waiting)
            given |= {(name, network.name): str(address) for name, address in addresses if address}
    return given


def _free(network: Network, taken: set[Address]) -> Iterator[Address]:
    """The addresses of a network that nobody has, from the top; the last one of a subnet is for all."""
    pool = network.pools[0]
    subnet: Subnet = ip_network(pool.subnet)
    others = {ip_address(one) for one in (pool.gateway, *(address for _, address in pool.aux)) if one}
    first = int(subnet.network_address) + 2  # the engine takes the first for its gateway
    for number in range(int(subnet.broadcast_address) - 1, first - 1, -1):
        address = subnet[number - int(subnet.network_address)]
        if address not in taken and address not in others:
            yield address


def _with_addresses(spec: ContainerSpec, given: Given) -> ContainerSpec:
    if not isinstance(spec.sandbox, OnNetworks):
        return spec
    attachments = tuple(
        replace(one, ips=(given[spec.name, one.network],))
        if not one.ips and (spec.name, one.network) in given
        else one
        for one in spec.sandbox.attachments
    )
    return replace(spec, sandbox=OnNetworks(attachments))


def _knowing(
    spec: ContainerSpec,
    known: Mapping[str, Sequence[tuple[str, str]]],
    wanted: Mapping[tuple[str, str], Value],
) -> ContainerSpec:
    """The service with the names of others on its networks; what it says of a name itself goes first."""
    own = {spec.name, *(alias for one in _attachments(spec) for alias in one.aliases)}
    said = spec.settings.get("extra_hosts")
    hosts = dict(said.value) if said is not None else {}
    for attachment in _attachments(spec):
        for name, address in known[attachment.network]:
            if name not in own:
                hosts.setdefault(name, address)
    if not hosts or (said is not None and len(hosts) == len(said.value)):
        return spec
    value = said or next(iter(wanted.values()))
    return replace(
        spec, settings={**spec.settings, "extra_hosts": replace(value, value=tuple(hosts.items()))}
    )


def _lacking(
    services: Sequence[ContainerSpec], wanted: Mapping[tuple[str, str], Value], given: Given
) -> Iterator[Diagnostic]:
    """Services that are to have an address, and have it in none of their networks: told once a value."""
    fixed = {name for name, _ in given}
    values = {name: value for (name, _), value in wanted.items() if name not in fixed}
    told: dict[tuple[Span, bool], list[ContainerSpec]] = {}
    for spec in services:
        if spec.name in values:
            several = replicas_of(spec.settings, _SEVERAL) > 1
            told.setdefault((values[spec.name].span, several), []).append(spec)
    for (span, several), specs in told.items():
        more = f" and {len(specs) - _SHOWN} more" if len(specs) > _SHOWN else ""
        names = ", ".join(shown(spec.name) for spec in specs[:_SHOWN]) + more
        if several:
            message = f"of {names} there are several, and only one could have a fixed address"
            help_ = "`discovery=dns` on the service lets the others find all of them"
        else:
            message = f"there is no fixed address for {names}: no network of theirs has a subnet with room"
            help_ = '`subnet="10.20.0.0/24"` on the network, or `pool="10.20.0.0/16"` on the graph'
        labels = tuple(Label(spec.origin, "it is to have a fixed address") for spec in specs[:_SHOWN])
        yield Diagnostic(STATIC_WITHOUT_SUBNET, message, span, labels, help_)
