"""What services need that others have: names, and ports of all hosts.

In: wanted services and those that are there. Out: obstacles.
"""

from collections.abc import Iterator

from dotcompile.engine.cluster.state import ObservedCluster, ObservedService
from dotcompile.engine.cluster.wanted import WantedCluster, WantedPort, WantedService
from dotcompile.engine.kinds import NAME_TAKEN, NOT_THERE, PORT_TAKEN
from dotcompile.engine.ownership import SERVICE, owned
from dotcompile.engine.plan import Obstacle
from dotcompile.engine.swarm.services import Becomes, Services


def find_service_obstacles(
    wanted: WantedCluster, cluster: ObservedCluster, services: Services
) -> Iterator[Obstacle]:
    """What keeps services from being made."""
    others = [one for one in cluster.services if not owned(one.labels, wanted.project, SERVICE)]
    for fate in services.fates:
        if fate.becomes is Becomes.STAYS:
            continue
        for other in others:
            if other.name == fate.service.name:
                message = f"the name `{other.name}` is taken by a service that is not of the project"
                help_ = f"remove it with `docker service rm {other.name}`, or give the graph another `name`"
                yield Obstacle(NAME_TAKEN, message, help_, fate.service.origin)
            yield from _ports(fate.service, other)


def find_base_obstacles(wanted: WantedCluster, cluster: ObservedCluster) -> Iterator[Obstacle]:
    """Configurations of networks that are not on the one host that is seen, the manager."""
    there = {one.name for one in cluster.here.networks}
    for base in wanted.bases:
        if base.name not in there:
            hosts = ", ".join(base.hosts)
            message = f"network `{base.network}` is made from `{base.name}`, which is not on the manager"
            help_ = f"make it on {hosts} with the script that is beside the stack file of `--emit stack.yml`"
            yield Obstacle(NOT_THERE, message, help_, base.origin)


def _ports(service: WantedService, other: ObservedService) -> Iterator[Obstacle]:
    taken = _published(other)
    for port in service.ports:
        if port in taken:
            message = (
                f"port {port.port}/{port.protocol} of all hosts, which `{service.service}` publishes, is "
                f"taken by service `{other.name}`"
            )
            yield Obstacle(PORT_TAKEN, message, "stop it, or publish another port", service.origin)


def _published(service: ObservedService) -> set[WantedPort]:
    ports = (service.spec.get("EndpointSpec") or {}).get("Ports") or ()
    return {
        WantedPort(one["PublishedPort"], one.get("Protocol", "tcp"))
        for one in ports
        if one.get("PublishedPort") and one.get("PublishMode", "ingress") == "ingress"
    }
