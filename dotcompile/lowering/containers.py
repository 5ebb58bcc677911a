"""Services as they are to be run.

In: a topology, its sandboxes, its networks and openings. Out: a container specification for each service.
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.lowering.deployment import (
    Attachment,
    ContainerSpec,
    Dependency,
    Mount,
    Network,
    OnHost,
    OnNetworks,
    OnNothing,
    Sandbox,
    Within,
)
from dotcompile.lowering.drawn import Drawing, Key
from dotcompile.lowering.drivers.driver import Place
from dotcompile.lowering.outside import Outside
from dotcompile.model.container_network import Endpoint
from dotcompile.model.topology import Link, Relation, Service, Settings, Sort, Topology
from dotcompile.reach.ends import expand

#: What has a field of its own in a specification.
_ELSEWHERE = frozenset({"image", "publish", "network_mode", "ip", "mac", "aliases", "depends_on"})


def specify(
    topology: Topology, drawing: Drawing, networks: Sequence[tuple[Network, Key | None]], outside: Outside
) -> tuple[ContainerSpec, ...]:
    """A specification for each service, in source order."""
    mounts, dependencies = _mounts(topology), _dependencies(topology)
    attachments = _attachments(topology, drawing, networks)
    registry = topology.settings.get("registry")

    def spec(at: int, service: Service) -> ContainerSpec:
        return ContainerSpec(
            name=service.name,
            drawn=service,
            image=_image(service.settings, "" if registry is None else str(registry.value)),
            settings={key: value for key, value in service.settings.items() if key not in _ELSEWHERE},
            sandbox=_sandbox(topology, drawing, at, attachments.get(service.name, ())),
            openings=outside.openings.get(at, ()),
            mounts=tuple(mounts.get(service.name, ())),
            dependencies=tuple(dependencies.get(service.name, {}).values()),
            origin=service.origin,
        )

    return tuple(spec(at, service) for at, service in enumerate(topology.services))


def _sandbox(topology: Topology, drawing: Drawing, at: int, attachments: Sequence[Attachment]) -> Sandbox:
    match drawing.sandboxes.places[at]:
        case Place.HOST:
            return OnHost()
        case Place.NOTHING:
            return OnNothing()
        case Place.WITHIN:
            return Within(topology.services[drawing.sandboxes.root[at]].name)
        case Place.NETWORK:
            return OnNetworks(tuple(attachments)) if attachments else OnNothing()


def _image(settings: Settings, registry: str) -> str:
    """The image, with the registry of those that name none; empty if it is built."""
    image = settings.get("image")
    if image is None:
        return ""
    return f"{registry}/{image.value}" if registry and not image.value.registry else str(image.value)


def _attachments(
    topology: Topology, drawing: Drawing, networks: Sequence[tuple[Network, Key | None]]
) -> dict[str, list[Attachment]]:
    """Each service's places, by the order of networks; what nobody says of a place the service says."""
    interfaces = _interfaces(topology)
    found: dict[str, list[Attachment]] = {}
    for network, key in networks:
        for name in network.members:
            of_service = found.setdefault(name, [])
            endpoint = None if key is None else drawing.endpoints.get((name, *key))
            ifname = "" if key is None else interfaces.get((name, *key), "")
            settings = topology.service[name].settings
            of_service.append(_attachment(network.name, endpoint, settings, ifname, first=not of_service))
    return found


def _attachment(
    network: str, endpoint: Endpoint | None, settings: Settings, ifname: str, *, first: bool
) -> Attachment:
    if endpoint is None:
        aliases = settings.get("aliases")
        return Attachment(network, () if aliases is None else tuple(aliases.value))
    # A service's own hardware address can be that of one interface only.
    own = settings.get("mac")
    mac = "" if own is not None and endpoint.mac == str(own.value) and not first else endpoint.mac
    return Attachment(network, endpoint.aliases, endpoint.ip, mac, ifname)


def _interfaces(topology: Topology) -> dict[tuple[str, Sort, str], str]:
    """The names of interfaces, which edges say."""
    found: dict[tuple[str, Sort, str], str] = {}
    for link in topology.links:
        if "ifname" in link.settings and link.relation in (Relation.ATTACH, Relation.SERVE):
            ends = link.source, link.target
            service, network = ends if link.relation is Relation.ATTACH else reversed(ends)
            found[service.name, network.sort, network.name] = link.settings["ifname"].value
    return found


def _mounts(topology: Topology) -> dict[str, list[Mount]]:
    """The drawn volumes of each service; one without a path is a finding of the model."""
    found: dict[str, list[Mount]] = {}
    for link in topology.links:
        if link.relation is not Relation.MOUNT or "at" not in link.settings or link.deny:
            continue
        ends = link.source, link.target
        volume, user = ends if ends[0].sort is Sort.VOLUME else reversed(ends)
        read_only = link.settings.get("read_only")
        mount = Mount(
            volume.name,
            str(link.settings["at"].value),
            read_only is not None and bool(read_only.value),
            link.origin,
        )
        for one in expand(topology, user.sort, user.name):
            if one.sort is Sort.SERVICE:
                found.setdefault(one.name, []).append(mount)
    return found


def _dependencies(topology: Topology) -> Mapping[str, dict[str, Dependency]]:
    """What each service waits for: as it says itself, and by flows that are dependencies."""
    found: dict[str, dict[str, Dependency]] = {}
    for service in topology.services:
        said = service.settings.get("depends_on")
        if said is not None:
            found[service.name] = {
                one.service: Dependency(one.service, one.condition, said.span) for one in said.value
            }
    for link in topology.links:
        if "depends" in link.settings and not link.deny:
            for name, dependency in _of_flow(topology, link):
                found.setdefault(name, {}).setdefault(dependency.service, dependency)
    return found


def _of_flow(topology: Topology, link: Link) -> Iterator[tuple[str, Dependency]]:
    condition = str(link.settings["depends"].value)
    waiting, awaited = (
        [one.name for one in expand(topology, end.sort, end.name) if one.sort is Sort.SERVICE]
        for end in (link.source, link.target)
    )
    for name in waiting:
        for other in awaited:
            if other != name:
                yield name, Dependency(other, condition, link.origin)
