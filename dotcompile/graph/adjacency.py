"""A directed graph of integers, and what a search is told to leave out of it.

In: a size and edges, as pairs of numbers below the size. Out: lists of neighbours, in the order of the edges.
Parallel edges and loops are kept; who must tell parallel edges apart numbers them (see `flow`).
"""

from collections.abc import Iterable, Iterator, Sequence, Set

from dotcompile.records import dataclass

Edge = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes are 0 to `size - 1`; `out[tail]` lists the heads of its edges.

    The rows are lists, for speed. They may be shared between graphs, so nobody changes them.
    """

    out: Sequence[Sequence[int]]

    @property
    def size(self) -> int:
        """How many nodes there are."""
        return len(self.out)

    def edges(self) -> Iterator[Edge]:
        """Every edge, by tail and then in the order given."""
        return ((tail, head) for tail, heads in enumerate(self.out) for head in heads)


@dataclass(frozen=True, slots=True)
class Avoid:
    """What no path may use.

    An edge is named by its ends, so parallel edges are avoided together. A node of `through` may begin a
    path or end it, but is never passed.
    """

    nodes: Set[int] = frozenset()
    edges: Set[Edge] = frozenset()
    through: Set[int] = frozenset()


NOTHING = Avoid()


def build_graph(size: int, edges: Iterable[Edge]) -> Graph:
    """The graph of these edges."""
    out: list[list[int]] = [[] for _ in range(size)]
    for tail, head in edges:
        # A negative number would index from the end, and a wrong answer is worse than a crash.
        if not (0 <= tail < size and 0 <= head < size):
            raise IndexError(f"edge {tail} -> {head} in a graph of {size} nodes")
        out[tail].append(head)
    return Graph(out)


def reverse(graph: Graph) -> Graph:
    """The same edges the other way round, each row in ascending order."""
    into: list[list[int]] = [[] for _ in range(graph.size)]
    for tail, heads in enumerate(graph.out):
        for head in heads:
            into[head].append(tail)
    return Graph(into)


def close_ways(graph: Graph, sources: Iterable[int], avoid: Avoid) -> Graph:
    """The graph without the avoided edges, and without a way on from a `through` node that is no source.

    A source may be passed by a longer path in the result, but then the path from that source is there too and
    shorter, and uses nothing else. Costs one copy of the outer list and the rows that change.
    """
    if not avoid.edges and not avoid.through:
        return graph
    out = list(graph.out)
    for node in avoid.through - set(sources):
        out[node] = ()
    closed: dict[int, set[int]] = {}
    for tail, head in avoid.edges:
        closed.setdefault(tail, set()).add(head)
    for tail, heads in closed.items():
        out[tail] = [head for head in out[tail] if head not in heads]
    return Graph(out)


def without(graph: Graph, sources: Iterable[int], avoid: Avoid) -> Graph:
    """The graph in which every path from `sources` is one that `avoid` permits; sizes and numbers stay."""
    open_graph = close_ways(graph, sources, avoid)
    if not avoid.nodes:
        return open_graph
    banned = avoid.nodes
    return Graph(
        [
            () if tail in banned else [head for head in heads if head not in banned]
            for tail, heads in enumerate(open_graph.out)
        ]
    )
