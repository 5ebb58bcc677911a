"""An undirected graph that is given by groups of nodes, and asked without ever being expanded to edges.

In: pairs of groups whose nodes are joined each with each, groups whose nodes are joined with one another
unless they are apart, and pairs of groups that are apart. Out: whether nodes, or groups of them, are joined.

Nodes that are in the same groups of several nodes are of one class, so that such groups are compared class by
class. A pair of groups that has a single node on one side is kept at that node.
"""

from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import chain, product

Group = tuple[int, ...]
"""Nodes, ascending and each once."""

Classes = dict[int, list[int]]
"""Nodes by the class that they are of."""

_NONE: frozenset[int] = frozenset()
_ASKED = 64


class _Joined(IntEnum):
    """How the nodes of two classes are joined, as far as groups of several nodes tell."""

    NO = 0
    UNLESS_APART = 1
    YES = 2


class _Sides:
    """Pairs of groups: groups that face groups, nodes that face groups, and nodes that face nodes."""

    def __init__(self) -> None:
        self.groups: dict[int, set[int]] = {}
        self.group_of_node: dict[int, set[int]] = {}
        self.nodes: dict[int, set[int]] = {}

    def join(self, left: int, right: int, *, left_is_node: bool, right_is_node: bool) -> None:
        if left_is_node and right_is_node:
            self.nodes.setdefault(left, set()).add(right)
            self.nodes.setdefault(right, set()).add(left)
        elif left_is_node:
            self.group_of_node.setdefault(left, set()).add(right)
        elif right_is_node:
            self.group_of_node.setdefault(right, set()).add(left)
        else:
            self.groups.setdefault(left, set()).add(right)
            self.groups.setdefault(right, set()).add(left)

    def has(self, one: int, other: int, groups_of: Sequence[frozenset[int]]) -> bool:
        """Whether two nodes face each other, by a pair that has a single node on one side at least."""
        if other in self.nodes.get(one, _NONE):
            return True
        if not self.group_of_node:
            return False
        get = self.group_of_node.get
        return not (
            groups_of[other].isdisjoint(get(one, _NONE)) and groups_of[one].isdisjoint(get(other, _NONE))
        )

    def faces_by_itself(self, node: int) -> bool:
        return node in self.nodes or node in self.group_of_node


