"""Services as containers, with their payloads.

In: a service, what the engine calls its networks and volumes, and the surroundings. Out: a wanted container
for each replica.
"""

from collections.abc import Iterator, Mapping
from typing import assert_never

from dotcompile.engine.digest import digests
from dotcompile.engine.ownership import REPLICA, SERVICE, container_name, labels_of
from dotcompile.engine.payloads.environment import environment_of
from dotcompile.engine.payloads.mounts import Names, binds_of, mounts_of
from dotcompile.engine.payloads.ports import bindings_of, taken_by
from dotcompile.engine.payloads.settings import Body, config_of, labels_said
from dotcompile.engine.payloads.surroundings import Surroundings
from dotcompile.engine.wanted import Awaited, WantedContainer, WantedEndpoint
from dotcompile.lowering.deployment import (
    Attachment,
    ContainerSpec,
    OnHost,
    OnNetworks,
    OnNothing,
    Sandbox,
    Within,
)
from dotcompile.model.topology import Settings
from dotcompile.records import dataclass

#: What a part of a payload is called in a plan; the others by their own names.
_CALLED = {
    "Cmd": "command",
    "Env": "environment",
    "PortBindings": "ports",
    "ExposedPorts": "expose",
    "Mounts": "volumes",
    "NanoCpus": "cpus",
    "RestartPolicy": "restart",
    "NetworkMode": "network-mode",
    "LogConfig": "logging",
    "CapAdd": "cap_add",
    "CapDrop": "cap_drop",
}
_IFNAME = "com.docker.network.endpoint.ifname"


@dataclass(frozen=True, slots=True)
class Called:
    """What the engine calls networks and volumes, by the names that the deployment has for them."""

    networks: Names
    volumes: Names


def containers_of(spec: ContainerSpec, called: Called, around: Surroundings) -> Iterator[WantedContainer]:
    """The containers of a service."""
    settings, sandbox = spec.settings, spec.sandbox
    within = sandbox.service if isinstance(sandbox, Within) else ""
    endpoints = _endpoints(spec.name, sandbox, called.networks)
    body = _body(spec, called, around)
    said, image = labels_said(settings), spec.image or f"{around.project}-{spec.name}"
    after = tuple(Awaited(one.service, one.condition) for one in spec.dependencies)
    own = {**said, **labels_of(around.project, SERVICE, spec.name)}
    parts = _parts({**body, "Labels": own})
    for replica in range(1, replicas_of(settings) + 1):
        yield WantedContainer(
            name=container_name(around.project, spec.name, replica),
            service=spec.name,
            replica=replica,
            image=image,
            body={"Image": image, **body, "Labels": {**own, REPLICA: str(replica)}},
            parts=parts,
            endpoints=endpoints,
            origin=spec.origin,
            within=within,
            awaits=after,
            ports=tuple(taken_by(spec.openings)),
            volumes=tuple(one["Source"] for one in body["HostConfig"].get("Mounts", ()) if "Source" in one),
            checked="Healthcheck" in body and body["Healthcheck"].get("Test") != ["NONE"],
            pull=str(_said(settings, "pull_policy", "missing")),
            platform=str(_said(settings, "platform", "")),
        )


def replicas_of(settings: Settings) -> int:
    """How many of a service run on one engine."""
    if _said(settings, "mode", "replicated") == "global":
        return 1
    replicas = settings.get("replicas")
    return 1 if replicas is None else int(replicas.value)


def _parts(body: Body) -> dict[str, str]:
    """The digests of the parts of a body, by what they are called in a plan."""
    parts = {**body, **body["HostConfig"]}
    del parts["HostConfig"]
    return digests({_CALLED.get(key, key.lower()): value for key, value in parts.items()})


def _body(spec: ContainerSpec, called: Called, around: Surroundings) -> Body:
    """All but image, labels and networks."""
    body = config_of(spec.settings, within=isinstance(spec.sandbox, Within))
    environment = environment_of(spec.settings, around)
    if environment:
        body["Env"] = environment
    host: Body = body.setdefault("HostConfig", {})
    host["NetworkMode"] = _mode(spec.sandbox, called.networks)
    mounts, binds = mounts_of(spec, called.volumes), binds_of(spec, around)
    host |= {**({"Mounts": mounts} if mounts else {}), **({"Binds": binds} if binds else {})}
    bindings = bindings_of(spec.openings) if isinstance(spec.sandbox, OnNetworks) else {}
    if bindings:
        host["PortBindings"] = bindings
        body["ExposedPorts"] = {**body.get("ExposedPorts", {}), **{port: {} for port in bindings}}
    mac = spec.sandbox.attachments[0].mac if isinstance(spec.sandbox, OnNetworks) else ""
    return {**body, "MacAddress": mac} if mac else body


def _mode(sandbox: Sandbox, networks: Names) -> str:
    """The network that a container is made with; `container:` is filled in when that one's ID is known."""
    match sandbox:
        case OnNetworks(attachments):
            return networks[attachments[0].network]
        case OnHost():
            return "host"
        case OnNothing():
            return "none"
        case Within(service):
            return f"container:{service}"
        case _:
            assert_never(sandbox)


def _endpoints(service: str, sandbox: Sandbox, networks: Mapping[str, str]) -> tuple[WantedEndpoint, ...]:
    if not isinstance(sandbox, OnNetworks):
        return ()
    return tuple(
        WantedEndpoint(networks[one.network], _endpoint(service, one)) for one in sandbox.attachments
    )


def _endpoint(service: str, said: Attachment) -> Body:
    settings: Body = {"Aliases": list(dict.fromkeys((service, *said.aliases)))}
    addresses = {
        "IPv6Address" if ":" in str(address) else "IPv4Address": str(address) for address in said.ips
    }
    if addresses:
        settings["IPAMConfig"] = addresses
    if said.mac:
        settings["MacAddress"] = said.mac
    if said.ifname:
        settings["DriverOpts"] = {_IFNAME: said.ifname}
    return settings


def _said(settings: Settings, name: str, otherwise: object) -> object:
    value = settings.get(name)
    return otherwise if value is None else value.value
