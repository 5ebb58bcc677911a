"""What every path from a set of nodes to another passes: the single points whose loss cuts them off.

In: a graph, sources, targets, and what to avoid. Out: the nodes and the edges on every path. Linear: such a
node lies on a shortest path, and one sweep along that path finds which of its nodes no detour goes round.
"""

from collections.abc import Iterable, Sequence

from dotcompile.graph.adjacency import NOTHING, Avoid, Edge, Graph, without
from dotcompile.graph.search import Path, find_path
from dotcompile.records import dataclass

# Places of nodes that are not on the path.
_UNSEEN = -1
_SEEN = -2


@dataclass(frozen=True, slots=True)
class Waypoints:
    """A shortest path, and its nodes and edges that no other path goes round, in the order of the path.

    A source or target is among them where every path begins or ends there. Parallel edges are one.
    """

    path: Path
    nodes: tuple[int, ...]
    edges: tuple[Edge, ...]


def find_waypoints(
    graph: Graph, sources: Sequence[int], targets: Iterable[int], avoid: Avoid = NOTHING
) -> Waypoints | None:
    """What every path passes, or None if there is no path."""
    graph = without(graph, sources, avoid)
    sources = [source for source in sources if source not in avoid.nodes]
    goals = set(targets)
    path = find_path(graph, sources, goals)
    if path is None:
        return None
    sweep = _Sweep(graph, path, goals)
    nodes, edges = [], []
    far = sweep.flood(sources)
    for place, node in enumerate(path[:-1]):
        ahead = path[place + 1]
        if far == place:
            nodes.append(node)
        far = max(far, sweep.flood([head for head in graph.out[node] if head != ahead]))
        if far == place:
            edges.append((node, ahead))
        far = max(far, place + 1)
    if far == len(path) - 1:
        nodes.append(path[-1])
    return Waypoints(path, tuple(nodes), tuple(edges))


class _Sweep:
    """Which nodes off the path have been seen, each of them once."""

    def __init__(self, graph: Graph, path: Path, goals: set[int]) -> None:
        self.graph = graph
        self.place = [_UNSEEN] * graph.size
        for place, node in enumerate(path):
            self.place[node] = place
        self.goals = goals
        self.beyond = len(path)

    def flood(self, heads: Iterable[int]) -> int:
        """The farthest place of the path entered from here over nodes off the path not seen before.

        One past its end if another target is found, -1 if nothing is entered.
        """
        far = -1
        stack = list(heads)
        while stack:
            node = stack.pop()
            place = self.place[node]
            if place != _UNSEEN:
                far = max(far, place)
            else:
                self.place[node] = _SEEN
                if node in self.goals:
                    far = self.beyond
                stack.extend(self.graph.out[node])
        return far
