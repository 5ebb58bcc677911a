"""The shortest cycle of a directed graph, or of those through given nodes.

In: a graph. Out: the nodes of a cycle, an edge leading from each to the next and from the last to the first.
Breadth-first search from one node after another, each then left out together with what lies on no cycle
without it. This is O(nodes * edges) in the worst case, as every known way is, so the effort has a bound.
"""

from collections.abc import Iterable, Iterator, Sequence

from dotcompile.graph.adjacency import Graph, reverse
from dotcompile.graph.components import find_strong_components
from dotcompile.records import dataclass

EFFORT = 20_000_000  # edges looked at: some seconds


@dataclass(frozen=True, slots=True)
class Cycle:
    """A cycle. If it is not `shortest`, the search was broken off before that was known."""

    nodes: tuple[int, ...]
    shortest: bool


def find_shortest_cycle(
    graph: Graph, through: Iterable[int] | None = None, effort: int = EFFORT
) -> Cycle | None:
    """A shortest cycle through one of the nodes (any, if None), or None if there is no cycle through them.

    After `effort` the answer is the shortest so far; whether there is one is always known. The cycle begins
    at its least node of those asked for.
    """
    starts = sorted(set(range(graph.size) if through is None else through))
    for start in starts:
        if start in graph.out[start]:
            return Cycle((start,), True)
    remaining = _Remaining(_within_components(graph))
    best: tuple[int, ...] = ()
    for start in starts:
        if not remaining.alive[start]:
            continue
        if len(best) == 2 or (best and remaining.effort >= effort):
            return Cycle(best, len(best) == 2)
        best = remaining.find_shorter(start, len(best)) or best
        remaining.leave_out(start)
    return Cycle(best, True) if best else None


def _within_components(graph: Graph) -> Graph:
    """The edges that lie on cycles, loops apart."""
    of = find_strong_components(graph).of
    return Graph(
        [
            [head for head in heads if of[head] == of[tail] and head != tail]
            for tail, heads in enumerate(graph.out)
        ]
    )


class _Remaining:
    """The nodes that may still lie on a cycle, and the effort spent."""

    def __init__(self, graph: Graph) -> None:
        self.out = graph.out
        self.into = reverse(graph).out
        self.leaving = [len(row) for row in self.out]
        self.entering = [len(row) for row in self.into]
        self.alive = bytearray(1 if row else 0 for row in self.out)
        self.effort = 0

    def find_shorter(self, start: int, length: int) -> tuple[int, ...]:
        """A shortest cycle through the start if it is shorter than `length` (0: any), else nothing."""
        before = {start: start}
        depth = 1
        frontier = [start]
        while frontier and (not length or depth < length):
            following = []
            for tail in frontier:
                heads = self.out[tail]
                self.effort += len(heads)
                for head in heads:
                    if head == start:
                        return tuple(_trace(before, tail))[::-1]
                    if head not in before and self.alive[head]:
                        before[head] = tail
                        following.append(head)
            frontier = following
            depth += 1
        return ()

    def leave_out(self, node: int) -> None:
        """Leave a node out, and then whatever has no way in or no way out any more."""
        self.alive[node] = 0
        gone = [node]
        for dead in gone:  # grows while it is read
            gone.extend(self._starve(self.out[dead], self.entering))
            gone.extend(self._starve(self.into[dead], self.leaving))

    def _starve(self, neighbours: Sequence[int], count: list[int]) -> Iterator[int]:
        for neighbour in neighbours:
            count[neighbour] -= 1
            if not count[neighbour] and self.alive[neighbour]:
                self.alive[neighbour] = 0
                yield neighbour


def _trace(before: dict[int, int], node: int) -> Iterator[int]:
    yield node
    while before[node] != node:
        node = before[node]
        yield node
