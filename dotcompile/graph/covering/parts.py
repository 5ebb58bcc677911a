"""Components of a cover: what is in one has nothing to do with what is in another.

In: groups that serve all needs. Out: the components in which groups had to be made, each to be done anew.
"""

from collections.abc import Sequence

from dotcompile.graph.adjacency import build_graph
from dotcompile.graph.components import find_weak_components
from dotcompile.graph.covering.holding import Holding
from dotcompile.graph.covering.needs import Need
from dotcompile.records import dataclass

Guests = list[tuple[int, list[int]]]
"""Groups, and who is in them but for the given members."""


@dataclass(frozen=True, slots=True)
class Part:
    """A component: its nodes, the given groups and those that were made in it, and its needs."""

    nodes: list[int]
    given: list[int]
    made: list[int]
    needs: list[Need]


def find_parts(holding: Holding, needs: Sequence[Need]) -> list[Part]:
    """The components, by what must meet and what does, in the order of the groups made in them."""
    of = _components(holding, needs)
    parts: dict[int, Part] = {}
    for group in holding.made:
        if holding.members[group]:
            part = parts.setdefault(of[min(holding.members[group])], Part([], [], [], []))
            part.made.append(group)
    for at, given in enumerate(holding.given):
        if of[given.members[0]] in parts:
            parts[of[given.members[0]]].given.append(at)
    for node, number in enumerate(of):
        if number in parts:
            parts[number].nodes.append(node)
    for need in needs:
        if of[need.left[0]] in parts:
            parts[of[need.left[0]]].needs.append(need)
    return list(parts.values())


def _components(holding: Holding, needs: Sequence[Need]) -> Sequence[int]:
    edges = {(need.left[0], need.right[0]): None for need in needs}
    sides = {id(side): side for need in needs for side in (need.left, need.right)}
    for side in (*(given.members for given in holding.given), *sides.values()):
        edges |= {(side[0], node): None for node in side[1:]}
    return find_weak_components(build_graph(len(holding.of), edges)).of


def clear(holding: Holding, part: Part) -> Guests:
    """Leave nobody in the groups of a component but given members; who was there."""
    left = []
    for group in (*part.given, *part.made):
        own = holding.given[group].members if group < len(holding.given) else ()
        guests = sorted(holding.members[group].difference(own))
        holding.remove(group, guests)
        left.append((group, guests))
    return left


def restore(holding: Holding, guests: Guests) -> None:
    """Put back who was there."""
    for group, nodes in guests:
        holding.add(group, nodes)
