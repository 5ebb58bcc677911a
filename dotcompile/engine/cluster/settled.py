"""Whether a service has come so far as it is to come.

In: a service and its tasks. Out: nothing if it has; else what it still waits for, or why it never will. A
task whose container has a health check runs, as Swarm says it, once it is healthy.
"""

from collections.abc import Sequence

from dotcompile.engine.cluster.state import ObservedService, ObservedTask
from dotcompile.records import dataclass

_CHANGING = ("updating", "rollback_started")
_STUCK = ("paused", "rollback_paused", "rollback_completed")
#: The states of tasks that say why they do not run.
_TELLING = ("failed", "rejected", "pending")


@dataclass(frozen=True, slots=True)
class Unsettled:
    """What is still missing; `for_good` if waiting is of no use."""

    what: str
    for_good: bool = False


def find_unsettled(
    service: ObservedService, tasks: Sequence[ObservedTask], condition: str
) -> Unsettled | None:
    """None for a service of which all tasks run, or have completed."""
    if service.update in _STUCK:
        return Unsettled(f"its update is {service.update.replace('_', ' ')}: {service.message}", True)
    if service.update in _CHANGING:
        return Unsettled("its update goes on")
    current = [one for one in tasks if one.is_current and _is_of(one, service)]
    count, wanted = _settled(current, condition), _wanted(service, current)
    if count >= wanted:
        return None
    what = f"{count} of {wanted} tasks {'have completed' if condition == 'completed' else 'run'}"
    why = next((one.message for one in tasks if one.state in _TELLING and one.message), "")
    return Unsettled(f"{what}: {why}" if why else what)


def _settled(current: Sequence[ObservedTask], condition: str) -> int:
    """A job has an end: one that has come to it well is no worse than one that runs."""
    states = ("complete",) if condition == "completed" else ("running", "complete")
    return len({one.slot or one.node for one in current if one.state in states})


def _wanted(service: ObservedService, current: Sequence[ObservedTask]) -> int:
    replicated = service.spec["Mode"].get("Replicated")
    if replicated is None:
        return max(1, len({one.node for one in current}))
    return int(replicated.get("Replicas", 1))


def _is_of(task: ObservedTask, service: ObservedService) -> bool:
    """Whether it was made of what the service is now, not of what it was before."""
    made, said = task.spec, service.spec["TaskTemplate"]
    return all(made.get(key) == said.get(key) for key in ("ContainerSpec", "ForceUpdate"))