class GroupedGraph:
    """Pairs of `joined` are joined; `within` a group its nodes are, unless a pair of `apart` has them."""

    def __init__(
        self,
        size: int,
        joined: Iterable[tuple[Group, Group]],
        within: Iterable[Group],
        apart: Iterable[tuple[Group, Group]],
    ) -> None:
        self._groups: list[Group] = []
        self._number: dict[Group, int] = {}
        self._number_by_id: dict[int, tuple[Group, int]] = {}
        self._joined = self._sides(joined)
        self._within = {self._group(group) for group in within if len(group) > 1}
        self._apart = self._sides(apart)
        self._groups_of, self.class_of = self._classes(size)
        self._between: list[dict[int, _Joined]] = [{} for _ in self._groups_of_class]

    def has(self, one: int, other: int) -> bool:
        """Whether two nodes are joined; a node is with itself."""
        if one == other:
            return True
        how = self._how(self.class_of[one], self.class_of[other])
        if how is _Joined.YES or self._joined.has(one, other, self._groups_of):
            return True
        return how is _Joined.UNLESS_APART and not self._apart.has(one, other, self._groups_of)

    def split(self, nodes: Iterable[int]) -> Classes:
        """Nodes by their classes."""
        found: Classes = {}
        for node in nodes:
            found.setdefault(self.class_of[node], []).append(node)
        return found

    def joins(self, some: Classes, others: Classes) -> bool:
        """Whether each of some nodes is joined with each of the others."""
        for kind, nodes in some.items():
            between = self._between[kind]
            for other_kind, other_nodes in others.items():
                how = between.get(other_kind)
                if how is None:
                    how = self._how(kind, other_kind)
                if how is not _Joined.YES and not self._joins(how, nodes, other_nodes):
                    return False
        return True

    def joins_node(self, node: int, others: Classes) -> bool:
        """Whether a node is joined with each of some others."""
        between = self._between[self.class_of[node]]
        facing = self._joined.nodes.get(node, _NONE)
        for kind, nodes in others.items():
            how = between.get(kind)
            if how is None:
                how = self._how(self.class_of[node], kind)
            if how is _Joined.YES or (how is _Joined.NO and facing.issuperset(nodes)):
                continue
            if not self._joins(how, (node,), nodes):
                return False
        return True

    def is_clique(self, nodes: Iterable[int]) -> bool:
        """Whether nodes are joined each with each."""
        classes = self.split(nodes)
        return self.joins(classes, classes)

    def cliques(self, nodes: Iterable[int]) -> list[Group]:
        """Nodes parted into cliques: each goes to the first that takes it, a class as a whole if it is one.

        Only the latest parts are asked, so that many nodes that are joined with none do not ask each other.
        """
        parts: list[Classes] = []
        for kind, members in self.split(nodes).items():
            whole = self._joins(self._how(kind, kind), members, members)
            for unit in [members] if whole else [[member] for member in members]:
                part = next((part for part in parts[-_ASKED:] if self.joins(part, {kind: unit})), None)
                if part is None:
                    parts.append({kind: list(unit)})
                else:
                    part.setdefault(kind, []).extend(unit)
        return [tuple(sorted(chain.from_iterable(part.values()))) for part in parts]

    def alike(self, nodes: Iterable[int]) -> list[Group]:
        """Nodes by what they are apart from and in which groups: those of one part are joined alike."""
        nodes = list(nodes)
        here = set(nodes)
        found: dict[object, list[int]] = {}
        for node in nodes:
            key: object = self.class_of[node]
            if self._apart.faces_by_itself(node):
                faced = frozenset(self._apart.nodes.get(node, _NONE)) & here
                key = key, faced, frozenset(self._apart.group_of_node.get(node, _NONE))
            found.setdefault(key, []).append(node)
        return [tuple(sorted(group)) for group in found.values()]

    def _joins(self, how: _Joined, nodes: Sequence[int], others: Sequence[int]) -> bool:
        """Whether each of some nodes of one class is joined with each of some of another."""
        if how is _Joined.UNLESS_APART:
            doubtful = list(filter(self._apart.faces_by_itself, nodes))
            also = list(filter(self._apart.faces_by_itself, others))
            pairs = chain(product(doubtful, others), product(nodes, also))
            return all(self.has(one, other) for one, other in pairs)
        return how is _Joined.YES or all(
            one == other or self._joined.has(one, other, self._groups_of)
            for one, other in product(nodes, others)
        )

    def _how(self, kind: int, other: int) -> _Joined:
        """How two classes are joined, worked out when it is first asked for."""
        known = self._between[kind].get(other)
        if known is None:
            known = self._worked_out(self._groups_of_class[kind], self._groups_of_class[other])
            self._between[kind][other] = self._between[other][kind] = known
        return known

    def _worked_out(self, some: frozenset[int], others: frozenset[int]) -> _Joined:
        if any(not others.isdisjoint(self._joined.groups.get(group, _NONE)) for group in some):
            return _Joined.YES
        if self._within.isdisjoint(some & others):
            return _Joined.NO
        apart = any(not others.isdisjoint(self._apart.groups.get(group, _NONE)) for group in some)
        return _Joined.NO if apart else _Joined.UNLESS_APART

    def _sides(self, pairs: Iterable[tuple[Group, Group]]) -> _Sides:
        sides = _Sides()
        for left, right in pairs:
            one, other = (group[0] if len(group) == 1 else self._group(group) for group in (left, right))
            sides.join(one, other, left_is_node=len(left) == 1, right_is_node=len(right) == 1)
        return sides

    def _group(self, group: Group) -> int:
        """The number of a group of several nodes. Many pairs share one tuple, which is hashed only once."""
        known = self._number_by_id.get(id(group))
        if known is None:
            number = self._number.setdefault(group, len(self._groups))
            if number == len(self._groups):
                self._groups.append(group)
            known = self._number_by_id[id(group)] = group, number  # kept, so that no other gets its id
        return known[1]

    def _classes(self, size: int) -> tuple[list[frozenset[int]], list[int]]:
        """For each node the groups that it is in, and its class."""
        groups_of: list[list[int]] = [[] for _ in range(size)]
        for number, group in enumerate(self._groups):
            for node in group:
                groups_of[node].append(number)
        numbers: dict[frozenset[int], int] = {}
        class_of = [numbers.setdefault(frozenset(groups), len(numbers)) for groups in groups_of]
        self._groups_of_class = tuple(numbers)
        return [self._groups_of_class[kind] for kind in class_of], class_of
