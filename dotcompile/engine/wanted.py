"""What is wanted: what a deployment asks of one engine, with the payloads that make it.

`payloads/` makes these of a deployment. A body is that of the Engine API but for what only the engine knows,
IDs, and the labels that depend on them, which `seal` adds when a thing is made.
"""

from collections.abc import Mapping

from dotcompile.engine.api import Json
from dotcompile.records import dataclass
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class WantedNetwork:
    """A network; of an `external` one only the name counts. `hash` is that of its body."""

    name: str
    key: str
    body: Json
    hash: str
    subnets: tuple[str, ...]
    external: bool
    origins: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class WantedVolume:
    """A volume; of an `external` one only the name counts."""

    name: str
    key: str
    body: Json
    hash: str
    external: bool
    origins: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class WantedEndpoint:
    """A container's place on a network, by what the engine calls it; `settings` are `EndpointSettings`."""

    network: str
    settings: Json


@dataclass(frozen=True, slots=True)
class WantedPort:
    """A port of the host that is to lead to a container."""

    address: str
    port: int
    protocol: str


@dataclass(frozen=True, slots=True)
class Awaited:
    """A service that is to have come so far before another starts: started, healthy or completed."""

    service: str
    condition: str


@dataclass(frozen=True, slots=True)
class WantedContainer:
    """One container. `within` is the service in whose sandbox it is, if it is in another's.

    `checked` if the diagram says how its health is told; `pull` when its image is pulled. `parts` are the
    digests of the parts of its body, but for its image and which replica it is.
    """

    name: str
    service: str
    replica: int
    image: str
    body: Json
    parts: Mapping[str, str]
    endpoints: tuple[WantedEndpoint, ...]
    origin: Span
    within: str = ""
    awaits: tuple[Awaited, ...] = ()
    ports: tuple[WantedPort, ...] = ()
    volumes: tuple[str, ...] = ()
    checked: bool = False
    pull: str = "missing"
    platform: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """All of a project on one engine."""

    project: str
    networks: tuple[WantedNetwork, ...] = ()
    volumes: tuple[WantedVolume, ...] = ()
    containers: tuple[WantedContainer, ...] = ()
