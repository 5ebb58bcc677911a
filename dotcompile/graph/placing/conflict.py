"""Requirements that cannot all be met, none of which could be left out: why nothing fits.

In: an instance that is impossible. Out: such requirements, and whether it is known that each of them counts.
They are left out many at once, then fewer, and last one by one.
"""

from collections.abc import Sequence

from dotcompile.graph.placing.bounds import find_excess
from dotcompile.graph.placing.instance import Apart, Beside, Instance, Requirement, Tables
from dotcompile.graph.placing.search import Failure
from dotcompile.graph.placing.solve import solve
from dotcompile.records import dataclass

_EFFORT = 0.25


@dataclass(frozen=True, slots=True)
class Conflict:
    """The requirements, and the tasks that they are about; not `exact` if fewer might do."""

    requirements: tuple[Requirement, ...]
    exact: bool


def find_conflict(instance: Instance) -> Conflict:
    """A set of requirements that conflict."""
    kept = list(instance.requirements)
    excess = set(find_excess(Tables(instance)))
    if excess:
        few = [one for one in kept if set(_tasks(one)) <= excess]
        if solve(instance, _EFFORT, few) is Failure.IMPOSSIBLE:
            kept = few
    kept, _ = _reduced(instance, _by_task(kept))
    kept, exact = _reduced(instance, [[one] for one in kept])
    return Conflict(tuple(kept), exact)


def _tasks(one: Requirement) -> tuple[int, ...]:
    return (one.task, one.other) if isinstance(one, Apart | Beside) else (one.task,)


def _by_task(kept: Sequence[Requirement]) -> list[list[Requirement]]:
    """Requirements with others of the same task; one of two tasks goes with the first."""
    groups: dict[int, list[Requirement]] = {}
    for one in kept:
        groups.setdefault(one.task, []).append(one)
    return list(groups.values())


def _reduced(instance: Instance, groups: Sequence[Sequence[Requirement]]) -> tuple[list[Requirement], bool]:
    """What is left when no group can be left out, and whether that is known of every one."""
    current, width, exact = list(groups), max(len(groups) // 2, 1), True
    while True:
        at = 0
        while at < len(current):
            rest = current[:at] + current[at + width :]
            answer = solve(instance, _EFFORT, [one for group in rest for one in group])
            if answer is Failure.IMPOSSIBLE:
                current = rest
            else:
                exact = exact and (width > 1 or answer is not Failure.UNDECIDED)
                at += width
        if width == 1:
            return [one for group in current for one in group], exact
        width //= 2
