import networkx as nx
import pytest

from dotcompile.graph.adjacency import build_graph
from dotcompile.graph.closure import close, count_reached, find_bands
from tests.graph.random_graphs import LONG, draw, ring
from tests.soak import Soak


def test_random_closures(soak: Soak) -> None:
    for _ in range(soak.count(120)):
        given = draw(soak.random, largest=40)
        expected = [nx.descendants(given.peer, node) | {node} for node in range(given.size)]
        whole = close(given.graph)
        chosen = given.some(soak.random, most=9)
        mask = whole.mask(chosen)
        assert whole.nodes(mask) == sorted(set(chosen))
        for node in range(given.size):
            row = whole.row(node)
            assert whole.nodes(row) == sorted(expected[node])
            assert row.bit_count() == len(expected[node])
            assert whole.nodes(row & mask) == sorted(expected[node] & set(chosen))
            assert {other for other in range(given.size) if whole.reaches(node, other)} == expected[node]
        width = soak.random.randint(1, given.size + 3)
        found: list[list[int]] = [[] for _ in range(given.size)]
        for band in find_bands(given.graph, width):
            held = [band.order[place] for place in range(band.first, band.last)]
            assert band.nodes(band.mask(range(given.size))) == sorted(held)
            for node in range(given.size):
                found[node] += band.nodes(band.row(node))
                assert all(band.reaches(node, other) == (other in expected[node]) for other in held)
        assert [sorted(nodes) for nodes in found] == [sorted(nodes) for nodes in expected]
        assert count_reached(given.graph, width) == [len(nodes) for nodes in expected]


def test_empty() -> None:
    assert close(build_graph(0, [])).rows == []
    assert count_reached(build_graph(0, [])) == []


def test_node_outside_of_the_band_is_refused() -> None:
    band = next(find_bands(build_graph(2, []), 1))
    with pytest.raises(IndexError, match="node 1 is not in this band"):
        band.reaches(0, 1)


def test_long_ring_has_one_row() -> None:
    whole = close(ring())
    assert [row.bit_count() for row in whole.rows] == [LONG]


def test_long_chain_in_bands() -> None:
    long = build_graph(20_000, [(node, node + 1) for node in range(19_999)])
    assert count_reached(long, 1 << 12) == list(range(20_000, 0, -1))
