"""What is there of a project, taken away: needs no diagram, since labels tell what is whose.

In: a project and what is there. Out: a plan. Who waits for others goes before them. Volumes stay unless told.
"""

from collections.abc import Iterator, Sequence

from dotcompile.engine.ownership import AFTER, NAME
from dotcompile.engine.plan import Plan, RemoveContainer, RemoveNetwork, RemoveVolume
from dotcompile.engine.reconciling.containers import unnamed_volumes
from dotcompile.engine.reconciling.drafts import Drafts
from dotcompile.engine.reconciling.networks import find_foreigners
from dotcompile.engine.state import Observed, ObservedContainer, ObservedNetwork

_BECAUSE = "it is taken down"


def dismantle(project: str, observed: Observed, *, volumes: bool = False) -> Plan:
    """The plan."""
    networks = tuple(observed.networks_of(project))
    obstacles = tuple(find_foreigners(networks, project, observed))
    kept = () if volumes else tuple(f"volume {one.name}" for one in observed.volumes_of(project))
    if obstacles:
        return Plan(project, (), obstacles, kept)
    drafts, removed = Drafts(), dict[str, int]()
    containers = _by_network(networks, list(observed.containers_of(project)))
    for container in _users_first(containers):
        users = [
            removed[one.id] for one in containers if _name(container) in _needs(one) and one.id in removed
        ]
        unnamed = tuple(one.volume for one in unnamed_volumes(container)) if volumes else ()
        loses = f"its unnamed volumes: {len(unnamed)}" if unnamed else ""
        action = RemoveContainer(container.id, container.name, unnamed)
        removed[container.id] = drafts.add(action, _BECAUSE, _name(container), users, loses=loses)
    for network in networks:
        on = [
            removed[one.id]
            for one in containers
            if any(end.network_id == network.id for end in one.endpoints)
        ]
        name = network.labels.get(NAME, network.name)
        drafts.add(RemoveNetwork(network.id, network.name), _BECAUSE, name, on)
    for volume in observed.volumes_of(project) if volumes else ():
        users = [
            removed[one.id] for one in containers if any(mount.volume == volume.name for mount in one.mounts)
        ]
        name, loses = volume.labels.get(NAME, volume.name), f"all that is in volume {volume.name}"
        drafts.add(RemoveVolume(volume.name), "its data is not wanted", name, users, loses=loses)
    return Plan(project, tuple(drafts.operations), (), kept)


def _by_network(
    networks: Sequence[ObservedNetwork], containers: list[ObservedContainer]
) -> list[ObservedContainer]:
    """Those of one network after the other, so that networks go while containers still end."""
    at = {network.id: number for number, network in enumerate(networks)}

    def first(container: ObservedContainer) -> int:
        return min((at[end.network_id] for end in container.endpoints if end.network_id in at), default=0)

    return sorted(containers, key=first)


def _users_first(containers: list[ObservedContainer]) -> Iterator[ObservedContainer]:
    """Each service after all that need it, as far as that goes; the rest as it comes."""
    left = list(containers)
    while left:
        needed = {name for one in left for name in _needs(one) - {_name(one)}}
        free = [one for one in left if _name(one) not in needed] or left
        yield from free
        left = [one for one in left if one not in free]


def _needs(container: ObservedContainer) -> set[str]:
    return set(container.labels.get(AFTER, "").split())


def _name(container: ObservedContainer) -> str:
    return container.labels.get(NAME, container.name)
