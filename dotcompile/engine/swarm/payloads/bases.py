"""Networks of which each host makes its own part: macvlan and ipvlan, on a device of the host.

In: networks. Out: the network of the cluster, which is made from a configuration of one name on all hosts,
and these configurations. Hosts make them, since no manager can: the script beside a stack file has the
commands.
https://docs.docker.com/reference/cli/docker/network/create/#config-from
"""

from collections.abc import Iterable, Iterator

from dotcompile.engine.cluster.wanted import WantedBase
from dotcompile.engine.digest import digest
from dotcompile.engine.ownership import HASH, NETWORK, labels_of, part_name
from dotcompile.engine.payloads.networks import network_of
from dotcompile.engine.wanted import WantedNetwork
from dotcompile.lowering.deployment import Network

#: What the script calls them.
_CONFIG = ".config"
_ANY_HOST = "each host"


def networks_of(networks: Iterable[Network], project: str) -> Iterator[WantedNetwork]:
    """The networks of the cluster."""
    for one in networks:
        yield _from_parts(one, project) if one.parts and not one.external else network_of(one, project)


def bases_of(networks: Iterable[Network], project: str) -> Iterator[WantedBase]:
    """What hosts make of them."""
    for one in networks:
        if one.parts and not one.external:
            name = part_name(project, one.name)
            hosts = tuple(dict.fromkeys(part.host or _ANY_HOST for part in one.parts))
            yield WantedBase(f"{name}{_CONFIG}", name, hosts, one.origins[0])


def _from_parts(network: Network, project: str) -> WantedNetwork:
    name = part_name(project, network.name)
    body = {
        "Driver": network.driver,
        "Scope": "swarm",
        "Internal": network.internal,
        "Attachable": network.attachable,
        "ConfigFrom": {"Network": f"{name}{_CONFIG}"},
    }
    made = digest(body)
    labels = {**labels_of(project, NETWORK, network.name), HASH: made}
    whole = {"Name": name, **body, "Labels": labels}
    return WantedNetwork(name, network.name, whole, made, (), external=False, origins=network.origins)
