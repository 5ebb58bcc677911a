import networkx as nx

from dotcompile.graph.adjacency import build_graph
from dotcompile.graph.components import (
    condense,
    find_strong_components,
    find_weak_components,
    sort_topologically,
)
from tests.graph.random_graphs import LONG, chain, draw, ring
from tests.soak import Soak


def test_random_components(soak: Soak) -> None:
    for _ in range(soak.count(120)):
        given = draw(soak.random, largest=30)
        strong = find_strong_components(given.graph)
        weak = find_weak_components(given.graph)
        assert sorted(strong.members) == sorted(map(sorted, nx.strongly_connected_components(given.peer)))
        assert weak.members == sorted(map(sorted, nx.weakly_connected_components(given.peer)))
        for components in (strong, weak):
            for number, nodes in enumerate(components.members):
                assert {components.of[node] for node in nodes} == {number}
        assert all(strong.of[tail] >= strong.of[head] for tail, head in given.edges)
        joined = {(strong.of[tail], strong.of[head]) for tail, head in given.edges}
        condensed = list(condense(given.graph, strong).edges())
        assert condensed == sorted((tail, head) for tail, head in joined if tail != head)
        order = sort_topologically(given.graph)
        assert (order is not None) == nx.is_directed_acyclic_graph(given.peer)
        if order is not None:
            assert sorted(order) == list(range(given.size))
            assert all(order.index(tail) < order.index(head) for tail, head in given.edges)


def test_empty() -> None:
    nothing = build_graph(0, [])
    assert find_strong_components(nothing).members == []
    assert find_weak_components(nothing).members == []
    assert sort_topologically(nothing) == []


def test_loop_is_a_cycle() -> None:
    assert sort_topologically(build_graph(1, [(0, 0)])) is None


def test_long_chain() -> None:
    assert find_strong_components(chain()).members == [[node] for node in reversed(range(LONG))]
    assert find_weak_components(chain()).members == [list(range(LONG))]
    assert sort_topologically(chain()) == list(range(LONG))


def test_long_ring() -> None:
    strong = find_strong_components(ring())
    assert strong.members == [list(range(LONG))]
    assert condense(ring(), strong).out == [[]]
