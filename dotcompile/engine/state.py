"""What is there: containers, networks and volumes of an engine, ours and others', as plain records."""

from collections.abc import Iterator, Mapping

from dotcompile.engine.ownership import NETWORK, SERVICE, VOLUME, Labels, owned
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A container's place on a network. Before its first start, a container has none with an ID."""

    network: str
    network_id: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class OpenPort:
    """A port of the host that leads to a container that runs."""

    address: str
    port: int
    protocol: str


@dataclass(frozen=True, slots=True)
class MountedVolume:
    """A volume in a container."""

    volume: str
    target: str


@dataclass(frozen=True, slots=True)
class ObservedContainer:
    """A container. `health` is empty for one without a check; `exit_code` is None for one that runs.

    `host` is where it is, for one that is a task of a cluster; its ID, then, is the task's.
    """

    id: str
    name: str
    labels: Labels
    image: str
    image_id: str
    state: str
    status: str = ""
    health: str = ""
    exit_code: int | None = None
    endpoints: tuple[Endpoint, ...] = ()
    ports: tuple[OpenPort, ...] = ()
    mounts: tuple[MountedVolume, ...] = ()
    network_mode: str = ""
    host: str = ""


@dataclass(frozen=True, slots=True)
class ObservedNetwork:
    """A network."""

    id: str
    name: str
    labels: Labels
    driver: str = "bridge"
    scope: str = "local"
    subnets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ObservedVolume:
    """A volume."""

    name: str
    labels: Labels


@dataclass(frozen=True, slots=True)
class Observed:
    """One look at an engine. `images` are the IDs of images that were asked about, by their names."""

    containers: tuple[ObservedContainer, ...] = ()
    networks: tuple[ObservedNetwork, ...] = ()
    volumes: tuple[ObservedVolume, ...] = ()
    images: Mapping[str, str | None] = {}

    def containers_of(self, project: str) -> Iterator[ObservedContainer]:
        """A project's own containers."""
        return (one for one in self.containers if owned(one.labels, project, SERVICE))

    def networks_of(self, project: str) -> Iterator[ObservedNetwork]:
        """A project's own networks."""
        return (one for one in self.networks if owned(one.labels, project, NETWORK))

    def volumes_of(self, project: str) -> Iterator[ObservedVolume]:
        """A project's own volumes."""
        return (one for one in self.volumes if owned(one.labels, project, VOLUME))
