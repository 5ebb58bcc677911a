"""A small set of edges without which a graph has no cycle.

In: a graph. Out: such edges, for a report on cycles. The smallest set is NP-hard to find (R. M. Karp, 1972);
`Feedback` says what is guaranteed. First the greedy order of P. Eades, X. Lin and W. F. Smyth,
https://doi.org/10.1016/0020-0190(93)90079-O, O(edges * log(nodes)); then each edge that turns out to close no
cycle is put back, which costs one search an edge and so has a bound on the effort.
"""

from collections.abc import Sequence
from heapq import heapify, heappop, heappush

from dotcompile.graph.adjacency import Edge, Graph, build_graph, reverse
from dotcompile.graph.components import find_strong_components
from dotcompile.records import dataclass

EFFORT = 2_000_000  # edges looked at: about a second


@dataclass(frozen=True, slots=True)
class Feedback:
    """Edges by their ends, ascending, parallel ones as one; without them there is no cycle.

    Loops apart, they are at most half of the edges that lie within components. If `minimal`, each of them
    lies on a cycle with none of the others, so that none can be spared; if not, the effort ended before that.
    """

    edges: tuple[Edge, ...]
    minimal: bool


def find_feedback_edges(graph: Graph, effort: int = EFFORT) -> Feedback:
    """Edges whose removal leaves no cycle; none if there is none."""
    of = find_strong_components(graph).of
    within = [
        (tail, head)
        for tail, heads in enumerate(graph.out)
        for head in sorted({head for head in heads if of[head] == of[tail]})
    ]
    loops = [(tail, head) for tail, head in within if tail == head]
    place = _arrange(build_graph(graph.size, (edge for edge in within if edge[0] != edge[1])))
    forward = [(tail, head) for tail, head in within if place[tail] < place[head]]
    backward = [(tail, head) for tail, head in within if place[tail] > place[head]]
    kept = build_graph(graph.size, forward).out
    needed, minimal = _spare([list(row) for row in kept], backward, effort)
    return Feedback(tuple(sorted(loops + needed)), minimal)


def _arrange(graph: Graph) -> list[int]:
    """Each node's place in an order that at most half of the edges go against.

    Sinks go to the end and sources to the beginning; where there are none, the node with the greatest surplus
    of edges out of it goes to the beginning.
    """
    out, into = graph.out, reverse(graph).out
    leaving, entering = [len(row) for row in out], [len(row) for row in into]
    heap = [(entering[node] - leaving[node], node) for node in range(graph.size)]
    heapify(heap)
    ready = [node for node in range(graph.size) if not leaving[node] or not entering[node]]
    place = [-1] * graph.size
    first, last = 0, graph.size - 1
    for _ in range(graph.size):
        node = _choose(ready, heap, place, leaving, entering)
        if leaving[node]:
            place[node], first = first, first + 1
        else:
            place[node], last = last, last - 1
        for neighbours, counts in ((out[node], entering), (into[node], leaving)):
            for other in neighbours:
                counts[other] -= 1
                if place[other] < 0:
                    if counts is entering:
                        heappush(heap, (entering[other] - leaving[other], other))
                    if not counts[other]:
                        ready.append(other)
    return place


def _choose(
    ready: list[int],
    heap: list[tuple[int, int]],
    place: Sequence[int],
    leaving: Sequence[int],
    entering: Sequence[int],
) -> int:
    while ready:
        node = ready.pop()
        if place[node] < 0:
            return node
    while True:
        deficit, node = heappop(heap)
        if place[node] >= 0:
            continue
        # Losing a way in is entered into the heap at once, losing a way out when the node comes to the top.
        if deficit == entering[node] - leaving[node]:
            return node
        heappush(heap, (entering[node] - leaving[node], node))


def _spare(kept: list[list[int]], edges: Sequence[Edge], effort: int) -> tuple[list[Edge], bool]:
    """Put back what closes no cycle; the edges that do, and whether all were tried."""
    needed: list[Edge] = []
    for number, (tail, head) in enumerate(edges):
        if effort <= 0:
            return needed + list(edges[number:]), False
        seen = {head}
        queue = [head]
        for node in queue:  # grows while it is read
            effort -= len(kept[node]) + 1
            if tail in seen:
                break
            fresh = [other for other in kept[node] if other not in seen]
            seen.update(fresh)
            queue.extend(fresh)
        if tail in seen:
            needed.append((tail, head))
        else:
            kept[tail].append(head)
    return needed, True
