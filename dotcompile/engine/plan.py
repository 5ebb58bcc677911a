"""What is to be done: operations with their causes and what each comes after.

`reconcile` makes a plan and `apply` carries it out as it stands; `plan_text` and `plan_json` show it.
"""

from collections.abc import Mapping

from dotcompile.diagnostics import Kind
from dotcompile.engine.cluster.actions import ClusterAction
from dotcompile.engine.state import MountedVolume
from dotcompile.engine.wanted import WantedContainer, WantedEndpoint, WantedNetwork, WantedVolume
from dotcompile.records import dataclass
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class PullImage:
    """Fetch an image."""

    image: str
    platform: str


@dataclass(frozen=True, slots=True)
class CreateNetwork:
    """Make a network."""

    network: WantedNetwork


@dataclass(frozen=True, slots=True)
class RemoveNetwork:
    """Remove a network by its ID: names of networks need not be unique."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class CreateVolume:
    """Make a volume."""

    volume: WantedVolume


@dataclass(frozen=True, slots=True)
class RemoveVolume:
    """Remove a volume with what is in it."""

    name: str


@dataclass(frozen=True, slots=True)
class CreateContainer:
    """Make a container and start it. It gets the volumes that the one before it had and nobody named."""

    container: WantedContainer
    keeps: tuple[MountedVolume, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplaceContainer:
    """Let a container take the place of an old one, which is kept aside until the new one is well."""

    container: WantedContainer
    old: str
    keeps: tuple[MountedVolume, ...] = ()


@dataclass(frozen=True, slots=True)
class StartContainer:
    """Start a container that is there, or let it go on."""

    id: str
    name: str
    paused: bool = False


@dataclass(frozen=True, slots=True)
class RemoveContainer:
    """Stop a container and remove it; with the volumes that nobody named if `volumes`."""

    id: str
    name: str
    volumes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Connect:
    """Give a container an endpoint that it lost."""

    id: str
    name: str
    endpoint: WantedEndpoint


@dataclass(frozen=True, slots=True)
class Disconnect:
    """Take away an endpoint that nobody drew."""

    id: str
    name: str
    network: str
    network_id: str


@dataclass(frozen=True, slots=True)
class Await:
    """Wait until a container has come so far."""

    name: str
    condition: str


Action = (
    PullImage
    | CreateNetwork
    | RemoveNetwork
    | CreateVolume
    | RemoveVolume
    | CreateContainer
    | ReplaceContainer
    | StartContainer
    | RemoveContainer
    | Connect
    | Disconnect
    | Await
    | ClusterAction
)


@dataclass(frozen=True, slots=True)
class Operation:
    """An action by its number, what it is there for, and the operations that come before it.

    `subject` is the service, network or volume that it is for, and `loses` tells what data is gone after it.
    """

    number: int
    action: Action
    because: str
    subject: str = ""
    after: tuple[int, ...] = ()
    origins: tuple[Span, ...] = ()
    loses: str = ""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Something in the way that is not ours, or that the diagram cannot have on this engine."""

    kind: Kind
    message: str
    help: str = ""
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done for a project; nothing may be done while there are obstacles.

    `networks` are the IDs of networks that stay, by name, `digests` those of all wanted ones, and `images`
    the IDs of images that are there; `grants` are the IDs of configurations and secrets, by kind and name.
    `left` is what is there, is of the project, and is neither wanted nor to be removed.
    """

    project: str
    operations: tuple[Operation, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    left: tuple[str, ...] = ()
    networks: Mapping[str, str] = {}
    digests: Mapping[str, str] = {}
    images: Mapping[str, str | None] = {}
    grants: Mapping[tuple[str, str], str] = {}
