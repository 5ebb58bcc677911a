"""How many groups a cover must make at least: pairs of which no two fit into one group.

In: the given groups, and needs that they do not serve. Out: a number, never too high.
"""

from collections.abc import Sequence
from itertools import islice

from dotcompile.graph.covering.holding import Holding
from dotcompile.graph.covering.needs import Need

#: So many pairs are looked at, which is enough for diagrams that people draw.
_LOOKED_AT = 500

_Pair = tuple[int, int]


def find_bound(holding: Holding, needs: Sequence[Need]) -> int:
    """How many of some pairs need a group each, less those that given groups could take, one each."""
    graph = holding.graph
    pairs = dict.fromkeys((need.left[0], need.right[0]) for need in needs if need.left[0] != need.right[0])
    chosen: list[_Pair] = []
    for pair in islice(pairs, _LOOKED_AT):
        if not any(all(graph.has(one, new) for one in old for new in pair) for old in chosen):
            chosen.append(pair)
    fitting = sum(any(_fits(holding, at, pair) for at in range(len(holding.given))) for pair in chosen)
    return len(chosen) - min(fitting, len(holding.given))


def _fits(holding: Holding, at: int, pair: _Pair) -> bool:
    """Whether a given group could take in a pair, had it no other guests."""
    members, welcomes = holding.given[at].members, holding.given[at].welcomes
    return all(
        node in members or (node in welcomes and all(holding.graph.has(node, member) for member in members))
        for node in pair
    )
