"""Services as a cluster has them, with their payloads.

In: a service, what the cluster calls its networks and volumes, and the surroundings. Out: a wanted service,
which is the one that `docker stack deploy` makes of the stack file of the same diagram, but for its labels.
https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Service/operation/ServiceCreate
"""

from typing import assert_never

from dotcompile.engine.cluster.wanted import WantedService
from dotcompile.engine.ownership import SERVICE, TASK, labels_of, part_name
from dotcompile.engine.payloads.environment import environment_of
from dotcompile.engine.payloads.mounts import Names
from dotcompile.engine.payloads.settings import Body, labels_said
from dotcompile.engine.payloads.surroundings import Surroundings
from dotcompile.engine.swarm.payloads.grants import uses_of
from dotcompile.engine.swarm.payloads.mounts import Volumes, mounts_of
from dotcompile.engine.swarm.payloads.ports import ports_of, taken_by
from dotcompile.engine.swarm.payloads.rollout import mode_of, placement_of, rollout_of
from dotcompile.engine.swarm.payloads.template import template_of
from dotcompile.engine.wanted import Awaited, WantedEndpoint
from dotcompile.lowering.deployment import ContainerSpec, OnHost, OnNetworks, OnNothing, Within
from dotcompile.records import dataclass

HOST = "host"
"""The network, made by every engine, that lets a service into its host's sandbox."""


@dataclass(frozen=True, slots=True)
class Called:
    """What the cluster calls networks, and its volumes, by the names that the deployment has for them."""

    networks: Names
    volumes: Volumes


def own_network(spec: ContainerSpec) -> str:
    """The network of a service that is on none: without one it would have the engine's, which leads out."""
    return f"{spec.name}--none"


def service_of(spec: ContainerSpec, called: Called, around: Surroundings) -> WantedService:
    """The service."""
    ports = ports_of(spec.openings) if isinstance(spec.sandbox, OnNetworks) else []
    return WantedService(
        name=part_name(around.project, spec.name),
        service=spec.name,
        image=spec.image,
        body=_body(spec, called, around, ports),
        endpoints=_endpoints(spec, called.networks),
        uses=uses_of(spec, around),
        origin=spec.origin,
        awaits=tuple(Awaited(one.service, one.condition) for one in spec.dependencies),
        ports=tuple(taken_by(ports)),
    )


def is_on(spec: ContainerSpec, around: Surroundings) -> bool:
    """Whether a service is in no profile, or in one that is on."""
    said = spec.settings.get("profiles")
    return said is None or not said.value or not around.profiles.isdisjoint(said.value)


def _body(spec: ContainerSpec, called: Called, around: Surroundings, ports: list[Body]) -> Body:
    """All but image, networks and what services are given."""
    settings = spec.settings
    template = template_of(settings)
    container: Body = template["ContainerSpec"]
    container["Labels"] = {**labels_said(settings), **labels_of(around.project, TASK, spec.name)}
    environment, mounts = environment_of(settings, around), mounts_of(spec, called.volumes, around)
    container |= {**({"Env": environment} if environment else {}), **({"Mounts": mounts} if mounts else {})}
    placement = placement_of(settings)
    template |= {"Placement": placement} if placement else {}
    endpoint: Body = {"Ports": ports} if ports else {}
    if "endpoint_mode" in settings:
        endpoint["Mode"] = settings["endpoint_mode"].value
    return {
        "Name": part_name(around.project, spec.name),
        "Labels": labels_of(around.project, SERVICE, spec.name),
        "TaskTemplate": template,
        "Mode": mode_of(settings, is_on=is_on(spec, around)),
        **({"EndpointSpec": endpoint} if endpoint else {}),
        **rollout_of(settings),
    }


def _endpoints(spec: ContainerSpec, networks: Names) -> tuple[WantedEndpoint, ...]:
    match spec.sandbox:
        case OnNetworks(attachments):
            return tuple(
                WantedEndpoint(
                    networks[one.network], {"Aliases": list(dict.fromkeys((*one.aliases, spec.name)))}
                )
                for one in attachments
            )
        case OnHost():
            return (WantedEndpoint(HOST, {}),)
        case OnNothing() | Within():  # the latter is refused before
            return (WantedEndpoint(networks[own_network(spec)], {"Aliases": [spec.name]}),)
        case _:
            assert_never(spec.sandbox)
