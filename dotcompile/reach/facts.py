"""What there is to run on, as plain facts: an engine with its settings, networks, modes, published ports.

Nobody here knows of diagrams or of files: `lowering` makes facts of a deployment and `backends` of what they
read back, and `effective` says of either what packets can do. Services are numbers, places in
`Facts.services`.
"""

from enum import StrEnum
from functools import cached_property

from dotcompile.model.values.ports import PortRange
from dotcompile.records import dataclass

Services = tuple[int, ...]
"""Services by number, ascending and each once."""


@dataclass(frozen=True, slots=True)
class Engine:
    """The engine, as far as what it permits depends on it."""

    version: str = "20.10"
    userland_proxy: bool = True


@dataclass(frozen=True, slots=True)
class Target:
    """What a diagram is compiled for: one engine, or a cluster of them that runs replicas of services.

    Where it is `policed`, all services are on one network, and policies hold what is drawn: who may open
    connections to whom, at which ports.
    """

    name: str
    cluster: bool
    engine: Engine = Engine()
    policed: bool = False


COMPOSE = Target("compose", cluster=False)
SWARM = Target("swarm", cluster=True)
KUBERNETES = Target("kubernetes", cluster=True, policed=True)


@dataclass(frozen=True, slots=True)
class FactNetwork:
    """One network and the services that have an endpoint on it.

    `icc` is whether they may talk to each other at all; `attachable` whether any container may join.
    """

    name: str
    members: Services
    internal: bool = False
    driver: str = "bridge"
    icc: bool = True
    attachable: bool = False


class Mode(StrEnum):
    """Whose sandbox a service has."""

    OWN = "own"
    HOST = "host"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Published:
    """A port of a service that the host passes on. `address` is empty for all of the host's addresses.

    `host` is None where the engine picks the port. `direct` is a port of the one host that a task runs on,
    as in Swarm's host mode; on a cluster any other is of every host, by the routing mesh.
    """

    service: int
    container: PortRange
    host: tuple[int, int] | None
    address: str = ""
    direct: bool = True


@dataclass(frozen=True, slots=True)
class Sandbox:
    """One sandbox that several services have; the machine's own if `host`."""

    services: Services
    host: bool = False


@dataclass(frozen=True)
class Facts:
    """All facts of one deployment. Without slots, so that its indexes are made once.

    `shares` names for a service whose sandbox it is in, where that is another's (`network_mode:
    container:X`); such a service has no membership or published port of its own. `open` are those that may
    go out to anywhere though no network leads out, and nothing of it is drawn.
    """

    target: Target
    services: tuple[str, ...]
    modes: tuple[Mode, ...]
    networks: tuple[FactNetwork, ...]
    published: tuple[Published, ...]
    shares: tuple[tuple[int, int], ...] = ()
    open: Services = ()

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each service."""
        return {name: number for number, name in enumerate(self.services)}
