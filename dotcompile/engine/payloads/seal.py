"""What is added to a container's payload when it is made: its digests, its first endpoint, whom it is within.

In: a wanted container, and what only the engine knows. Out: the payload. The digest covers the image's ID and
the digests of its networks, so that it changes with them.
"""

from collections.abc import Iterable, Mapping

from dotcompile.engine.api import Json
from dotcompile.engine.digest import digest, digests, write_digests
from dotcompile.engine.ownership import AFTER, HASH, PARTS
from dotcompile.engine.payloads.settings import Body
from dotcompile.engine.state import MountedVolume
from dotcompile.engine.wanted import WantedContainer


def parts_of(container: WantedContainer, image_id: str, networks: Mapping[str, str]) -> dict[str, str]:
    """The digest of each part of what a container is made of; `networks` are the digests of networks."""
    places = [[one.network, networks.get(one.network, ""), one.settings] for one in container.endpoints]
    return {**container.parts, **digests({"image": image_id, "networks": places})}


def seal(
    container: WantedContainer,
    parts: Mapping[str, str],
    within: str = "",
    keeps: Iterable[MountedVolume] = (),
) -> Body:
    """The payload of a container; `within` is the ID of the one whose sandbox it is in."""
    body = dict(container.body)
    host = dict(body["HostConfig"])
    if container.within:
        host["NetworkMode"] = f"container:{within}"
    mounts = _mounts(host.get("Mounts", ()), keeps)
    if mounts:
        host["Mounts"] = mounts
    labels = {**body["Labels"], HASH: digest(dict(parts)), PARTS: write_digests(parts)}
    if container.awaits:
        labels[AFTER] = " ".join(one.service for one in container.awaits)
    sealed = {**body, "HostConfig": host, "Labels": labels}
    if container.endpoints:
        first = container.endpoints[0]
        # Two endpoints at creation are refused before version 1.44 of the API: the others are connected.
        sealed["NetworkingConfig"] = {"EndpointsConfig": {first.network: dict(first.settings)}}
    if container.within:
        sealed.pop("ExposedPorts", None)
    return sealed


def _mounts(said: Iterable[Json], keeps: Iterable[MountedVolume]) -> list[Json]:
    """What is mounted; volumes that nobody named are those that were there before."""
    kept = {one.target: {"Type": "volume", "Source": one.volume, "Target": one.target} for one in keeps}
    named = [one for one in said if "Source" in one or one["Target"] not in kept]
    targets = {one["Target"] for one in named}
    return [*named, *(one for target, one in kept.items() if target not in targets)]
