"""Addresses: those that are said, those that are cut from a pool, and those that the engine picks.

In: networks, what the graph says of its pool, and the lock. Out: networks with their ranges, the lock that
keeps them, and findings where there are not enough subnets.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from ipaddress import ip_network

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.lowering.deployment import Network, Pool
from dotcompile.lowering.drivers.catalogue import find_driver
from dotcompile.lowering.kinds import IPV6_WITHOUT_SUBNET, POOL_EXHAUSTED, SUBNET_OUTSIDE_POOL
from dotcompile.lowering.lock import Lock
from dotcompile.model.topology import Settings, Topology, Value
from dotcompile.model.values.addresses import Address, Subnet
from dotcompile.model.values.form import shown
from dotcompile.reach.facts import Target
from dotcompile.records import replace

SaidOf = Mapping[str, Settings]
_SAID = ("subnet", "gateway", "ip_range", "aux")
_PREFIX, _PREFIX_OF_IPV6 = 24, 64
#: https://docs.docker.com/engine/release-notes/27/#ipv6
_PICKS_IPV6 = 27


def pools_said(settings: Settings) -> tuple[Pool, ...]:
    """The ranges of a network that are said: each subnet with what of the rest lies in it."""
    said = {name: settings[name].value for name in _SAID if name in settings}
    return tuple(
        Pool(
            str(subnet),
            _within(subnet, said.get("gateway", ())),
            next((str(one) for one in said.get("ip_range", ()) if _holds(subnet, one)), ""),
            tuple((name, str(address)) for name, address in said.get("aux", ()) if address in subnet),
        )
        for subnet in said.get("subnet", ())
    )


def give_addresses(
    topology: Topology, networks: Sequence[Network], said: SaidOf, target: Target, lock: Lock
) -> tuple[tuple[Network, ...], Lock | None, tuple[Diagnostic, ...]]:
    """The networks with what they get of the pool; the lock to keep, None without a pool.

    `said` is what zones and nodes say of their networks, by the networks' names.
    """
    pool = topology.settings.get("pool")
    findings = list(_ipv6_findings(networks, said, pool, target))
    if pool is None:
        return tuple(networks), None, (*findings, *_engine_findings(topology, networks))
    prefix = topology.settings.get("prefix")
    length = _PREFIX_OF_IPV6 if pool.value.version == 6 else _PREFIX if prefix is None else prefix.value
    findings += _outside(networks, said, pool)
    waiting = [network for network in networks if _wants(network, pool.value)]
    given = _give(networks, waiting, pool.value, length, lock)
    lacking = [network for network in waiting if network.name not in given]
    if lacking:
        findings.append(_exhausted(pool, length, len(waiting), lacking))
    made = (
        replace(one, pools=(*one.pools, Pool(str(given[one.name])))) if one.name in given else one
        for one in networks
    )
    return tuple(made), Lock(given), tuple(findings)


def _give(
    networks: Iterable[Network], waiting: Sequence[Network], pool: Subnet, length: int, lock: Lock
) -> dict[str, Subnet]:
    """Subnets by the names of networks: those of the lock as far as they still fit, then the first free."""
    taken = [subnet for network in networks for subnet in subnets_of(network) if subnet.overlaps(pool)]
    locked = {network.name: lock.subnets.get(network.name) for network in waiting}
    once = Counter(locked.values())
    kept = {
        name: subnet
        for name, subnet in locked.items()
        if subnet is not None
        and once[subnet] == 1
        and subnet.prefixlen == length
        and _holds(pool, subnet)
        and not any(subnet.overlaps(one) for one in taken)
    }
    free = _free(pool, length, [*taken, *kept.values()])
    given = {network.name: kept.get(network.name) or next(free, None) for network in waiting}
    return {name: subnet for name, subnet in given.items() if subnet is not None}


def _free(pool: Subnet, length: int, taken: Iterable[Subnet]) -> Iterator[Subnet]:
    """The subnets of a pool that overlap with none that is taken, in order."""
    size = 1 << (pool.max_prefixlen - length)
    at, end = int(pool.network_address), int(pool.broadcast_address) + 1
    ranges = sorted((int(one.network_address), int(one.broadcast_address) + 1) for one in taken)
    for start, stop in (*ranges, (end, end)):
        while at + size <= min(start, end):
            yield ip_network((at, length))
            at += size
        at = max(at, -(-stop // size) * size)


def subnets_of(network: Network) -> Iterator[Subnet]:
    """The subnets of a network that are known."""
    return (ip_network(pool.subnet) for pool in network.pools)


def _wants(network: Network, pool: Subnet) -> bool:
    """Whether a network gets a subnet of the pool: one that is made here, and says none of that sort."""
    if network.external or network.ipam_driver not in ("", "default"):
        return False
    if pool.version == 6 and not network.ipv6:
        return False
    return all(subnet.version != pool.version for subnet in subnets_of(network))


def _outside(networks: Iterable[Network], said: SaidOf, pool: Value) -> Iterator[Diagnostic]:
    for network in networks:
        for subnet in subnets_of(network):
            if subnet.version == pool.value.version and not _holds(pool.value, subnet):
                message = f"the subnet `{subnet}` of {shown(network.name)} is not in the pool `{pool.value}`"
                label = Label(pool.span, "the pool")
                help_ = "a subnet of the pool, or none, which takes one from it"
                span = said[network.name]["subnet"].span
                yield Diagnostic(SUBNET_OUTSIDE_POOL, message, span, (label,), help_)


def _exhausted(pool: Value, length: int, wanted: int, lacking: Sequence[Network]) -> Diagnostic:
    holds = wanted - len(lacking)
    subnets = "one subnet" if holds == 1 else f"{holds or 'no'} subnets"
    message = (
        f"the pool `{pool.value}` has {subnets} of /{length} left for {wanted} networks: "
        f"none for {shown(lacking[0].name)}"
    )
    help_ = f"a larger `pool`, a `prefix` above {length}, or services in fewer zones"
    return Diagnostic(POOL_EXHAUSTED, message, pool.span, help=help_)


def _engine_findings(topology: Topology, networks: Iterable[Network]) -> Iterator[Diagnostic]:
    """Whether the engine's own pools hold the networks that say no subnet."""
    picked = Counter(one.driver for one in networks if not one.pools and not one.external)
    for name, count in picked.items():
        most = find_driver(name).networks
        if most is not None and count > most:
            message = f"{count} {name} networks are needed, and the engine's own pools hold about {most}"
            help_ = '`pool="10.20.0.0/16"` in the graph gives them subnets; zones in common need fewer'
            yield Diagnostic(POOL_EXHAUSTED, message, topology.origin, help=help_)


def _ipv6_findings(
    networks: Iterable[Network], said: SaidOf, pool: Value | None, target: Target
) -> Iterator[Diagnostic]:
    picks = int(target.engine.version.partition(".")[0]) >= _PICKS_IPV6
    for network in networks:
        if not network.ipv6 or network.external or picks or (pool is not None and pool.value.version == 6):
            continue
        if all(subnet.version == 4 for subnet in subnets_of(network)):
            message = f"{shown(network.name)} is to have IPv6 addresses, and says no subnet of them"
            help_ = '`subnet="fd00:20::/64"` gives it one, beside one of IPv4 if need be'
            yield Diagnostic(IPV6_WITHOUT_SUBNET, message, said[network.name]["ipv6"].span, help=help_)


def _within(subnet: Subnet, addresses: Sequence[Address]) -> str:
    return next((str(address) for address in addresses if address in subnet), "")


def _holds(subnet: Subnet, part: Subnet) -> bool:
    """Whether a subnet is a part of another."""
    return (
        part.version == subnet.version
        and part.network_address in subnet
        and part.prefixlen >= subnet.prefixlen
    )
