"""Networks and volumes as the Engine API has them.

In: what is to be made. Out: wanted networks and volumes with their payloads.
https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Network/operation/NetworkCreate
"""

from dotcompile.engine.digest import digest
from dotcompile.engine.ownership import HASH, NETWORK, VOLUME, labels_of, part_name
from dotcompile.engine.payloads.settings import Body, family
from dotcompile.engine.wanted import WantedNetwork, WantedVolume
from dotcompile.lowering.deployment import Network, Pool
from dotcompile.model.topology import Volume


def network_of(network: Network, project: str) -> WantedNetwork:
    """A network. What is there already has the name that it was drawn with."""
    subnets = tuple(pool.subnet for pool in network.pools if pool.subnet)
    if network.external:
        name = network.drawn or network.name
        return WantedNetwork(name, network.name, {}, "", subnets, external=True, origins=network.origins)
    body = _network(network)
    made = digest(body)
    name = part_name(project, network.name)
    labels = {**network.labels, **labels_of(project, NETWORK, network.name), HASH: made}
    whole = {"Name": name, **body, "Labels": labels}
    return WantedNetwork(name, network.name, whole, made, subnets, external=False, origins=network.origins)


def volume_of(name: str, volume: Volume | None, project: str) -> WantedVolume:
    """A volume, drawn or only named."""
    settings = {} if volume is None else volume.settings
    origins = () if volume is None else (volume.origin,)
    if "external" in settings and settings["external"].value:
        return WantedVolume(name, name, {}, "", external=True, origins=origins)
    driver = str(settings["driver"].value) if "driver" in settings else "local"
    body = {"Driver": driver, "DriverOpts": family(settings, "opt_")}
    made = digest(body)
    said, own = family(settings, "label_"), labels_of(project, VOLUME, name)
    whole = {"Name": part_name(project, name), **body, "Labels": {**said, **own, HASH: made}}
    return WantedVolume(part_name(project, name), name, whole, made, external=False, origins=origins)


def _network(network: Network) -> Body:
    ipam: Body = {"Driver": network.ipam_driver or "default", "Config": [_pool(one) for one in network.pools]}
    return {
        "Driver": network.driver,
        "Internal": network.internal,
        "Attachable": network.attachable,
        "EnableIPv6": network.ipv6,
        "Options": dict(network.options),
        "IPAM": ipam,
    }


def _pool(pool: Pool) -> Body:
    said = {"Subnet": pool.subnet, "IPRange": pool.ip_range, "Gateway": pool.gateway}
    entry: Body = {key: value for key, value in said.items() if value}
    if pool.aux:
        entry["AuxiliaryAddresses"] = dict(pool.aux)
    return entry
