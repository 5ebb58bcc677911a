"""Small random graphs of many shapes, with loops, parallel edges and nodes that nothing reaches."""

from dataclasses import dataclass
from itertools import pairwise
from random import Random

import networkx as nx

from dotcompile.graph.adjacency import Avoid, Edge, Graph, build_graph

LONG = 100_000


@dataclass(frozen=True)
class Sample:
    """A graph in the three forms that tests need."""

    size: int
    edges: list[Edge]
    graph: Graph
    peer: nx.MultiDiGraph

    def some(self, random: Random, most: int = 4) -> list[int]:
        """Some nodes in any order, at least one, now and then one twice."""
        return [random.randrange(self.size) for _ in range(random.randint(1, most))]


def sample(size: int, edges: list[Edge]) -> Sample:
    peer = nx.MultiDiGraph()
    peer.add_nodes_from(range(size))
    peer.add_edges_from(edges)
    return Sample(size, edges, build_graph(size, edges), peer)


def draw(random: Random, largest: int = 16) -> Sample:
    size = random.randint(1, largest)
    count = random.randint(0, round(size * random.choice((0.7, 1.5, 3))))
    edges = [(random.randrange(size), random.randrange(size)) for _ in range(count)]
    shape = random.randrange(4)
    if shape == 0:  # no cycle
        names = random.sample(range(size), size)
        edges = [(names[min(edge)], names[max(edge)]) for edge in edges if edge[0] != edge[1]]
    elif shape == 1:  # a long way round, with shortcuts
        edges += [(node, (node + 1) % size) for node in range(size)]
        random.shuffle(edges)
    elif shape == 2:  # layers, with a way back now and then
        edges = [edge for edge in edges if edge[0] // 4 + 1 == edge[1] // 4 or random.random() < 0.1]
    return sample(size, edges)


def draw_avoid(random: Random, given: Sample) -> Avoid:
    """What to avoid: often nothing of a sort."""

    def few(items: list) -> list:
        return random.sample(items, min(len(items), random.choice((0, 0, 1, 2, 4))))

    nodes = list(range(given.size))
    return Avoid(frozenset(few(nodes)), frozenset(few(given.edges)), frozenset(few(nodes)))


def chain() -> Graph:
    """So long that recursion would fail."""
    return build_graph(LONG, [(node, node + 1) for node in range(LONG - 1)])


def ring() -> Graph:
    return build_graph(LONG, [(node, (node + 1) % LONG) for node in range(LONG)])


def permitted(given: Sample, avoid: Avoid, source: int, target: int) -> nx.MultiDiGraph:
    """The graph of the paths from source to target that are not to be avoided."""
    peer = given.peer.copy()
    peer.remove_nodes_from(avoid.nodes | (avoid.through - {source, target}))
    gone = [edge for edge in peer.edges(keys=True) if edge[:2] in avoid.edges]
    # A path that comes back to a `through` node that it begins or ends at passes it.
    gone += [edge for edge in peer.edges(keys=True) if edge[0] == target or edge[1] == source]
    peer.remove_edges_from(gone)
    return peer


def distance(given: Sample, avoid: Avoid, source: int, target: int) -> int | None:
    peer = permitted(given, avoid, source, target)
    if source not in peer or target not in peer or not nx.has_path(peer, source, target):
        return None
    return nx.shortest_path_length(peer, source, target)


def distances(given: Sample, avoid: Avoid, sources: list[int], target: int) -> int | None:
    """The least from any of the sources."""
    found = (distance(given, avoid, source, target) for source in sources)
    return min((length for length in found if length is not None), default=None)


def assert_walk(given: Sample, avoid: Avoid, path: tuple[int, ...]) -> None:
    """Every step is an edge, and nothing on the path is to be avoided."""
    for edge in pairwise(path):
        assert edge in given.edges
        assert edge not in avoid.edges
    assert not avoid.nodes & set(path)
    assert not avoid.through & set(path[1:-1])
