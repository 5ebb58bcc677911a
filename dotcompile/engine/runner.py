"""What runs a project, on one engine or on a cluster: planning is all they do differently.

`OneEngine` of `one_engine.py` is for one engine, `OnCluster` of `swarm/runner.py` for a Swarm. Commands know
`Runner` only.
"""

from contextlib import AbstractContextManager
from typing import Any, Protocol

from dotcompile.engine.clock import Clock
from dotcompile.engine.cluster.api import ClusterReader, Manager
from dotcompile.engine.converge import Next
from dotcompile.engine.drift import Drift
from dotcompile.engine.lock import Claim
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Scope:
    """How much is planned: some services only, if any are named, and whether what nobody wants is removed."""

    only: tuple[str, ...] = ()
    orphans: bool = False


@dataclass(frozen=True, slots=True)
class Looked:
    """What is to be done next, and a digest of what that depends on."""

    next: Next
    seen: str


class Runner(Protocol):
    """A project, and how it is planned."""

    @property
    def project(self) -> str:
        """Its name."""

    @property
    def services(self) -> frozenset[str]:
        """The services that are wanted."""

    def look(self, engine: ClusterReader, scope: Scope) -> Looked:
        """Compare what is wanted with what is there."""

    def drift(self, engine: ClusterReader) -> tuple[Drift, ...]:
        """What runs and is not as it was made."""

    def lock(self, engine: Manager, claim: Claim, clock: Clock) -> AbstractContextManager[None]:
        """Work on the project alone."""

    def written(self) -> dict[str, Any]:
        """What is wanted, as JSON, for a plan that is kept."""
