"""A small component is searched for the fewest groups that will do.

In: a component with groups that serve its needs. Out: the same, or fewer groups, and how many are needed.
"""

from collections.abc import Iterable

from dotcompile.graph.covering.fewest import Bits, Small, find_fewest
from dotcompile.graph.covering.holding import Holding, pairs_of
from dotcompile.graph.covering.parts import Part, clear

_STEPS = 50_000


def search(holding: Holding, part: Part) -> int | None:
    """The fewest groups that must be made in a component, which then are; None if the search gave up."""
    answer = find_fewest(_small(holding, part), len(part.made) - 1, _STEPS)
    if not answer.proved:
        return None
    if answer.groups is None:
        return len(part.made)
    clear(holding, part)
    for number, held in enumerate(answer.groups):
        nodes = [node for place, node in enumerate(part.nodes) if held >> place & 1]
        group = part.given[number] if number < len(part.given) else holding.open(())
        holding.add(group, (node for node in nodes if node not in holding.members[group]))
    return len(answer.groups) - len(part.given)


def _small(holding: Holding, part: Part) -> Small:
    """A component in bits."""
    place = {node: at for at, node in enumerate(part.nodes)}
    joined = [_bits(at for node, at in place.items() if holding.graph.has(one, node)) for one in part.nodes]
    groups = []
    for at in part.given:
        held = _bits(place[node] for node in holding.given[at].members)
        welcomes = holding.given[at].welcomes
        groups.append((held, held | _bits(place[node] for node in part.nodes if node in welcomes)))
    pairs = (pair for need in part.needs for pair in pairs_of(need))
    unique = dict.fromkeys(1 << place[one] | 1 << place[other] for one, other in pairs)
    return Small(tuple(joined), tuple(groups), tuple(unique))


def _bits(places: Iterable[int]) -> Bits:
    return sum(1 << place for place in places)
