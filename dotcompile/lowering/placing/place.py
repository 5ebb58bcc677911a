"""Where everything runs: as the strategies put it, else as a search finds it, else why it cannot be.

In: what is asked. Out: a placement. `Verdict.SEARCHED` is one that the strategies do not come to by
themselves, task after task.
"""

from collections.abc import Sequence
from enum import Enum

from dotcompile.graph.placing.conflict import find_conflict
from dotcompile.graph.placing.instance import Counts, Tables
from dotcompile.graph.placing.search import Failure
from dotcompile.graph.placing.solve import is_heuristic, solve
from dotcompile.graph.placing.state import State
from dotcompile.graph.placing.strategies import Strategy, pack, scatter, spread
from dotcompile.lowering.placing.asked import Asked, Reason
from dotcompile.records import dataclass


class Verdict(Enum):
    """What became of it."""

    FOUND = "found"
    SEARCHED = "searched"
    IMPOSSIBLE = "impossible"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Placement:
    """How many of each service each host runs, and how many of each run nowhere.

    If it is impossible, `conflict` are requirements that cannot all be met; `exact` if none of them could be
    left out. `heuristic` if it was too large for a complete search.
    """

    verdict: Verdict
    counts: Counts
    missing: tuple[int, ...]
    conflict: tuple[Reason, ...] = ()
    exact: bool = True
    heuristic: bool = False


def place(asked: Asked, seed: int = 0) -> Placement:
    """Place everything on hosts that run nothing yet."""
    state = State(Tables(asked.instance))
    missing = put_all(asked, state, asked.instance.counts, seed)
    heuristic = is_heuristic(asked.instance)
    if not any(missing):
        return Placement(Verdict.FOUND, state.counts(), missing, heuristic=heuristic)
    answer = solve(asked.instance)
    if not isinstance(answer, Failure):
        return Placement(Verdict.SEARCHED, answer, (0,) * len(missing), heuristic=heuristic)
    if answer is Failure.UNDECIDED:
        return Placement(Verdict.UNDECIDED, state.counts(), missing, heuristic=heuristic)
    conflict = find_conflict(asked.instance)
    reasons = dict(zip(asked.instance.requirements, asked.reasons, strict=True))
    told = tuple(reasons[one] for one in conflict.requirements)
    return Placement(Verdict.IMPOSSIBLE, state.counts(), missing, told, conflict.exact, heuristic)


def put_all(asked: Asked, state: State, wanted: Sequence[int], seed: int) -> tuple[int, ...]:
    """Place so many of each service, one service after another; how many of each found no room."""
    missing = [0] * len(wanted)
    for task in asked.order:
        if wanted[task]:
            missing[task] = _strategy(asked, task, seed)(state, task, wanted[task])
    return tuple(missing)


def _strategy(asked: Asked, task: int, seed: int) -> Strategy:
    match asked.strategies[task]:
        case "binpack":
            return pack
        case "random":
            return scatter(seed)
        case _:
            return spread(asked.levels[task])
