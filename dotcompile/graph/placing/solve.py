"""Whether everything can be placed: proofs first, then attempts in many orders, then a complete search.

In: an instance. Out: a placement, that there is none, or that neither was found within the limits. Limits are
counts of steps, so that the answer is the same on every machine.
"""

from collections.abc import Iterable

from dotcompile.graph.placing.bounds import find_excess
from dotcompile.graph.placing.greedy import find_placement
from dotcompile.graph.placing.instance import Counts, Instance, Requirement, Tables
from dotcompile.graph.placing.search import Failure, search

#: How much work all steps and tries may be, in rooms that are worked out anew.
_SEARCH_WORK = 100_000
_REPAIR_WORK = 400_000
#: How many orders of tasks are tried, and of many.
_TRIES, _FEW_TRIES = 6, 2
#: Beyond this many tasks times hosts nothing but orders is tried.
LARGEST_SEARCHED = 20_000


def is_heuristic(instance: Instance) -> bool:
    """Whether an instance is too large for a complete search."""
    return len(instance.capacities) * len(instance.counts) > LARGEST_SEARCHED


def solve(
    instance: Instance, effort: float = 1.0, kept: Iterable[Requirement] | None = None
) -> Counts | Failure:
    """A placement of everything, by all requirements or those that are kept.

    `effort` is how much is done before it remains undecided, as a part of what is done by default.
    """
    tables = Tables(instance, kept)
    if find_excess(tables):
        return Failure.IMPOSSIBLE
    size = max(len(tables.hosts), 1) + max(len(tables.tasks), 1)
    tries = _FEW_TRIES if is_heuristic(instance) else _TRIES
    found = find_placement(tables, tries, 0)
    if found is not None:
        return found
    if not is_heuristic(instance):
        answer = search(tables, max(200, int(_SEARCH_WORK * effort / size)))
        if answer is not Failure.UNDECIDED:
            return answer
    steps = max(200, int(_REPAIR_WORK * effort / size))
    return find_placement(tables, tries, steps) or Failure.UNDECIDED
