"""Registries: where each kind of them listens, and what services are told of it.

In: a service, or what asks for a registry. Out: the kinds that a service is, endpoints, and a service for a
registry that nobody drew.
"""

from collections.abc import Sequence

from dotcompile.model.images import known_by_image, known_image
from dotcompile.model.topology import Said, Service, Value
from dotcompile.model.values.ports import PortRange
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Registry:
    """A kind of registry: where it listens, and what a service is told of it by which variable.

    `env` is what one that is added needs to listen to others at all.
    """

    name: str
    port: int
    variable: str
    endpoint: str
    env: tuple[tuple[str, str], ...] = ()


REGISTRIES = (
    # https://etcd.io/docs/v3.5/op-guide/configuration/
    Registry(
        "etcd",
        2379,
        "ETCD_ENDPOINTS",
        "http://{}:{}",
        (
            ("ETCD_LISTEN_CLIENT_URLS", "http://0.0.0.0:2379"),
            ("ETCD_ADVERTISE_CLIENT_URLS", "http://etcd:2379"),
        ),
    ),
    # https://developer.hashicorp.com/consul/commands#environment-variables
    Registry("consul", 8500, "CONSUL_HTTP_ADDR", "http://{}:{}"),
    # https://zookeeper.apache.org/doc/current/zookeeperProgrammers.html#ch_zkSessions
    Registry("zookeeper", 2181, "ZOOKEEPER_CONNECT", "{}:{}"),
)


def kinds_of(service: Service) -> Sequence[Registry]:
    """What kind of registry a service is itself, if it is one."""
    image = service.settings.get("image")
    known = (known_by_image(image.value) if image is not None else None, known_image(service.id))
    names = {name for one in known if one is not None for name in one.names}
    return [kind for kind in REGISTRIES if kind.name in names]


def added(kind: Registry, value: Value) -> Service:
    """A registry that nobody drew."""
    known = known_image(kind.name)
    assert known is not None, f"{kind.name} is no well-known image"
    settings: dict[str, Value] = {
        "image": Value(known.image, value.span, Said.INFERRED),
        "ports": Value((PortRange("tcp", kind.port, kind.port),), value.span, Said.INFERRED),
    }
    if kind.env:
        settings["env"] = Value(kind.env, value.span, Said.INFERRED)
    return Service(kind.name, kind.name, kind.name, (), settings, value.span)


def port_of(kind: Registry, registry: Service) -> int:
    """Where a registry listens: as it is known to, or the first port that it says."""
    said = registry.settings.get("ports")
    ranges: Sequence[PortRange] = said.value if said is not None else ()
    tcp = [one for one in ranges if one.protocol == "tcp"]
    if not tcp or any(one.first <= kind.port <= one.last for one in tcp):
        return kind.port
    return tcp[0].first


def endpoint_of(kind: Registry, registry: Service) -> tuple[str, str]:
    """The variable by which services are told where a registry is, and what it says."""
    return kind.variable, kind.endpoint.format(registry.name, port_of(kind, registry))
