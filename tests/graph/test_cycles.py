import networkx as nx

from dotcompile.graph.adjacency import build_graph
from dotcompile.graph.components import sort_topologically
from dotcompile.graph.cycles import Cycle, find_shortest_cycle
from dotcompile.graph.feedback import Feedback, find_feedback_edges
from tests.graph.random_graphs import LONG, chain, draw, ring
from tests.soak import Soak


def test_random_cycles(soak: Soak) -> None:
    for _ in range(soak.count(120)):
        given = draw(soak.random)
        through = given.some(soak.random) if soak.random.random() < 0.6 else None
        asked = sorted(set(through)) if through else list(range(given.size))
        lengths: dict[int, int] = {}
        for node in asked:
            for head in given.peer.successors(node):
                if nx.has_path(given.peer, head, node):
                    length = 1 + nx.shortest_path_length(given.peer, head, node)
                    lengths[node] = min(length, lengths.get(node, length))
        hasty = find_shortest_cycle(given.graph, through, effort=0)
        cycle = find_shortest_cycle(given.graph, through)
        assert (cycle is None) == (hasty is None) == (not lengths)
        if cycle is None or hasty is None:
            continue
        least = min(lengths.values())
        assert cycle.shortest
        assert len(cycle.nodes) == least
        assert cycle.nodes[0] == min(node for node in asked if lengths.get(node) == least)
        assert not hasty.shortest or len(hasty.nodes) == least
        for nodes in (cycle.nodes, hasty.nodes):
            assert len(set(nodes)) == len(nodes)
            assert set(nodes) & set(asked)
            assert all(given.peer.has_edge(*edge) for edge in zip(nodes, nodes[1:] + nodes[:1], strict=True))


def test_random_feedback(soak: Soak) -> None:
    for _ in range(soak.count(100)):
        given = draw(soak.random)
        found = find_feedback_edges(given.graph)
        hasty = find_feedback_edges(given.graph, effort=0)
        assert found.minimal
        assert list(found.edges) == sorted(set(found.edges))
        of = {
            node: frozenset(nodes) for nodes in nx.strongly_connected_components(given.peer) for node in nodes
        }
        within = {(tail, head) for tail, head in given.edges if of[tail] == of[head] and tail != head}
        for feedback in (found, hasty):
            left = nx.DiGraph(edge for edge in given.edges if edge not in feedback.edges)
            assert nx.is_directed_acyclic_graph(left)
            assert set(feedback.edges) <= set(given.edges)
            assert 2 * len(set(feedback.edges) & within) <= len(within)
            if feedback.minimal:
                for edge in feedback.edges:
                    closing = left.copy()
                    closing.add_edge(*edge)
                    assert not nx.is_directed_acyclic_graph(closing)


def test_empty() -> None:
    assert find_shortest_cycle(build_graph(0, [])) is None
    assert find_feedback_edges(build_graph(0, [])) == Feedback((), True)


def test_loop_is_the_shortest() -> None:
    graph = build_graph(3, [(0, 1), (1, 0), (2, 2), (2, 2)])
    assert find_shortest_cycle(graph) == Cycle((2,), True)
    assert find_shortest_cycle(graph, [0, 1]) == Cycle((0, 1), True)
    assert find_feedback_edges(graph).edges[-1] == (2, 2)


def test_broken_off_search_says_so() -> None:
    graph = build_graph(5, [(0, 1), (1, 2), (2, 3), (3, 0), (2, 4), (4, 1)])
    assert find_shortest_cycle(graph, effort=0) == Cycle((0, 1, 2, 3), False)
    assert find_shortest_cycle(graph) == Cycle((1, 2, 4), True)


def test_long_ring() -> None:
    assert find_shortest_cycle(ring()) == Cycle(tuple(range(LONG)), True)
    found = find_feedback_edges(ring())
    assert found.minimal
    assert len(found.edges) == 1


def test_long_chain() -> None:
    assert find_shortest_cycle(chain()) is None
    assert find_feedback_edges(chain()) == Feedback((), True)


def test_without_feedback_edges_there_is_an_order() -> None:
    edges = [(0, 1), (1, 2), (2, 0), (2, 1)]
    found = find_feedback_edges(build_graph(3, edges))
    assert found.edges == ((1, 2),)
    assert sort_topologically(build_graph(3, [edge for edge in edges if edge not in found.edges])) is not None
