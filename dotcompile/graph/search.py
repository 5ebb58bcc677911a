"""Breadth-first search from a set of nodes to a set of nodes.

In: a graph, sources in order, targets, what to avoid. Out: a shortest path, the nodes reached, or distances.
Each call is linear in the part of the graph that it reaches, plus one list as long as the graph. Among paths
of one length the answer is fixed by the order of the sources and of each node's edges.
"""

from collections.abc import Iterable, Sequence

from dotcompile.graph.adjacency import NOTHING, Avoid, Graph, close_ways

Path = tuple[int, ...]

# States of a node that has no predecessor yet; a source is its own predecessor.
_UNSEEN = -1
_GOAL = -2


def find_path(
    graph: Graph, sources: Sequence[int], targets: Iterable[int], avoid: Avoid = NOTHING
) -> Path | None:
    """A shortest path from a source to a target; a source that is a target is a path by itself."""
    out = close_ways(graph, sources, avoid).out
    before = _fresh(graph, avoid)
    for target in targets:
        if before[target] == _UNSEEN:
            before[target] = _GOAL
    for source in sources:
        if before[source] == _GOAL:
            return (source,)
    frontier = _begin(before, sources)
    while frontier:
        following = []
        for tail in frontier:
            for head in out[tail]:
                state = before[head]
                if state < 0:
                    before[head] = tail
                    if state == _GOAL:
                        return _trace(before, head)
                    following.append(head)
        frontier = following
    return None


def find_reached(graph: Graph, sources: Sequence[int], avoid: Avoid = NOTHING) -> list[int]:
    """The nodes that some source reaches, itself included: nearest first, then in the order found."""
    return [node for wave in _waves(graph, sources, avoid) for node in wave]


def find_distances(graph: Graph, sources: Sequence[int], avoid: Avoid = NOTHING) -> list[int]:
    """For each node the number of edges from the nearest source, or -1 if none reaches it."""
    distances = [-1] * graph.size
    for distance, wave in enumerate(_waves(graph, sources, avoid)):
        for node in wave:
            distances[node] = distance
    return distances


def find_path_to_other(
    graph: Graph, sources: Sequence[int], targets: Iterable[int], avoid: Avoid = NOTHING
) -> Path | None:
    """A shortest path from a source to a target other than that source, for sets that overlap.

    Each node is entered from at most two sources, of which at least one is not the node that a path ends at.
    """
    out = close_ways(graph, sources, avoid).out
    goals = set(targets)
    # Node n has the labels 2n and 2n + 1, each with the source it comes from and the label before it.
    origin = [-1] * (2 * graph.size)
    before = [-1] * (2 * graph.size)
    for node in avoid.nodes:
        origin[2 * node] = origin[2 * node + 1] = graph.size
    queue = [2 * source for source in dict.fromkeys(sources) if source not in avoid.nodes]
    for label in queue:
        origin[label] = label >> 1  # so that no path enters its own source again
    for label in queue:  # grows while it is read
        source = origin[label]
        for head in out[label >> 1]:
            new = 2 * head
            if origin[new] >= 0:
                if origin[new] == source or origin[new + 1] >= 0:
                    continue
                new += 1
            origin[new] = source
            before[new] = label
            if head in goals:
                return _trace_labels(before, new)
            queue.append(new)
    return None


def _waves(graph: Graph, sources: Sequence[int], avoid: Avoid) -> list[list[int]]:
    out = close_ways(graph, sources, avoid).out
    before = _fresh(graph, avoid)
    frontier = _begin(before, sources)
    waves = []
    while frontier:
        waves.append(frontier)
        following = []
        for tail in frontier:
            for head in out[tail]:
                if before[head] == _UNSEEN:
                    before[head] = tail
                    following.append(head)
        frontier = following
    return waves


def _fresh(graph: Graph, avoid: Avoid) -> list[int]:
    before = [_UNSEEN] * graph.size
    for node in avoid.nodes:
        before[node] = node  # as if seen already
    return before


def _begin(before: list[int], sources: Sequence[int]) -> list[int]:
    frontier = []
    for source in sources:
        if before[source] == _UNSEEN:
            before[source] = source
            frontier.append(source)
    return frontier


def _trace(before: Sequence[int], node: int) -> Path:
    path = [node]
    while before[node] != node:
        node = before[node]
        path.append(node)
    return tuple(reversed(path))


def _trace_labels(before: Sequence[int], label: int) -> Path:
    path = []
    while label >= 0:
        path.append(label >> 1)
        label = before[label]
    return tuple(reversed(path))
