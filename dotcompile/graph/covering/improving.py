"""Components are looked at one by one for fewer groups.

In: groups that serve all needs. Out: the same or fewer; how many of those made are known to be needed, and
the needs of components that are too large to know.
"""

from collections.abc import Sequence

from dotcompile.graph.covering.colouring import colour
from dotcompile.graph.covering.holding import Holding
from dotcompile.graph.covering.needs import Need
from dotcompile.graph.covering.parts import find_parts
from dotcompile.graph.covering.searching import search

#: Components of so many nodes are searched; larger ones of so many pairs are done in another way.
_SMALL, _FEW = 10, 500


def improve(holding: Holding, needs: Sequence[Need]) -> tuple[int, list[Need]]:
    """How many of the made groups are proved to be needed, and the needs that the others serve."""
    proved = 0
    unproved: list[Need] = []
    for part in find_parts(holding, needs):
        fewest = search(holding, part) if len(part.nodes) <= _SMALL else None
        if fewest is not None:
            proved += fewest
            continue
        unproved += part.needs
        if sum(len(need.left) * len(need.right) for need in part.needs) <= _FEW:
            colour(holding, part)
    return proved, unproved
