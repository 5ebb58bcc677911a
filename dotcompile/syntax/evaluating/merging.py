"""Which edges are one: in a `strict` graph those between the same nodes, anywhere those with the same `key`.

In: edges one by one, in the order of their statements. Out: what became of each. The rules, odd cases
included, are those of `agedge` in libcgraph 14.
"""

from collections.abc import Iterator
from typing import NamedTuple

from dotcompile.syntax.drawing import Edges, Node, Scope, Side, Writing
from dotcompile.syntax.limits import Account


class Fate(NamedTuple):
    """What became of an edge: the one that it is now, and whether that is new, and new in its scope."""

    edge: Edges
    is_new: bool
    joins: bool


class Merging:
    """The edges of one graph that others may merge with; each is an arrow of a single edge."""

    def __init__(self, strict: bool, directed: bool) -> None:
        self._strict = strict
        self._directed = directed
        self._between: dict[tuple[Node, Node], Edges] = {}
        self._beside: dict[tuple[Node, Node], list[Edges]] = {}
        self._keyed: dict[tuple[Node, Node, str], Edges] = {}
        self._elsewhere: dict[Edges, set[Scope]] = {}

    def add(self, edge: Edges, account: Account) -> Fate | None:
        """Merge an edge with an earlier one, or else keep it, unless there cannot be one."""
        tail, head = edge.tail.nodes[0], edge.head.nodes[0]
        known = self._find(tail, head, edge.key)
        if known is None and not self._directed:
            known = self._find(head, tail, edge.key)
        if known is not None:
            assert isinstance(known.again, list)
            known.again.append(_turned(edge, known))
            return Fate(known, False, self._joins(known, edge.scope))
        if edge.key is not None:
            if self._strict and self._is_taken(tail, head, edge, account):
                return None
            self._keyed[tail, head, edge.key] = edge
        if self._between.setdefault((tail, head), edge) is not edge:
            self._beside.setdefault((tail, head), []).append(edge)
        return Fate(edge, True, True)

    def _find(self, tail: Node, head: Node, key: str | None) -> Edges | None:
        """The earlier edge that one between these nodes writes again.

        A strict graph can come to have several between two nodes, by means of `key`; libcgraph then takes
        one that depends on addresses in memory, and we the first.
        """
        if key is None:
            return self._between.get((tail, head))
        return self._keyed.get((tail, head, key))

    def _joins(self, edge: Edges, scope: Scope) -> bool:
        """Whether an edge is new in a scope, which from now on it is not."""
        if scope is edge.scope:
            return False
        others = self._elsewhere.setdefault(edge, set())
        before = len(others)
        others.add(scope)
        return len(others) > before

    def _is_taken(self, tail: Node, head: Node, edge: Edges, account: Account) -> bool:
        """Whether the scope has an edge between the nodes, in this very direction, already."""
        first = self._between.get((tail, head))
        for other in () if first is None else (first, *self._beside.get((tail, head), ())):
            homes = (other.scope, *self._elsewhere.get(other, ()))
            account.spend(len(homes), edge.statement)
            if edge.scope.parent is None or any(_is_within(home, edge.scope) for home in homes):
                return True
        return False


def single_edges(arrow: Edges) -> Iterator[Edges]:
    """The edges of an arrow as arrows of their own, which share their sides."""
    tails, heads = list(_single_sides(arrow.tail)), list(_single_sides(arrow.head))
    for tail in tails:
        for head in heads:
            yield Edges(arrow.statement, arrow.scope, tail, head, arrow.key, arrow.inherited, [])


def _single_sides(side: Side) -> Iterator[Side]:
    for index, node in enumerate(side.nodes):
        yield Side(side.mention(index), (node,), side.scope)


def _turned(edge: Edges, known: Edges) -> Writing:
    """How an edge writes a known one again; in an undirected graph it may do so the other way round."""
    tail, head = edge.tail.mention(0), edge.head.mention(0)
    if edge.tail.nodes[0] is not known.tail.nodes[0]:
        tail, head = head, tail
    return Writing(edge.statement, edge.scope, tail, head)


def _is_within(scope: Scope | None, outer: Scope) -> bool:
    # A child is numbered after its parent.
    while scope is not None and scope.number > outer.number:
        scope = scope.parent
    return scope is outer
