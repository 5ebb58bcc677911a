"""What can be done on a cluster beside what every engine can do."""

from dotcompile.engine.cluster.api import Kind
from dotcompile.engine.cluster.wanted import WantedGrant, WantedService
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class CreateGrant:
    """Make a configuration or secret."""

    grant: WantedGrant


@dataclass(frozen=True, slots=True)
class RemoveGrant:
    """Remove a configuration or secret."""

    kind: Kind
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class CreateService:
    """Make a service. One that is `first` on a new network makes its hosts join that."""

    service: WantedService
    first: bool = False


@dataclass(frozen=True, slots=True)
class UpdateService:
    """Give a service another specification."""

    service: WantedService
    id: str


@dataclass(frozen=True, slots=True)
class RemoveService:
    """Remove a service."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class AwaitService:
    """Wait until a service has come so far: running, completed, or gone with the tasks of that service ID."""

    name: str
    condition: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class LabelHost:
    """Give a host labels by which services are placed."""

    id: str
    name: str
    labels: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class UnlabelHost:
    """Take such labels away from a host."""

    id: str
    name: str
    labels: tuple[str, ...]


ClusterAction = (
    CreateGrant
    | RemoveGrant
    | CreateService
    | UpdateService
    | RemoveService
    | AwaitService
    | LabelHost
    | UnlabelHost
)
