"""What runs a diagram: on one engine, or on a cluster.

In: a diagram's deployment, or what a kept plan says. Out: a `Runner`.
"""

from collections.abc import Mapping
from typing import Any

from dotcompile.cli.deploying import CLUSTER, ONE_ENGINE, Described
from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.engine import kept
from dotcompile.engine.cluster.api import ClusterReader
from dotcompile.engine.observe import observe
from dotcompile.engine.one_engine import OneEngine
from dotcompile.engine.payloads.want import want
from dotcompile.engine.runner import Runner
from dotcompile.engine.state import ObservedContainer


def runner_of(said: Described) -> Runner:
    """What runs a diagram."""
    if said.deployment.target.cluster:
        from dotcompile.engine.swarm.payloads.want import want_of_cluster  # most engines are alone
        from dotcompile.engine.swarm.runner import OnCluster

        return OnCluster(want_of_cluster(said.deployment, said.surroundings))
    return OneEngine(want(said.deployment, said.surroundings))


def runner_of_kept(target: str, written: Mapping[str, Any]) -> Runner:
    """What runs a plan that was kept; `KeyError` or `TypeError` if it is none."""
    if target == CLUSTER:
        from dotcompile.engine.swarm import kept as kept_of_cluster
        from dotcompile.engine.swarm.runner import OnCluster

        return OnCluster(kept_of_cluster.read(written))
    if target != ONE_ENGINE:
        raise KeyError(target)
    return OneEngine(kept.read(written))


def is_on_cluster(project: str, said: Described | None, engine: ClusterReader) -> bool:
    """Whether a project runs on a cluster: as its diagram says, or as is found without one."""
    if said is not None:
        return said.deployment.target.cluster
    from dotcompile.engine.swarm.dismantle import is_there

    return is_there(project, engine)


def containers_of(
    project: str, said: Described | None, engine: ClusterReader
) -> tuple[ObservedContainer, ...]:
    """The containers of a project by name, or its tasks on all hosts."""
    if is_on_cluster(project, said, engine):
        from dotcompile.engine.cluster.observe import observe_cluster
        from dotcompile.engine.swarm.seen import containers_of as tasks_of

        return tasks_of(project, observe_cluster(engine))
    return tuple(sorted(observe(engine).containers_of(project), key=lambda one: one.name))


def check_only(only: list[str], services: frozenset[str]) -> None:
    """Whether there are such services."""
    for name in only:
        if name not in services:
            raise UsageError(f"there is no service `{name}`{did_you_mean(name, services)}")
