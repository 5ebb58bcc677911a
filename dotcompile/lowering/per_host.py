"""The parts of a cluster's networks that each host makes by itself, such as those on its own interfaces.

In: networks with their addresses, and hosts. Out: networks with a configuration for each host, and findings
where hosts cannot have addresses of their own. Nobody but the host knows which addresses it gave out, so each
gets a range that no other has: its part of what the network says, in the order in which hosts are drawn.
https://docs.docker.com/reference/cli/docker/network/create/#config-only
"""

from collections.abc import Iterator, Sequence
from ipaddress import ip_network
from itertools import islice

from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.deployment import HostPart, Network, Pool
from dotcompile.lowering.driver_kinds import HOSTS_NOT_DRAWN, HOSTS_WITHOUT_SUBNET
from dotcompile.lowering.drivers.catalogue import find_driver
from dotcompile.model.topology import Host
from dotcompile.model.values.form import shown
from dotcompile.reach.facts import Target
from dotcompile.records import replace


def give_parts(
    networks: Sequence[Network], hosts: Sequence[Host], target: Target
) -> tuple[tuple[Network, ...], tuple[Diagnostic, ...]]:
    """The networks; those of which each host makes a part have one for each host, or one for any."""
    if not target.cluster:
        return tuple(networks), ()
    made: list[Network] = []
    findings: list[Diagnostic] = []
    for network in networks:
        if network.external or not find_driver(network.driver).per_host:
            made.append(network)
            continue
        parts = tuple(_parts(network, hosts))
        made.append(replace(network, parts=parts))
        findings += _wrong(network, hosts, parts)
    return tuple(made), tuple(findings)


def _parts(network: Network, hosts: Sequence[Host]) -> Iterator[HostPart]:
    if len(hosts) <= 1:
        yield _part(hosts[0], network.pools) if hosts else HostPart("", "", network.pools)
        return
    ranges = [_ranges(pool, len(hosts)) for pool in network.pools]
    for number, host in enumerate(hosts):
        if all(number < len(of_pool) for of_pool in ranges):
            pools = (
                replace(pool, ip_range=of_pool[number])
                for pool, of_pool in zip(network.pools, ranges, strict=True)
            )
            yield _part(host, tuple(pools))


def _part(host: Host, pools: tuple[Pool, ...]) -> HostPart:
    engine = host.settings.get("engine")
    return HostPart(host.name, "" if engine is None else str(engine.value), pools)


def _ranges(pool: Pool, count: int) -> list[str]:
    """So many ranges of one size within a pool; fewer if it has not so many addresses."""
    whole = ip_network(pool.ip_range or pool.subnet)
    longer = (count - 1).bit_length()
    if whole.prefixlen + longer > whole.max_prefixlen:
        return []
    return [str(one) for one in islice(whole.subnets(prefixlen_diff=longer), count)]


def _wrong(network: Network, hosts: Sequence[Host], parts: Sequence[HostPart]) -> Iterator[Diagnostic]:
    span, name = network.origins[0], shown(network.name)
    if not network.pools:
        message = f"each host hands out addresses of {name} by itself, and no `subnet` says which"
        help_ = 'for example `subnet="192.168.1.0/24"`, as its LAN has it'
        yield Diagnostic(HOSTS_WITHOUT_SUBNET, message, span, help=help_)
    elif len(parts) < len(hosts):
        message = f"{name} has fewer addresses than there are hosts, {len(hosts)} of them"
        yield Diagnostic(HOSTS_WITHOUT_SUBNET, message, span, help="give it a larger `subnet` or `ip_range`")
    elif not hosts:
        message = f"each host hands out the same addresses of {name}, since no hosts are drawn"
        help_ = "draw the hosts, as in `node1 [kind=host]`: each then gets a part of the addresses"
        yield Diagnostic(HOSTS_NOT_DRAWN, message, span, help=help_)
