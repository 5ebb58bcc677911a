"""What runs on a cluster and is not as it was made: by hand, by accident, by others.

In: what is wanted, what is there, and the plan that would mend it. Out: drifts.
"""

from collections.abc import Iterator

from dotcompile.engine.cluster.state import ObservedCluster
from dotcompile.engine.cluster.wanted import WantedCluster
from dotcompile.engine.drift import Drift
from dotcompile.engine.plan import Plan
from dotcompile.engine.plan_text import told
from dotcompile.engine.swarm.removing import find_guests


def find_cluster_drift(wanted: WantedCluster, cluster: ObservedCluster, plan: Plan) -> tuple[Drift, ...]:
    """All drifts: what `plan` would mend or wait for, and strangers on networks."""
    planned = tuple(
        Drift(told(one.action)[1], one.because, one.origins) for one in plan.operations if one.origins
    )
    blocked = tuple(Drift("obstacle", one.message) for one in plan.obstacles)
    return (*blocked, *_each_once(planned), *_strangers(wanted, cluster))


def _each_once(planned: tuple[Drift, ...]) -> Iterator[Drift]:
    """A service that is changed is waited for afterwards, which tells nothing more."""
    told: set[str] = set()
    for one in planned:
        if one.what not in told:
            told.add(one.what)
            yield one


def _strangers(wanted: WantedCluster, cluster: ObservedCluster) -> Iterator[Drift]:
    origins = {one.name: one.origins for one in wanted.networks}
    for network in cluster.here.networks_of(wanted.project):
        for guest in find_guests((network,), wanted.project, cluster):
            yield Drift(network.name, guest.message, origins.get(network.name, ()))
