"""Groups of nodes, each a clique, that together hold every pair that needs it: as few as are found.

In: a graph, groups that are there from the start, and needs. Out: all groups, the given ones with guests, and
which of them serves which need. A need's two sides are placed as one, and never taken apart to pairs, but in
small components, which are searched for the fewest: edge clique cover is NP-hard.
"""

from collections.abc import Sequence

from dotcompile.graph.covering.bound import find_bound
from dotcompile.graph.covering.growing import invite, make
from dotcompile.graph.covering.holding import Holding
from dotcompile.graph.covering.improving import improve
from dotcompile.graph.covering.needs import Given, Need
from dotcompile.graph.covering.trimming import merge, trim
from dotcompile.graph.grouped import Group, GroupedGraph
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Cover:
    """The groups: first the given ones with their guests, then those that were made.

    `serves` are for each group the needs, by number, that it is the first to serve whole; those that given
    groups serve without guests are left out. `at_least` is how many groups are needed, as far as is known.
    """

    groups: tuple[Group, ...]
    serves: tuple[tuple[int, ...], ...]
    at_least: int


def cover(graph: GroupedGraph, size: int, given: Sequence[Given], needs: Sequence[Need]) -> Cover:
    """Groups that serve every need."""
    holding = Holding(graph, size, given)
    numbers = [number for number, need in enumerate(needs) if not holding.is_served(need)]
    waiting = [needs[number] for number in numbers]
    invite(holding, waiting)
    make(holding, waiting)
    merge(holding, waiting)
    proved, unproved = improve(holding, waiting)
    trim(holding, waiting)
    at_least = len(given) + proved + find_bound(holding, unproved)
    return _result(holding, numbers, waiting, at_least)


def _result(holding: Holding, numbers: Sequence[int], needs: Sequence[Need], at_least: int) -> Cover:
    """The groups that are left; those that were made by the first need that each serves."""
    serves: dict[int, list[int]] = {}
    for number, need in zip(numbers, needs, strict=True):
        server = holding.server(need)
        if server is not None:
            serves.setdefault(server, []).append(number)
    made = [group for group in holding.made if holding.members[group]]
    made.sort(key=lambda group: serves.get(group, [len(numbers)])[0])
    order = [*range(len(holding.given)), *made]
    groups = tuple(tuple(sorted(holding.members[group])) for group in order)
    return Cover(groups, tuple(tuple(serves.get(group, ())) for group in order), at_least)
