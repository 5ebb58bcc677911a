"""Containers: what is to become of each that is wanted, and of each that is there.

In: wanted containers and those that are there, and what becomes of networks and volumes. Out: a fate for each
wanted one, and those that have to go.
"""

import re
from collections.abc import Iterator, Mapping
from enum import Enum

from dotcompile.engine.digest import digest, read_digests
from dotcompile.engine.ownership import HASH, NAME, PARTS, REPLICA, set_aside
from dotcompile.engine.payloads.seal import parts_of
from dotcompile.engine.state import MountedVolume, Observed, ObservedContainer
from dotcompile.engine.wanted import Wanted, WantedContainer
from dotcompile.records import dataclass

#: What the engine calls volumes that nobody named.
_ANONYMOUS = re.compile(r"[0-9a-f]{64}")
_MOST = 3
_HALF_MADE = ("created", "removing", "dead")


class Becomes(Enum):
    """What becomes of a wanted container."""

    STAYS = "it is there"
    STARTED = "it is there and does not run"
    MADE = "there is none, or none that can stay until it is there"
    REPLACED = "another one is there until it is well"


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a wanted container, why, and the container that is there for it.

    `gone` are containers that have to go before it is made, each with its cause.
    """

    container: WantedContainer
    becomes: Becomes
    because: str
    there: ObservedContainer | None = None
    gone: tuple[tuple[ObservedContainer, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """What containers stand on: IDs of networks that stay, digests of all, and names of what is made anew.

    `jobs` are services that others wait for to be completed.
    """

    networks: Mapping[str, str]
    digests: Mapping[str, str]
    remade: frozenset[str]
    volumes: frozenset[str]
    jobs: frozenset[str]


@dataclass(frozen=True, slots=True)
class Containers:
    """The fates, and our containers that nobody wants: `surplus` are of services that are wanted."""

    fates: tuple[Fate, ...]
    surplus: tuple[ObservedContainer, ...]
    orphans: tuple[ObservedContainer, ...]


def compare_containers(wanted: Wanted, observed: Observed, ground: Ground) -> Containers:
    """The fates."""
    there: dict[tuple[str, str], list[ObservedContainer]] = {}
    for one in observed.containers_of(wanted.project):
        there.setdefault((one.labels.get(NAME, ""), one.labels.get(REPLICA, "")), []).append(one)
    fates: dict[str, Fate] = {}
    first = {one.service: one.name for one in reversed(wanted.containers)}
    for container in _hosts_first(wanted.containers):
        ours = there.pop((container.service, str(container.replica)), [])
        host = fates.get(first.get(container.within, ""))
        fates[container.name] = _fate(container, ours, observed, ground, host)
    services = {one.service for one in wanted.containers}
    rest = [one for ones in there.values() for one in ones]
    return Containers(
        tuple(fates[one.name] for one in wanted.containers),
        tuple(one for one in rest if one.labels.get(NAME) in services),
        tuple(one for one in rest if one.labels.get(NAME) not in services),
    )


def unnamed_volumes(container: ObservedContainer) -> tuple[MountedVolume, ...]:
    """The volumes of a container that nobody named: they go on with the one that takes its place."""
    return tuple(one for one in container.mounts if _ANONYMOUS.fullmatch(one.volume))


def _hosts_first(containers: tuple[WantedContainer, ...]) -> Iterator[WantedContainer]:
    """Those in the sandbox of another after the others: their fates depend on it."""
    yield from (one for one in containers if not one.within)
    yield from (one for one in containers if one.within)


def _fate(
    container: WantedContainer,
    ours: list[ObservedContainer],
    observed: Observed,
    ground: Ground,
    host: Fate | None,
) -> Fate:
    """One of several that are there stays: the one by its name, else one that was set aside."""
    there = next((one for one in ours if one.name == container.name), None)
    aside = [one for one in ours if one is not there]
    if there is not None and there.state not in _HALF_MADE:
        why = _why_not(container, there, observed, ground, host)
        doubles = tuple((one, "replaced") for one in aside)
        if not why:
            becomes = Becomes.STAYS if _is_up(container, there, ground) else Becomes.STARTED
            return Fate(container, becomes, _state(there), there, doubles)
        if _stands(container, ground, host):
            return Fate(container, Becomes.REPLACED, why, there, doubles)
        return Fate(container, Becomes.MADE, why, there, ((there, why), *doubles))
    half = ((there, "half made"),) if there is not None else ()
    if aside and _stands(container, ground, host):
        others = tuple((one, "replaced") for one in aside[1:])
        broken_off = aside[0].name == set_aside(container.name)
        why = "not replaced to the end" if broken_off else f"it is called {aside[0].name}"
        return Fate(container, Becomes.REPLACED, why, aside[0], (*half, *others))
    rest = tuple((one, "not replaced to the end") for one in aside)
    why = "half made" if half else "absent"
    return Fate(container, Becomes.MADE, why, aside[0] if aside else there, (*half, *rest))


def _stands(container: WantedContainer, ground: Ground, host: Fate | None) -> bool:
    """Whether an old container can stay until the new one is there: not on a network that is made anew."""
    networks = {one.network for one in container.endpoints}
    anew = not networks.isdisjoint(ground.remade) or not ground.volumes.isdisjoint(container.volumes)
    return not anew and host is None


def _why_not(
    container: WantedContainer,
    there: ObservedContainer,
    observed: Observed,
    ground: Ground,
    host: Fate | None,
) -> str:
    """Why a container cannot stay; empty if it can."""
    for volume in container.volumes:
        if volume in ground.volumes:
            return f"volume {volume} is made anew"
    for endpoint in container.endpoints:
        if endpoint.network in ground.remade:
            return f"network {endpoint.network} is made anew"
    image = observed.images.get(container.image)
    parts = parts_of(container, image or there.image_id, ground.digests)
    if there.labels.get(HASH) != digest(parts):
        return differs(parts, read_digests(there.labels.get(PARTS, "")))
    for held in there.endpoints:
        if held.network_id and ground.networks.get(held.network, held.network_id) != held.network_id:
            return f"network {held.network} was made anew"
    if host is None or not container.within:
        return ""
    if host.there is None or host.becomes in (Becomes.MADE, Becomes.REPLACED):
        return f"{host.container.name} is made anew"
    if there.network_mode != f"container:{host.there.id}":
        return f"{host.container.name} was made anew"
    return ""


def differs(wanted: Mapping[str, str], there: Mapping[str, str]) -> str:
    """Which parts of a thing are not as they are wanted, as a few words."""
    names = [name for name in (*wanted, *there) if wanted.get(name) != there.get(name)]
    *first, last = list(dict.fromkeys(names)) or ["something"]
    if len(first) >= _MOST:
        first, last = first[:_MOST], f"{len(first) - _MOST + 1} more"
    return f"{', '.join(first)} and {last} changed" if first else f"{last} changed"


def _is_up(container: WantedContainer, there: ObservedContainer, ground: Ground) -> bool:
    """Whether it runs or, as a job that is to end, has done what it was there for.

    A job is awaited as one, or says how it is to be restarted: a service that says nothing is to run.
    """
    if there.state in ("running", "restarting"):
        return True
    policy = container.body["HostConfig"].get("RestartPolicy", {}).get("Name")
    is_job = policy in ("no", "on-failure") or container.service in ground.jobs
    return there.exit_code == 0 and is_job


def _state(there: ObservedContainer) -> str:
    if there.exit_code is not None:
        return f"exited with {there.exit_code}"
    return there.state
