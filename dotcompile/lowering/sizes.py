"""Whether each network has room for all the addresses that the target takes of it.

In: networks and services. Out: a finding for each network that is too small: what it needs, and what fits.
A network takes an address for each replica, one for each service that has a virtual one, one for its gateway,
and on an overlay one on each host, from which loads are balanced.
"""

from collections.abc import Iterable, Iterator, Mapping
from ipaddress import ip_network

from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.addresses import subnets_of
from dotcompile.lowering.deployment import ContainerSpec, Network, Pool
from dotcompile.lowering.drivers.catalogue import find_driver
from dotcompile.lowering.kinds import NETWORK_TOO_SMALL
from dotcompile.model.topology import Settings
from dotcompile.model.values.form import shown
from dotcompile.reach.facts import Target
from dotcompile.records import dataclass

_BITS = 32
#: A network's first and last addresses are nobody's.
_ENDS = 2


@dataclass(frozen=True, slots=True)
class _Use:
    """What a network's addresses go to."""

    replicas: int
    virtual: int
    others: int

    @property
    def total(self) -> int:
        return self.replicas + self.virtual + self.others


def check_sizes(
    networks: Iterable[Network], services: Iterable[ContainerSpec], target: Target, hosts: int
) -> Iterator[Diagnostic]:
    """The networks that are too small; of those that others make or number, only what is said is known."""
    by_name = {spec.name: spec.settings for spec in services}
    for network in networks:
        pools = [one for one in network.pools if ip_network(one.subnet).version == 4]
        if not pools and (network.external or network.ipam_driver not in ("", "default")):
            continue
        use = _use(network, by_name, target, max(1, hosts))
        prefix = find_driver(network.driver).prefix
        room = sum(map(_room, pools)) if pools else (1 << (_BITS - prefix)) - _ENDS
        if use.total > room:
            yield _too_small(network, use, room, prefix)


def _use(network: Network, settings: Mapping[str, Settings], target: Target, hosts: int) -> _Use:
    members = [settings[name] for name in network.members]
    replicas = sum(replicas_of(one, hosts) for one in members)
    driver = find_driver(network.driver)
    virtual = sum(map(_has_virtual, members)) if target.cluster and not driver.per_host else 0
    return _Use(replicas, virtual, 1 + (hosts if driver.balancers else 0))


def replicas_of(settings: Settings, hosts: int) -> int:
    """How many containers run of a service."""
    if "mode" in settings and settings["mode"].value == "global":
        return hosts
    return int(settings["replicas"].value) if "replicas" in settings else 1


def _has_virtual(settings: Settings) -> bool:
    return "endpoint_mode" not in settings or settings["endpoint_mode"].value == "vip"


def _room(pool: Pool) -> int:
    """How many addresses of a range may be given out."""
    subnet = ip_network(pool.subnet)
    room = max(1, subnet.num_addresses - _ENDS) - len(pool.aux)
    # Containers get theirs from the range alone; a gateway that is said may lie outside of it.
    if not pool.ip_range:
        return room
    return min(room, ip_network(pool.ip_range).num_addresses + bool(pool.gateway))


def _too_small(network: Network, use: _Use, room: int, prefix: int) -> Diagnostic:
    """The finding, with the shortest prefix that fits."""
    fits = next(bits for bits in range(2, _BITS) if (1 << bits) - _ENDS >= use.total)
    subnet = next(subnets_of(network), None)
    has = f"`{subnet}`" if subnet is not None else f"a /{prefix}, as the engine gives it,"
    parts = [f"{use.replicas} for replicas", f"{use.virtual} virtual", f"{use.others} for the network itself"]
    message = (
        f"{shown(network.name)} takes {use.total} addresses ({', '.join(parts)}), and {has} has {room}: "
        f"a /{_BITS - fits} fits"
    )
    ways = [f"a `subnet` of /{_BITS - fits}, or `prefix={_BITS - fits}` with a `pool` in the graph"]
    if use.virtual:
        ways.append(f"`endpoint_mode=dnsrr`, which saves {use.virtual}")
    ways.append("the zone split in two, or a registry by `discovery=`")
    return Diagnostic(NETWORK_TOO_SMALL, message, network.origins[0], help="; ".join(ways))
