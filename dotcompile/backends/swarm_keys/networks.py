"""Networks as Swarm has them.

In: networks. Out: entries of a stack file. What a stack file cannot describe is made beforehand, and the file
takes it as it is.
https://github.com/docker/cli/blob/v28.2.2/cli/compose/schema/data/config_schema_v3.8.json
"""

from dotcompile.backends.service_keys.parts import network_keys
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.lowering.deployment import Network


def network_entry(network: Network, project: str) -> Entry:
    """All of a network, or just its name if it is made beforehand."""
    if network.external or is_made_before(network):
        return {"external": True, "name": full_name(network, project)}
    ipam: Entry = {"driver": network.ipam_driver} if network.ipam_driver else {}
    if network.pools:
        ipam["config"] = [{"subnet": pool.subnet} for pool in network.pools]
    return {**network_keys(network), "ipam": ipam} if ipam else network_keys(network)


def is_made_before(network: Network) -> bool:
    """Whether stack files have no words for it."""
    said = any(pool.gateway or pool.ip_range or pool.aux or not pool.subnet for pool in network.pools)
    return not network.external and (network.ipv6 or said or bool(network.parts))


def full_name(network: Network, project: str) -> str:
    """What the engine calls a network."""
    return (network.drawn or network.name) if network.external else f"{project}_{network.name}"
