"""What is on a cluster of a project, taken away: needs no diagram, since labels tell what is whose.

In: a project and what is there. Out: a plan. Volumes stay unless told; those of other hosts stay anyway.
"""

from dotcompile.engine.cluster.actions import AwaitService, RemoveGrant
from dotcompile.engine.cluster.api import ClusterReader
from dotcompile.engine.cluster.observe import observe_cluster
from dotcompile.engine.cluster.state import ObservedCluster
from dotcompile.engine.errors import RefusedError
from dotcompile.engine.ownership import AFTER, NAME
from dotcompile.engine.plan import Plan, RemoveVolume
from dotcompile.engine.reconciling.drafts import Drafts
from dotcompile.engine.swarm.hosts import set_on_hosts, unlabel_hosts
from dotcompile.engine.swarm.removing import find_guests, is_task_of, remove_networks, remove_service

#: What an engine answers that manages no cluster.
_NO_MANAGER = 503
_BECAUSE = "it is taken down"


def is_there(project: str, engine: ClusterReader) -> bool:
    """Whether an engine manages a cluster that has anything of a project."""
    try:
        plan = dismantle_cluster(project, observe_cluster(engine))
    except RefusedError as error:
        if error.status != _NO_MANAGER:
            raise
        return False
    return bool(plan.operations or plan.obstacles)


def dismantle_cluster(project: str, cluster: ObservedCluster, *, volumes: bool = False) -> Plan:
    """The plan. Who waits for others goes before them."""
    networks = [one for one in cluster.here.networks_of(project) if one.scope == "swarm"]
    obstacles = tuple(find_guests(networks, project, cluster))
    there = tuple(cluster.here.volumes_of(project))
    kept = () if volumes else tuple(f"volume {one.name}" for one in there)
    if obstacles:
        return Plan(project, (), obstacles, kept)
    drafts = Drafts()
    _remove_services(drafts, project, cluster)
    remove_networks(drafts, [(one, _BECAUSE) for one in networks], project, cluster)
    gone = tuple(drafts.removed.values())
    unlabel_hosts(drafts, set_on_hosts(project, cluster), _BECAUSE)
    for grant in cluster.grants_of(project):
        action = RemoveGrant(grant.kind, grant.id, grant.name)
        drafts.add(action, _BECAUSE, grant.labels.get(NAME, grant.name), gone)
    for volume in there if volumes else ():
        name, loses = volume.labels.get(NAME, volume.name), f"all that is in volume {volume.name}"
        drafts.add(RemoveVolume(volume.name), "its data is not wanted", name, gone, loses=loses)
    return Plan(project, tuple(drafts.operations), (), kept)


def _remove_services(drafts: Drafts, project: str, cluster: ObservedCluster) -> None:
    left = list(cluster.services_of(project))
    removed: dict[str, int] = {}
    while left:
        needed = {name for one in left for name in one.labels.get(AFTER, "").split()}
        free = [one for one in left if one.labels.get(NAME) not in needed] or left
        for service in free:
            users = [
                removed[other.id]
                for other in cluster.services_of(project)
                if other.id in removed and service.labels.get(NAME) in other.labels.get(AFTER, "").split()
            ]
            remove_service(drafts, service, _BECAUSE, users)
            removed[service.id] = drafts.removed[service.id]
        left = [one for one in left if one not in free]
    up = {one.id for one in cluster.nodes if one.is_up}
    ending = {one.service for one in cluster.tasks if is_task_of(one, project) and one.node in up}
    for service_id in sorted(ending - set(removed)):
        action = AwaitService(service_id[:12], "gone", service_id)
        drafts.removed[service_id] = drafts.add(action, "its tasks end by themselves", "")
