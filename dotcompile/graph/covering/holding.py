"""Groups while they are made: who is in which, who may join, and which needs they serve.

In: a graph and the groups that are there from the start. Out: answers; and the groups, as they become.
"""

from collections.abc import Iterable, Iterator, Sequence

from dotcompile.graph.covering.needs import EVERYONE, Given, Need
from dotcompile.graph.grouped import Classes, GroupedGraph

_MANY = 64
#: So many nodes are asked one by one: most often the first refuses.
_FEW = 4


class Holding:
    """Groups by number, the given ones first; `of` are the groups that each node is in."""

    def __init__(self, graph: GroupedGraph, size: int, given: Sequence[Given]) -> None:
        self.graph = graph
        self.given = given
        self.members: list[set[int]] = []
        self.of: list[set[int]] = [set() for _ in range(size)]
        self._classes: list[Classes] = []
        for group in given:
            self.open(group.members)

    @property
    def made(self) -> range:
        """The groups that are not given."""
        return range(len(self.given), len(self.members))

    def open(self, nodes: Iterable[int]) -> int:
        """Make a group."""
        self.members.append(set())
        self._classes.append({})
        self.add(len(self.members) - 1, nodes)
        return len(self.members) - 1

    def add(self, group: int, nodes: Iterable[int]) -> None:
        """Put nodes into a group that they are not in."""
        for node in nodes:
            self.members[group].add(node)
            self.of[node].add(group)
            self._classes[group].setdefault(self.graph.class_of[node], []).append(node)

    def remove(self, group: int, nodes: Iterable[int]) -> None:
        """Take nodes out of a group."""
        for node in nodes:
            kind = self.graph.class_of[node]
            self.members[group].remove(node)
            self.of[node].remove(group)
            self._classes[group][kind].remove(node)
            if not self._classes[group][kind]:
                del self._classes[group][kind]

    def place(self, need: Need, groups: Iterable[int]) -> tuple[int, list[int]] | None:
        """Serve a need in the first group that can; which it was, and who joined it."""
        for group in groups:
            members = self.members[group]
            lacking = [node for node in dict.fromkeys((*need.left, *need.right)) if node not in members]
            if self.takes(group, lacking):
                self.add(group, lacking)
                return group, lacking
        return None

    def takes(self, group: int, nodes: Sequence[int]) -> bool:
        """Whether nodes, joined with each other, may all join a group."""
        if group < len(self.given):
            welcomes = self.given[group].welcomes
            if welcomes is not EVERYONE and not all(node in welcomes for node in nodes):
                return False
        if len(nodes) <= _FEW:
            return all(self.graph.joins_node(node, self._classes[group]) for node in nodes)
        return self.graph.joins(self.graph.split(nodes), self._classes[group])

    def near(self, need: Need) -> list[int]:
        """The groups in which a need's sides begin, where it may be served.

        A node that is in very many is not asked: what could join those, they were asked to grow by.
        """
        near = (self.of[side[0]] for side in (need.right, need.left))
        return sorted(set().union(*(of for of in near if len(of) <= _MANY)))

    def servers(self, need: Need) -> Iterator[int]:
        """The groups that serve a need whole."""
        for group in sorted(self.of[need.left[0]] & self.of[need.right[0]]):
            members = self.members[group]
            if members.issuperset(need.left) and members.issuperset(need.right):
                yield group

    def server(self, need: Need) -> int | None:
        """The first group that serves a need whole."""
        return next(self.servers(need), None)

    def is_served(self, need: Need) -> bool:
        """Whether every pair of a need meets somewhere."""
        first, other = need.left[0], need.right[0]
        if first != other:
            if self.of[first].isdisjoint(self.of[other]):
                return False
            if len(need.left) == len(need.right) == 1:
                return True
        return self.server(need) is not None or all(
            not self.of[one].isdisjoint(self.of[other]) for one, other in pairs_of(need)
        )


def pairs_of(need: Need) -> Iterator[tuple[int, int]]:
    """The pairs of a need, which may be many."""
    return ((one, other) for one in need.left for other in need.right if one != other)
