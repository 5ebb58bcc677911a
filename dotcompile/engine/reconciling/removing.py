"""What goes: containers, and networks once nobody is on them any more.

In: verdicts. Out: drafts of operations.
"""

from collections.abc import Iterable

from dotcompile.engine.ownership import NAME
from dotcompile.engine.plan import Disconnect, RemoveContainer, RemoveNetwork
from dotcompile.engine.reconciling.containers import Becomes, Containers
from dotcompile.engine.reconciling.drafts import Drafts
from dotcompile.engine.state import Observed, ObservedContainer, ObservedNetwork

UNWANTED = "nobody wants it"


def remove_containers(drafts: Drafts, containers: Containers, *, orphans: bool) -> None:
    """Those in the way of what is to be made, and those that are too many."""
    for fate in containers.fates:
        if fate.becomes not in (Becomes.STAYS, Becomes.STARTED):
            for container, because in fate.gone:
                remove_container(drafts, container, because)
    for container in containers.surplus:
        remove_container(drafts, container, "there are more than are wanted")
    for container in containers.orphans if orphans else ():
        remove_container(drafts, container, UNWANTED)


def remove_container(
    drafts: Drafts, container: ObservedContainer, because: str, after: Iterable[int] = ()
) -> None:
    """One container."""
    action = RemoveContainer(container.id, container.name)
    drafts.removed[container.id] = drafts.add(action, because, service_of(container), after)


def remove_networks(
    drafts: Drafts, networks: Iterable[tuple[ObservedNetwork, str]], project: str, observed: Observed
) -> None:
    """After the containers on each are gone, and those that stay are off it."""
    for network, because in networks:
        after: list[int] = []
        for container in observed.containers_of(project):
            if all(end.network_id != network.id for end in container.endpoints):
                continue
            if container.id not in drafts.removed:
                off = Disconnect(container.id, container.name, network.name, network.id)
                cause = f"network {network.name} is removed"
                after.append(drafts.add(off, cause, service_of(container)))
            else:
                after.append(drafts.removed[container.id])
        action = RemoveNetwork(network.id, network.name)
        name = network.labels.get(NAME, network.name)
        drafts.removed[network.id] = drafts.add(action, because, name, after)


def service_of(container: ObservedContainer) -> str:
    """The service that a container is of."""
    return container.labels.get(NAME, container.name)
