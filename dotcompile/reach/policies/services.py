"""Services of a cluster, and what lets the outside in to them.

In: objects as they stand in manifests. Out: records; which pods a service is in front of, and on which ports.
https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/
https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/
"""

from collections.abc import Iterator, Mapping

from dotcompile.model.values.ports import PortRange, Ports, merged
from dotcompile.reach.policies.policy import Labels, Pod
from dotcompile.reach.policies.reading import name_of, namespace_of
from dotcompile.reach.policies.trees import (
    Tree,
    as_items,
    as_mapping,
    as_number,
    as_optional,
    as_protocol,
    as_text,
)
from dotcompile.records import dataclass

#: https://docs.openshift.com/container-platform/latest/networking/routes/route-configuration.html
DOORS = frozenset({"Ingress", "Route"})


@dataclass(frozen=True, slots=True)
class ServicePort:
    """A port of a service, and the number or the name of the pod's port that it leads to.

    `node` is the port of every node that leads there too, if one was said.
    """

    name: str
    protocol: str
    number: int
    target: int | str
    node: int | None = None


@dataclass(frozen=True, slots=True)
class Service:
    """A service. Without a selector it is in front of no pod that anybody here knows of."""

    name: str
    namespace: str
    type: str
    selector: Labels
    ports: tuple[ServicePort, ...]
    headless: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """A port of a service, by number or name, that whoever comes from outside is led to; any if None."""

    namespace: str
    service: str
    port: int | str | None


def read_service(entry: Tree) -> Service:
    """One service."""
    spec = as_optional(entry.get("spec"), "`spec`")
    selector = as_optional(spec.get("selector"), "`selector`")
    return Service(
        name_of(entry),
        namespace_of(entry),
        as_text(spec.get("type") or "ClusterIP"),
        {key: as_text(value) for key, value in selector.items()},
        tuple(_port(as_mapping(one, "a port")) for one in as_items(spec.get("ports"), "`ports`")),
        spec.get("clusterIP") == "None",
    )


def _port(entry: Tree) -> ServicePort:
    number, target, node = as_number(entry.get("port")), entry.get("targetPort"), entry.get("nodePort")
    return ServicePort(
        as_text(entry.get("name") or ""),
        as_protocol(entry.get("protocol")),
        number,
        target if isinstance(target, str) else number if target is None else as_number(target),
        None if node is None else as_number(node),
    )


def is_before(service: Service, pod: Pod) -> bool:
    """Whether a service leads to a pod."""
    here = service.namespace == pod.namespace and bool(service.selector)
    return here and all(pod.labels.get(key) == value for key, value in service.selector.items())


def leads_to(port: ServicePort, pod: Pod) -> Ports:
    """The ports of a pod that a service's port leads to."""
    if isinstance(port.target, int):
        return (PortRange(port.protocol, port.target, port.target),)
    named = [one for one in pod.ports if (one.name, one.protocol) == (port.target, port.protocol)]
    return merged([PortRange(one.protocol, one.number, one.number) for one in named])


def read_doors(entry: Tree) -> Iterator[Door]:
    """The services that an Ingress or a Route leads to."""
    namespace, spec = namespace_of(entry), as_optional(entry.get("spec"), "`spec`")
    if entry.get("kind") == "Route":
        to, port = as_mapping(spec.get("to"), "`to`"), as_optional(spec.get("port"), "`port`")
        yield Door(namespace, as_text(to.get("name")), _by_either(port.get("targetPort")))
        return
    if spec.get("defaultBackend") is not None:
        yield from _backend(namespace, as_mapping(spec["defaultBackend"], "`defaultBackend`"))
    for one in as_items(spec.get("rules"), "`rules`"):
        http = as_optional(as_mapping(one, "a rule").get("http"), "`http`")
        for path in as_items(http.get("paths"), "`paths`"):
            yield from _backend(namespace, as_mapping(as_mapping(path, "a path").get("backend"), "`backend`"))


def _backend(namespace: str, entry: Tree) -> Iterator[Door]:
    if entry.get("service") is not None:  # what is no service is storage
        service = as_mapping(entry["service"], "`service`")
        port: Mapping[str, object] = as_optional(service.get("port"), "`port`")
        yield Door(
            namespace, as_text(service.get("name")), _by_either(port.get("number") or port.get("name"))
        )


def _by_either(value: object) -> int | str | None:
    return value if value is None or isinstance(value, str) else as_number(value)


def is_port_of(door: Door, port: ServicePort) -> bool:
    """Whether a door leads to a port of its service: it may name the pod's port in place of the service's."""
    return door.port is None or door.port in (port.number, port.name, port.target)
