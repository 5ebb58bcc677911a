"""Networks as Swarm has them.

In: networks. Out: entries of a stack file; and for those that a stack file cannot describe the commands that
make them, while the file takes them as they are.
https://docs.docker.com/reference/cli/docker/network/create/
"""

import shlex
from collections.abc import Iterator, Sequence

from dotcompile.backends.service_keys.parts import network_keys
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.lowering.deployment import Network


def network_entry(network: Network, project: str) -> Entry:
    """All of a network, or just its name if it is made beforehand."""
    if network.external:
        return {"external": True, "name": network.drawn or network.name}
    if is_made_before(network):
        return {"external": True, "name": _full_name(network, project)}
    ipam: Entry = {"driver": network.ipam_driver} if network.ipam_driver else {}
    if network.pools:
        ipam["config"] = [{"subnet": pool.subnet} for pool in network.pools]
    return {**network_keys(network), "ipam": ipam} if ipam else network_keys(network)


def is_made_before(network: Network) -> bool:
    """Whether stack files have no words for it."""
    said = any(pool.gateway or pool.ip_range or pool.aux or not pool.subnet for pool in network.pools)
    return not network.external and (network.ipv6 or said)


def script(networks: Sequence[Network], project: str) -> Iterator[str]:
    """Lines of a shell script; run again, it leaves alone what is there."""
    yield "set -eu"
    for network in networks:
        name = _full_name(network, project)
        yield f"docker network inspect {shlex.quote(name)} >/dev/null 2>&1 ||"
        yield f"    {shlex.join(('docker', 'network', 'create', *_options(network), name))}"


def _full_name(network: Network, project: str) -> str:
    return f"{project}_{network.name}" if project else network.name


def _options(network: Network) -> Iterator[str]:
    yield from ("--driver", network.driver)
    if network.internal:
        yield "--internal"
    if network.attachable:
        yield "--attachable"
    if network.ipv6:
        yield "--ipv6"
    if network.ipam_driver:
        yield from ("--ipam-driver", network.ipam_driver)
    for pool in network.pools:
        said = (("--subnet", pool.subnet), ("--gateway", pool.gateway), ("--ip-range", pool.ip_range))
        yield from (word for option, value in said if value for word in (option, value))
        yield from (word for name, address in pool.aux for word in ("--aux-address", f"{name}={address}"))
    for option, mapping in (("--opt", network.options), ("--label", network.labels)):
        yield from (word for name, value in mapping.items() for word in (option, f"{name}={value}"))
