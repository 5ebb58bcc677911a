"""What goes of a cluster: services, and networks once no task is on them any more.

In: verdicts. Out: drafts of operations.
"""

from collections.abc import Iterable, Iterator, Sequence

from dotcompile.engine.cluster.actions import AwaitService, RemoveService
from dotcompile.engine.cluster.state import ObservedCluster, ObservedService, ObservedTask
from dotcompile.engine.kinds import NETWORK_IN_USE
from dotcompile.engine.ownership import KIND, NAME, PROJECT, TASK
from dotcompile.engine.plan import Obstacle, RemoveNetwork
from dotcompile.engine.reconciling.drafts import Drafts
from dotcompile.engine.reconciling.removing import UNWANTED
from dotcompile.engine.state import ObservedNetwork
from dotcompile.engine.swarm.services import Becomes, Services


def remove_services(drafts: Drafts, services: Services, *, orphans: bool) -> None:
    """Those that cannot become what they are to be, and those that nobody wants."""
    for fate in services.fates:
        if fate.becomes is Becomes.REMADE and fate.there is not None:
            remove_service(drafts, fate.there, fate.because)
    for service in services.orphans if orphans else ():
        remove_service(drafts, service, UNWANTED)


def remove_service(drafts: Drafts, service: ObservedService, because: str, after: Iterable[int] = ()) -> None:
    """A service, and the end of its tasks."""
    name = service.labels.get(NAME, service.name)
    gone = drafts.add(RemoveService(service.id, service.name), because, name, after)
    action = AwaitService(service.name, "gone", service.id)
    drafts.removed[service.id] = drafts.add(action, "its tasks end by themselves", name, (gone,))


def remove_networks(
    drafts: Drafts, networks: Iterable[tuple[ObservedNetwork, str]], project: str, cluster: ObservedCluster
) -> None:
    """After the tasks on each have ended."""
    for network, because in networks:
        name = network.labels.get(NAME, network.name)
        on = {one.service for one in cluster.tasks if _is_on(one, network)}
        on |= {one.id for one in cluster.services_of(project) if network.id in targets_of(one)}
        after = [drafts.removed[service] for service in on if service in drafts.removed]
        drafts.removed[network.id] = drafts.add(RemoveNetwork(network.id, network.name), because, name, after)


def targets_of(service: ObservedService) -> list[str]:
    """The IDs of the networks that a service is on."""
    return [one["Target"] for one in service.spec["TaskTemplate"].get("Networks") or ()]


def find_guests(
    networks: Sequence[ObservedNetwork], project: str, cluster: ObservedCluster
) -> Iterator[Obstacle]:
    """Services and containers of others on networks that are to be removed, on whichever host."""
    ours = {one.id for one in cluster.services_of(project)}
    for network in networks:
        guests = [
            f"service `{one.name}`"
            for one in cluster.services
            if one.id not in ours and network.id in targets_of(one)
        ]
        guests += [
            f"container {one.container[:12]}"
            for one in cluster.tasks
            if not one.service and one.wanted == "running" and _is_on(one, network)
        ]
        for guest in guests:
            message = f"{guest}, which is not of `{project}`, is on network `{network.name}`"
            yield Obstacle(NETWORK_IN_USE, message, "take it off the network")


def is_task_of(task: ObservedTask, project: str) -> bool:
    """Whether a task is of a project, also of a service that is gone already."""
    return task.labels.get(PROJECT) == project and task.labels.get(KIND) == TASK


def _is_on(task: ObservedTask, network: ObservedNetwork) -> bool:
    return any(network.id == held for held, _ in task.addresses)
