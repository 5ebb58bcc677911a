"""A world on a lab: its networks and services are made, and where each of them can be tried from leaves."""

import time

from docker.types import ContainerSpec, EndpointSpec, IPAMConfig, IPAMPool, Placement, TaskTemplate

from tests.engine.effective.worlds import Network, Service, World
from tests.lab.compose import await_tasks
from tests.lab.lab import Lab
from tests.lab.node import Node, Place, Sandbox

Places = dict[str, Place]

#: Services that are created all at once on a fresh Swarm may take half a minute until they know each other.
STAGGER = 0.4


def build(world: World, lab: Lab) -> Places:
    """Everything of a world, up; a service in host mode is at its node."""
    networks = {network.name: _make_network(network, lab.nodes[0]) for network in world.networks}
    on_cluster = [service for service in world.services if world.swarm and not service.by_hand]
    by_hand = [service for service in world.services if service not in on_cluster]
    services = {}
    for service in on_cluster:
        services[_make_service(service, lab, networks)] = service.name
        time.sleep(STAGGER)
    places: Places = {}
    if services:
        places |= {name: found[0] for name, found in await_tasks(lab, services).items()}
    nodes = {node.name: node for node in lab.nodes}
    for service in by_hand:
        places[service.name] = _run(service, nodes[service.node], lab.image, networks)
    hosts = {service.name: nodes[service.node] for service in world.services if service.mode == "host"}
    return places | hosts | {"outside": lab.outside}


def _make_network(network: Network, node: Node) -> str:
    options, ipam = {}, None
    if network.driver in ("macvlan", "ipvlan"):
        ipam = IPAMConfig(pool_configs=[_segment(network)])
        options = {} if network.internal else {"parent": "eth0"}
    if not network.icc:
        options["com.docker.network.bridge.enable_icc"] = "false"
    if network.encrypted:
        options["encrypted"] = ""
    made = node.client.create_network(
        network.name,
        driver=network.driver,
        options=options,
        ipam=ipam,
        internal=network.internal,
        attachable=network.attachable,
        scope="swarm" if network.driver == "overlay" else None,
    )
    return made["Id"]


def _segment(network: Network) -> IPAMPool:
    """A network on the segment of the hosts has addresses of it, and two such networks never the same."""
    if network.internal:
        return IPAMPool(subnet="10.98.0.0/24")
    part = {"macvlan": "10.99.0.64/26", "ipvlan": "10.99.0.128/26"}[network.driver]
    return IPAMPool(subnet="10.99.0.0/24", iprange=part, gateway=Lab.outside_address)


def _environment(service: Service) -> dict[str, str]:
    return {"PROBE_IDENTITY": service.name, "PROBE_PORTS": ",".join(service.ports)}


def _run(service: Service, node: Node, image: str, networks: dict[str, str]) -> Place:
    """A container of its own."""
    client = node.client
    mode = service.mode or (f"container:{service.shares}" if service.shares else service.networks[0])
    bindings = {one.container: (one.address or "0.0.0.0", one.host) for one in service.published}
    container = client.create_container(
        image,
        name=service.name,
        environment=_environment(service),
        ports=[tuple(port.split("/")) for port in bindings],
        host_config=client.create_host_config(network_mode=mode, port_bindings=bindings),
    )["Id"]
    for network in service.networks[1:]:
        client.connect_container_to_network(container, networks[network])
    client.start(container)
    return Sandbox(node, container)


def _make_service(service: Service, lab: Lab, networks: dict[str, str]) -> str:
    """A service of a cluster, on its node; who publishes by the mesh has to have a virtual address."""
    ports = []
    for one in service.published:
        number, protocol = one.container.split("/")
        mode = "host" if one.direct else "ingress"
        port = {"TargetPort": int(number), "PublishedPort": one.host}
        ports.append({**port, "Protocol": protocol, "PublishMode": mode})
    is_direct = all(one.direct for one in service.published)
    environment = [f"{name}={value}" for name, value in _environment(service).items()]
    made = lab.nodes[0].client.create_service(
        TaskTemplate(
            ContainerSpec(lab.image, env=environment),
            placement=Placement(constraints=[f"node.hostname=={service.node}"]),
            networks=[{"Target": networks.get(name, name)} for name in service.networks or (service.mode,)],
        ),
        name=service.name,
        endpoint_spec=EndpointSpec(mode="dnsrr" if is_direct and not service.mode else "vip", ports=ports),
    )
    return made["ID"]
