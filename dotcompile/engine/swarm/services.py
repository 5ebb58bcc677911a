"""Services: what is to become of each that is wanted, and of each that is there.

In: what is wanted and what is there, and what becomes of networks. Out: a fate for each wanted service.
"""

from collections.abc import Collection, Mapping
from enum import Enum

from dotcompile.engine.cluster.seal import parts_of, seal_service
from dotcompile.engine.cluster.state import ObservedCluster, ObservedService
from dotcompile.engine.cluster.wanted import WantedCluster, WantedService
from dotcompile.engine.digest import digest, read_digests
from dotcompile.engine.ownership import HASH, NAME, PARTS
from dotcompile.engine.reconciling.containers import differs
from dotcompile.engine.swarm.payloads.services import HOST
from dotcompile.engine.swarm.strange import find_strange
from dotcompile.records import dataclass


class Becomes(Enum):
    """What becomes of a wanted service."""

    STAYS = "it is there"
    MADE = "there is none"
    UPDATED = "it is there and was made otherwise"
    REMADE = "it is there and cannot be changed into what is wanted"


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a wanted service, why, and the service that is there for it."""

    service: WantedService
    becomes: Becomes
    because: str
    there: ObservedService | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What services stand on: networks that stay, digests of all, names of those made anew, and grants."""

    networks: Mapping[str, str]
    digests: Mapping[str, str]
    remade: Collection[str]
    grants: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True)
class Services:
    """The fates, and our services that nobody wants."""

    fates: tuple[Fate, ...]
    orphans: tuple[ObservedService, ...]


def compare_services(wanted: WantedCluster, cluster: ObservedCluster, ground: Ground) -> Services:
    """The fates."""
    there = {one.labels.get(NAME, one.name): one for one in cluster.services_of(wanted.project)}
    fates = tuple(_fate(one, there.pop(one.service, None), ground) for one in wanted.services)
    return Services(fates, tuple(there.values()))


def _fate(service: WantedService, there: ObservedService | None, ground: Ground) -> Fate:
    if there is None:
        return Fate(service, Becomes.MADE, "absent")
    for endpoint in service.endpoints:
        if endpoint.network in ground.remade:
            return Fate(service, Becomes.REMADE, f"network {endpoint.network} is made anew", there)
    if set(there.spec["Mode"]) != set(service.body["Mode"]):
        return Fate(service, Becomes.REMADE, "mode changed", there)
    parts = parts_of(service, ground.digests)
    if there.labels.get(HASH) != digest(parts):
        why = differs(parts, read_digests(there.labels.get(PARTS, "")))
        return Fate(service, Becomes.UPDATED, why, there)
    image = there.spec["TaskTemplate"]["ContainerSpec"]["Image"]
    made = seal_service(service, image, ground.networks, ground.digests, ground.grants)
    if [one.network for one in service.endpoints] == [HOST]:
        made["TaskTemplate"].pop("Networks")  # the manager has an ID for it that no list tells
    strange = find_strange(made, there.spec)
    if image.partition("@")[0] != service.image.partition("@")[0]:
        strange = ("image", *strange)
    if strange:
        return Fate(service, Becomes.UPDATED, f"others changed {', '.join(strange)}", there)
    return Fate(service, Becomes.STAYS, "", there)
