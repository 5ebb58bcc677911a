"""A project on one engine.

In: what is wanted. Out: a `Runner`.
"""

from contextlib import AbstractContextManager
from typing import Any

from dotcompile.engine import kept
from dotcompile.engine.api import Engine, Reader
from dotcompile.engine.clock import Clock
from dotcompile.engine.converge import Next
from dotcompile.engine.drift import Drift, find_drift
from dotcompile.engine.lock import Claim, locked
from dotcompile.engine.observe import observe
from dotcompile.engine.reconcile import reconcile
from dotcompile.engine.runner import Looked, Scope
from dotcompile.engine.selecting import select
from dotcompile.engine.wanted import Wanted
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class OneEngine:
    """A `Runner` of containers."""

    wanted: Wanted

    @property
    def project(self) -> str:
        return self.wanted.project

    @property
    def services(self) -> frozenset[str]:
        return frozenset(one.service for one in self.wanted.containers)

    def look(self, engine: Reader, scope: Scope) -> Looked:
        observed = observe(engine, (one.image for one in self.wanted.containers))
        plan = select(reconcile(self.wanted, observed, orphans=scope.orphans), scope.only)
        there = {one.name: one.id for one in observed.containers_of(self.project)}
        return Looked(Next(plan, there), kept.fingerprint(self.project, observed))

    def drift(self, engine: Reader) -> tuple[Drift, ...]:
        observed = observe(engine, (one.image for one in self.wanted.containers))
        return find_drift(self.wanted, observed, reconcile(self.wanted, observed), engine)

    def lock(self, engine: Engine, claim: Claim, clock: Clock) -> AbstractContextManager[None]:
        return locked(engine, self.project, claim, clock)

    def written(self) -> dict[str, Any]:
        return kept.write(self.wanted)
