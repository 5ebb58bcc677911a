"""What runs of a project on all hosts of a cluster, and who is on its networks.

In: a project and what is on the cluster. Out: tasks as containers, each with its host, and networks with
their members.
"""

from collections.abc import Iterator, Mapping

from dotcompile.engine.cluster.api import ClusterReader
from dotcompile.engine.cluster.state import ObservedCluster, ObservedService, ObservedTask
from dotcompile.engine.inspection import Member, SeenNetwork, seen_network
from dotcompile.engine.ownership import NAME
from dotcompile.engine.state import Endpoint, ObservedContainer, ObservedNetwork, OpenPort
from dotcompile.engine.swarm.removing import is_task_of


def containers_of(project: str, cluster: ObservedCluster) -> tuple[ObservedContainer, ...]:
    """The tasks that are meant to run, by name."""
    services = {one.id: one for one in cluster.services_of(project)}
    hosts = {one.id: one.name for one in cluster.nodes}
    networks = {one.id: one.name for one in cluster.here.networks}
    found = (
        _container(one, services[one.service], hosts, networks)
        for one in cluster.tasks
        if one.service in services and one.is_current
    )
    return tuple(sorted(found, key=lambda one: one.name))


def inspect_cluster(
    project: str, cluster: ObservedCluster, manager: ClusterReader
) -> tuple[SeenNetwork, ...]:
    """The networks of a project, by name, each with the tasks on it and the virtual addresses of services."""
    return tuple(
        seen_network(
            network,
            manager.network(network.id),
            tuple(_members(network, project, cluster)),
            tuple(sorted(_virtual(network, cluster))),
        )
        for network in sorted(cluster.here.networks_of(project), key=lambda one: one.name)
        if network.scope == "swarm"
    )


def _container(
    task: ObservedTask, service: ObservedService, hosts: Mapping[str, str], networks: Mapping[str, str]
) -> ObservedContainer:
    ports = (service.spec.get("EndpointSpec") or {}).get("Ports") or ()
    return ObservedContainer(
        id=task.id,
        name=_name(task, service.name),
        labels=task.labels,
        image=task.spec["ContainerSpec"]["Image"],
        image_id="",
        state=task.state,
        status=f"{task.state}: {task.message}" if task.state in ("pending", "rejected") else task.state,
        endpoints=tuple(Endpoint(networks.get(key, key), key, address) for key, address in task.addresses),
        ports=tuple(
            OpenPort("", one["PublishedPort"], one["Protocol"]) for one in ports if one.get("PublishedPort")
        ),
        host=hosts.get(task.node, ""),
    )


def _name(task: ObservedTask, service: str) -> str:
    """As Swarm calls the task's container, but for the task's ID at its end."""
    return f"{service}.{task.slot or task.node}"


def _members(network: ObservedNetwork, project: str, cluster: ObservedCluster) -> Iterator[Member]:
    services = {one.id: one.name for one in cluster.services}
    hosts = {one.id: one.name for one in cluster.nodes}
    found = [
        Member(
            _name(task, services[task.service]) if task.service in services else task.container[:12],
            task.labels.get(NAME, services.get(task.service, "")),
            address,
            hosts.get(task.node, ""),
            is_task_of(task, project),
        )
        for task in cluster.tasks
        for key, address in task.addresses
        if key == network.id and task.is_current
    ]
    yield from sorted(found, key=lambda one: (not one.ours, one.name))


def _virtual(network: ObservedNetwork, cluster: ObservedCluster) -> Iterator[tuple[str, str]]:
    for service in cluster.services:
        for key, address in service.addresses:
            if key == network.id:
                yield service.name, address
