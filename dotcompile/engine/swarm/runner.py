"""A project on a cluster.

In: what is wanted. Out: a `Runner`.
"""

from contextlib import AbstractContextManager
from typing import Any

from dotcompile.engine import kept as kept_plans
from dotcompile.engine.clock import Clock
from dotcompile.engine.cluster.api import ClusterReader, Manager
from dotcompile.engine.cluster.observe import observe_cluster
from dotcompile.engine.cluster.wanted import WantedCluster
from dotcompile.engine.converge import Next
from dotcompile.engine.drift import Drift
from dotcompile.engine.lock import Claim
from dotcompile.engine.runner import Looked, Scope
from dotcompile.engine.selecting import select
from dotcompile.engine.swarm import kept
from dotcompile.engine.swarm.drift import find_cluster_drift
from dotcompile.engine.swarm.lock import locked_cluster
from dotcompile.engine.swarm.reconcile import reconcile_cluster
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class OnCluster:
    """A `Runner` of services."""

    wanted: WantedCluster

    @property
    def project(self) -> str:
        return self.wanted.project

    @property
    def services(self) -> frozenset[str]:
        return frozenset(one.service for one in self.wanted.services)

    def look(self, engine: ClusterReader, scope: Scope) -> Looked:
        cluster = observe_cluster(engine)
        plan = select(reconcile_cluster(self.wanted, cluster, orphans=scope.orphans), scope.only)
        return Looked(Next(plan, {}), kept.fingerprint(cluster))

    def drift(self, engine: ClusterReader) -> tuple[Drift, ...]:
        cluster = observe_cluster(engine)
        return find_cluster_drift(self.wanted, cluster, reconcile_cluster(self.wanted, cluster))

    def lock(self, engine: Manager, claim: Claim, clock: Clock) -> AbstractContextManager[None]:
        return locked_cluster(engine, self.project, claim, clock)

    def written(self) -> dict[str, Any]:
        return kept_plans.write(self.wanted)
