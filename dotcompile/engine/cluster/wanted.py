"""What a deployment asks of a cluster, with the payloads that make it.

A body is that of the Engine API but for what only the cluster knows: IDs, and the labels that depend on them.
"""

from dotcompile.engine.api import Json
from dotcompile.engine.cluster.api import Kind
from dotcompile.engine.wanted import Awaited, WantedEndpoint, WantedNetwork
from dotcompile.records import dataclass
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class WantedGrant:
    """A configuration or secret; of one without `data`, in base 64, only the name counts."""

    kind: Kind
    key: str
    name: str
    data: str | None
    origin: Span


@dataclass(frozen=True, slots=True)
class WantedUse:
    """A configuration or secret in a service; `file` is where it appears, as the Engine API has it."""

    kind: Kind
    name: str
    file: Json


@dataclass(frozen=True, slots=True)
class WantedPort:
    """A port that is to lead to a service on every host."""

    port: int
    protocol: str


@dataclass(frozen=True, slots=True)
class WantedService:
    """A service, by what the cluster calls it and by what it is drawn as."""

    name: str
    service: str
    image: str
    body: Json
    endpoints: tuple[WantedEndpoint, ...]
    uses: tuple[WantedUse, ...]
    origin: Span
    awaits: tuple[Awaited, ...] = ()
    ports: tuple[WantedPort, ...] = ()


@dataclass(frozen=True, slots=True)
class WantedBase:
    """What each of these hosts has to make of a network before there is one of the cluster."""

    name: str
    network: str
    hosts: tuple[str, ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class WantedHost:
    """The labels that a drawn host is to have."""

    name: str
    labels: tuple[tuple[str, str], ...]
    origin: Span


@dataclass(frozen=True, slots=True)
class WantedCluster:
    """All of a project on a cluster. Volumes are made where tasks need them: only their names are kept."""

    project: str
    networks: tuple[WantedNetwork, ...] = ()
    volumes: tuple[str, ...] = ()
    grants: tuple[WantedGrant, ...] = ()
    services: tuple[WantedService, ...] = ()
    bases: tuple[WantedBase, ...] = ()
    hosts: tuple[WantedHost, ...] = ()
