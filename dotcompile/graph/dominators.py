"""Dominators: the nodes that every path from the sources to a node passes.

In: a graph and sources. Out: the tree of immediate dominators, under a root above all sources.
O(edges * log(nodes)) after T. Lengauer and R. E. Tarjan, https://doi.org/10.1145/357062.357071, the simple
version. For the nodes between two sets alone, `waypoints` is linear.
"""

from collections.abc import Iterator, Sequence

from dotcompile.graph.adjacency import Graph
from dotcompile.records import dataclass

ROOT = -1
UNREACHED = -2


@dataclass(frozen=True, slots=True)
class Dominators:
    """`above[node]` is the last other node that every path to the node passes.

    It is ROOT where there is none, and UNREACHED where there is no path.
    """

    above: Sequence[int]

    def chain(self, node: int) -> list[int]:
        """What every path to this node passes, itself included, from the sources on; empty if unreached."""
        found = []
        if self.above[node] != UNREACHED:
            while node != ROOT:
                found.append(node)
                node = self.above[node]
        return found[::-1]


def find_dominators(graph: Graph, sources: Sequence[int]) -> Dominators:
    """The tree of immediate dominators of everything that the sources reach."""
    # From here to the end nodes go by their time of entry: 0 is the root, and parents come before children.
    order, parent = _enter(graph, sources)
    above = _dominate(_tails(graph, sources, order), parent)
    result = [UNREACHED] * graph.size
    for time in range(1, len(order)):
        result[order[time]] = order[above[time]]
    return Dominators(result)


def _enter(graph: Graph, sources: Sequence[int]) -> tuple[list[int], list[int]]:
    """The nodes by time of entry of a depth-first search, and the time of each one's parent."""
    order, parent = [ROOT], [0]
    seen = bytearray(graph.size)
    path: list[tuple[int, Iterator[int]]] = [(0, iter(sources))]
    while path:
        time, heads = path[-1]
        for head in heads:
            if not seen[head]:
                seen[head] = 1
                path.append((len(order), iter(graph.out[head])))
                order.append(head)
                parent.append(time)
                break
        else:
            path.pop()
    return order, parent


def _tails(graph: Graph, sources: Sequence[int], order: Sequence[int]) -> list[list[int]]:
    time_of = [0] * graph.size
    for time in range(1, len(order)):
        time_of[order[time]] = time
    tails: list[list[int]] = [[] for _ in order]
    for source in sources:
        tails[time_of[source]].append(0)
    for time in range(1, len(order)):
        for head in graph.out[order[time]]:
            tails[time_of[head]].append(time)
    return tails


def _dominate(tails: Sequence[Sequence[int]], parent: Sequence[int]) -> list[int]:
    count = len(parent)
    # The semidominator: the earliest node from which a path of later nodes leads here.
    semi = list(range(count))
    above = [0] * count
    forest = [-1] * count
    best = list(range(count))
    waiting: list[list[int]] = [[] for _ in range(count)]
    for node in range(count - 1, 0, -1):
        for tail in tails[node]:
            semi[node] = min(semi[node], semi[_best_above(forest, best, semi, tail)])
        waiting[semi[node]].append(node)
        up = forest[node] = parent[node]
        for below in waiting[up]:
            found = _best_above(forest, best, semi, below)
            above[below] = found if semi[found] < semi[below] else up
        waiting[up].clear()
    for node in range(1, count):
        if above[node] != semi[node]:
            above[node] = above[above[node]]
    return above


def _best_above(forest: list[int], best: list[int], semi: Sequence[int], node: int) -> int:
    """The node with the least semidominator from here up to its tree's root; shortens the way it went."""
    if forest[node] < 0:
        return node
    way = [node]
    while forest[forest[way[-1]]] >= 0:
        way.append(forest[way[-1]])
    for step in reversed(way[:-1]):
        up = forest[step]
        if semi[best[up]] < semi[best[step]]:
            best[step] = best[up]
        forest[step] = forest[up]
    return best[node]
