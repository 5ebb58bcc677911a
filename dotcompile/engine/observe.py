"""What is there, in a few calls whatever its size: lists hold labels, states, endpoints and ports.

In: an engine that is only looked at, and the images to ask about. Out: `Observed`.
"""

import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

from dotcompile.engine.api import Json, Reader
from dotcompile.engine.state import (
    Endpoint,
    MountedVolume,
    Observed,
    ObservedContainer,
    ObservedNetwork,
    ObservedVolume,
    OpenPort,
)

#: `Up 3 seconds (health: starting)`, `Up 2 minutes (healthy)`
_HEALTH = re.compile(r"\((?:health: )?(starting|healthy|unhealthy)\)")
_EXIT = re.compile(r"Exited \((\d+)\)")
_AT_ONCE = 4


def observe(engine: Reader, images: Iterable[str] = ()) -> Observed:
    """One look at an engine, and which images of those names it has."""
    names = tuple(dict.fromkeys(images))
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        containers = pool.submit(engine.containers)
        networks = pool.submit(engine.networks)
        volumes = pool.submit(engine.volumes)
        found = pool.map(engine.image, names)
        return Observed(
            tuple(read_container(one) for one in containers.result()),
            tuple(read_network(one) for one in networks.result()),
            tuple(ObservedVolume(one["Name"], one["Labels"] or {}) for one in volumes.result()),
            {name: None if one is None else str(one["Id"]) for name, one in zip(names, found, strict=True)},
        )


def read_container(said: Json) -> ObservedContainer:
    """A container of the engine's list."""
    health, exited = _HEALTH.search(said["Status"]), _EXIT.match(said["Status"])
    endpoints = (said["NetworkSettings"] or {}).get("Networks") or {}
    return ObservedContainer(
        id=said["Id"],
        name=_own_name(said["Names"]) or said["Id"][:12],
        labels=said["Labels"] or {},
        image=said["Image"],
        image_id=said["ImageID"],
        state=said["State"],
        status=said["Status"],
        health="" if health is None else health[1],
        exit_code=None if exited is None else int(exited[1]),
        endpoints=tuple(_endpoint(name, one) for name, one in sorted(endpoints.items())),
        ports=tuple(_ports(said["Ports"] or ())),
        mounts=tuple(
            MountedVolume(one["Name"], one["Destination"])
            for one in said["Mounts"] or ()
            if one["Type"] == "volume" and one.get("Name")
        ),
        network_mode=said["HostConfig"].get("NetworkMode", ""),
    )


def read_network(said: Json) -> ObservedNetwork:
    """A network of the engine's list."""
    pools = (said["IPAM"] or {}).get("Config") or ()
    subnets = tuple(pool["Subnet"] for pool in pools if pool.get("Subnet"))
    labels = said["Labels"] or {}
    return ObservedNetwork(said["Id"], said["Name"], labels, said["Driver"], said["Scope"], subnets)


def _own_name(names: Iterable[str] | None) -> str:
    """A container's name, not those that links of others give it, which have a second slash."""
    return next((name[1:] for name in names or () if "/" not in name[1:]), "")


def _endpoint(network: str, said: Json) -> Endpoint:
    return Endpoint(network, said["NetworkID"], said["IPAddress"] or said.get("GlobalIPv6Address", ""))


def _ports(said: Iterable[Json]) -> Iterable[OpenPort]:
    return (
        OpenPort(one.get("IP", ""), one["PublicPort"], one["Type"]) for one in said if one.get("PublicPort")
    )
