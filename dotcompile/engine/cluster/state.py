"""What is on a cluster, ours and others', as plain records."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from dotcompile.engine.cluster.api import Kind
from dotcompile.engine.ownership import SERVICE, Labels, owned
from dotcompile.engine.state import Observed
from dotcompile.records import dataclass

Spec = Mapping[str, Any]
"""A specification as the Engine API has it."""


@dataclass(frozen=True, slots=True)
class ObservedService:
    """A service. `update` is how far its last change has come, `message` what Swarm says of that.

    `addresses` are the virtual ones, by the IDs of networks.
    """

    id: str
    name: str
    labels: Labels
    spec: Spec
    update: str = ""
    message: str = ""
    addresses: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ObservedTask:
    """A task: one container of a service, on any host; its addresses are by the IDs of networks."""

    id: str
    service: str
    node: str
    slot: int
    state: str
    wanted: str
    message: str
    container: str
    spec: Spec
    addresses: tuple[tuple[str, str], ...] = ()
    labels: Labels = MappingProxyType({})

    @property
    def is_current(self) -> bool:
        """Whether it is meant to run, or has come to its end well: that one is not meant to run any more."""
        return self.wanted == "running" or self.state == "complete"


@dataclass(frozen=True, slots=True)
class ObservedGrant:
    """A configuration or secret."""

    kind: Kind
    id: str
    name: str
    labels: Labels


@dataclass(frozen=True, slots=True)
class ObservedNode:
    """A host."""

    id: str
    name: str
    is_up: bool
    address: str = ""
    labels: Labels = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ObservedCluster:
    """One look at a cluster; `here` is the manager's own engine."""

    here: Observed
    services: tuple[ObservedService, ...] = ()
    tasks: tuple[ObservedTask, ...] = ()
    grants: tuple[ObservedGrant, ...] = ()
    nodes: tuple[ObservedNode, ...] = ()

    def services_of(self, project: str) -> Iterator[ObservedService]:
        """A project's own services."""
        return (one for one in self.services if owned(one.labels, project, SERVICE))

    def grants_of(self, project: str) -> Iterator[ObservedGrant]:
        """A project's own configurations and secrets."""
        return (one for one in self.grants if owned(one.labels, project, one.kind))

    def tasks_of(self, service: str) -> tuple[ObservedTask, ...]:
        """The tasks of a service by its ID."""
        return tuple(one for one in self.tasks if one.service == service)
