from itertools import pairwise

import networkx as nx

from dotcompile.graph.adjacency import Avoid, build_graph
from dotcompile.graph.dominators import ROOT, UNREACHED, find_dominators
from dotcompile.graph.search import find_path, find_reached
from dotcompile.graph.waypoints import find_waypoints
from tests.graph.random_graphs import LONG, chain, draw, draw_avoid
from tests.soak import Soak


def test_random_dominators(soak: Soak) -> None:
    for _ in range(soak.count(120)):
        given = draw(soak.random, largest=24)
        sources = given.some(soak.random)
        tree = find_dominators(given.graph, sources)
        reached = set(find_reached(given.graph, sources))
        passed = {node: {node} for node in reached}
        for gone in reached:
            left = find_reached(given.graph, sources, Avoid(nodes={gone}))
            for node in reached.difference(left):
                passed[node].add(gone)
        for node in range(given.size):
            assert set(tree.chain(node)) == passed.get(node, set())
            assert (tree.above[node] == UNREACHED) == (node not in reached)
        peer = given.peer.copy()
        peer.add_edges_from((ROOT, source) for source in sources)
        peer_tree = nx.immediate_dominators(peer, ROOT)
        assert {node: tree.above[node] for node in reached} == {node: peer_tree[node] for node in reached}


def test_random_waypoints(soak: Soak) -> None:
    """Against the loss of each node and each edge, one at a time."""
    for _ in range(soak.count(120)):
        given = draw(soak.random)
        avoid = draw_avoid(soak.random, given)
        sources, targets = given.some(soak.random), given.some(soak.random)
        found = find_waypoints(given.graph, sources, targets, avoid)
        path = find_path(given.graph, sources, targets, avoid)
        assert (found is None) == (path is None)
        if found is None:
            continue
        assert path is not None
        assert len(found.path) == len(path)
        lost = {
            node
            for node in range(given.size)
            if not _still(given, sources, targets, Avoid(avoid.nodes | {node}, avoid.edges, avoid.through))
        }
        assert set(found.nodes) == lost
        assert list(found.nodes) == [node for node in found.path if node in lost]
        cut = {
            edge
            for edge in given.edges
            if not _still(given, sources, targets, Avoid(avoid.nodes, avoid.edges | {edge}, avoid.through))
        }
        assert set(found.edges) == cut
        steps = pairwise(found.path)
        assert list(found.edges) == [edge for edge in steps if edge in cut]


def _still(given, sources, targets, avoid) -> bool:
    return find_path(given.graph, sources, targets, avoid) is not None


def test_empty() -> None:
    nothing = build_graph(0, [])
    assert find_dominators(nothing, []).above == []
    assert find_waypoints(nothing, [], []) is None


def test_source_that_is_the_only_target() -> None:
    found = find_waypoints(build_graph(1, [(0, 0)]), [0], [0])
    assert found is not None
    assert (found.path, found.nodes, found.edges) == ((0,), (0,), ())


def test_long_chain() -> None:
    nodes = tuple(range(LONG))
    assert find_dominators(chain(), [0]).above == [ROOT, *range(LONG - 1)]
    found = find_waypoints(chain(), [0], [LONG - 1])
    assert found is not None
    assert found.nodes == nodes
    assert found.edges == tuple(pairwise(nodes))


def test_long_ladder() -> None:
    """Two long ways side by side: only the ends are on every path."""
    rails = [(node, node + 2) for node in range(LONG - 2)]
    graph = build_graph(LONG + 2, [(LONG, 0), (LONG, 1), *rails, (LONG - 2, LONG + 1), (LONG - 1, LONG + 1)])
    found = find_waypoints(graph, [LONG], [LONG + 1])
    assert found is not None
    assert found.nodes == (LONG, LONG + 1)
    assert find_dominators(graph, [LONG]).chain(LONG + 1) == [LONG, LONG + 1]
