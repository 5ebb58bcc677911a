"""Networks as Compose has them.

In: networks. Out: their entries.
https://github.com/compose-spec/compose-spec/blob/main/06-networks.md
"""

from dotcompile.backends.service_keys.parts import network_keys
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.lowering.deployment import Network, Pool


def network_entry(network: Network) -> Entry:
    """All of a network. Of one that is there already, nothing else may be said."""
    if network.external:
        return {"external": True, "name": network.drawn or network.name}
    entry = network_keys(network)
    if network.ipv6:
        entry["enable_ipv6"] = True
    ipam: Entry = {"driver": network.ipam_driver} if network.ipam_driver else {}
    if network.pools:
        ipam["config"] = [_pool(pool) for pool in network.pools]
    return {**entry, "ipam": ipam} if ipam else entry


def _pool(pool: Pool) -> Entry:
    entry: Entry = {"subnet": pool.subnet} if pool.subnet else {}
    if pool.ip_range:
        entry["ip_range"] = pool.ip_range
    if pool.gateway:
        entry["gateway"] = pool.gateway
    if pool.aux:
        entry["aux_addresses"] = dict(pool.aux)
    return entry
