"""A component is done again pair by pair, beginning with those that go with the fewest others.

In: a component with groups that serve its needs. Out: the same, or fewer groups. Groups are the colours of a
graph of pairs, in which those that cannot be in one group are joined: largest degree first, after
https://doi.org/10.1093/comjnl/10.1.85
"""

from dotcompile.graph.covering.holding import Holding, pairs_of
from dotcompile.graph.covering.needs import Need
from dotcompile.graph.covering.parts import Part, clear, restore


def colour(holding: Holding, part: Part) -> None:
    """Place each pair in the first group of all that can serve it; keep that if it takes fewer groups."""
    needs = _hardest_first(holding, _pairs(part.needs))
    before = clear(holding, part)
    made: list[int] = []
    for need in needs:
        if holding.is_served(need):
            continue
        if holding.place(need, (*need.homes, *part.given, *made)) is None:
            if len(made) + 1 == len(part.made):
                break
            made.append(holding.open(dict.fromkeys((*need.left, *need.right))))
    else:
        return
    clear(holding, Part(part.nodes, part.given, made, part.needs))
    restore(holding, before)


def _pairs(needs: list[Need]) -> list[Need]:
    """A need for each pair."""
    homes: dict[frozenset[int], tuple[int, ...]] = {}
    for need in needs:
        for pair in pairs_of(need):
            homes.setdefault(frozenset(pair), need.homes)
    return [Need((min(pair),), (max(pair),), first) for pair, first in homes.items()]


def _hardest_first(holding: Holding, needs: list[Need]) -> list[Need]:
    """Needs by how many others cannot be served together with each."""
    graph = holding.graph
    classes = [graph.split(dict.fromkeys((*need.left, *need.right))) for need in needs]
    apart = [0] * len(needs)
    for one, some in enumerate(classes):
        for other in range(one):
            if not graph.joins(some, classes[other]):
                apart[one] += 1
                apart[other] += 1
    return [need for _, need in sorted(zip(apart, needs, strict=True), key=lambda pair: -pair[0])]
