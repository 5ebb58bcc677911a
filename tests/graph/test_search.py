import pytest

from dotcompile.graph.adjacency import Avoid, build_graph, reverse, without
from dotcompile.graph.search import find_distances, find_path, find_path_to_other, find_reached
from tests.graph.random_graphs import LONG, assert_walk, chain, distance, distances, draw, draw_avoid
from tests.soak import Soak


def test_random_searches(soak: Soak) -> None:
    for _ in range(soak.count(120)):
        given = draw(soak.random)
        avoid = draw_avoid(soak.random, given)
        sources, targets = given.some(soak.random), given.some(soak.random)
        expected = [distances(given, avoid, sources, node) for node in range(given.size)]
        found = find_distances(given.graph, sources, avoid)
        assert found == [-1 if length is None else length for length in expected]
        reached = find_reached(given.graph, sources, avoid)
        assert sorted(reached) == [node for node in range(given.size) if found[node] >= 0]
        assert [found[node] for node in reached] == sorted(found[node] for node in reached)
        path = find_path(given.graph, sources, targets, avoid)
        lengths = [found[target] for target in targets if found[target] >= 0]
        assert (path is None) == (not lengths)
        if path:
            assert_walk(given, avoid, path)
            assert path[0] in sources
            assert path[-1] in targets
            assert len(path) - 1 == min(lengths)
        open_graph = without(given.graph, sources, avoid)
        starts = [source for source in sources if source not in avoid.nodes]
        assert find_distances(open_graph, starts) == found


def test_random_searches_to_others(soak: Soak) -> None:
    for _ in range(soak.count(100)):
        given = draw(soak.random, largest=10)
        avoid = draw_avoid(soak.random, given)
        sources = given.some(soak.random)
        targets = [*given.some(soak.random), soak.random.choice(sources)]
        pairs = [(source, target) for source in sources for target in targets if source != target]
        lengths = [length for pair in pairs if (length := distance(given, avoid, *pair)) is not None]
        path = find_path_to_other(given.graph, sources, targets, avoid)
        assert (path is None) == (not lengths)
        if path:
            assert_walk(given, avoid, path)
            assert (path[0], path[-1]) in pairs
            assert len(path) - 1 == min(lengths)


def test_random_reversals(soak: Soak) -> None:
    for _ in range(soak.count(10)):
        given = draw(soak.random)
        back = reverse(given.graph)
        assert sorted(back.edges()) == sorted((head, tail) for tail, head in given.edges)
        assert sorted(given.graph.edges()) == sorted(given.edges)


def test_first_source_and_first_edge_win() -> None:
    graph = build_graph(6, [(0, 3), (0, 2), (1, 4), (2, 5), (3, 5), (4, 5)])
    assert find_path(graph, [0, 1], [5]) == (0, 3, 5)
    assert find_path(graph, [1, 0], [5]) == (1, 4, 5)


def test_empty() -> None:
    nothing = build_graph(0, [])
    assert find_path(nothing, [], []) is None
    assert find_path_to_other(nothing, [], []) is None
    assert find_reached(nothing, []) == []
    assert find_distances(build_graph(2, []), []) == [-1, -1]


def test_source_that_is_a_target() -> None:
    graph = build_graph(3, [(0, 1), (1, 0), (1, 2)])
    assert find_path(graph, [1], [1, 2]) == (1,)
    assert find_path(graph, [1], [1, 2], Avoid(nodes={1})) is None
    assert find_path_to_other(graph, [1], [1]) is None
    assert find_path_to_other(graph, [0, 1], [0, 1]) == (0, 1)


def test_loop_is_no_path_to_another() -> None:
    assert find_path_to_other(build_graph(1, [(0, 0)]), [0], [0]) is None


def test_way_back_to_a_source_from_another() -> None:
    # From either source the nearest node of the ring comes from that source itself.
    graph = build_graph(4, [(0, 2), (2, 0), (1, 3), (3, 2)])
    assert find_path_to_other(graph, [0, 1], [0]) == (1, 3, 2, 0)


def test_through_ends_but_does_not_pass() -> None:
    graph = build_graph(3, [(0, 1), (1, 2)])
    avoid = Avoid(through={1})
    assert find_path(graph, [0], [1], avoid) == (0, 1)
    assert find_path(graph, [1], [2], avoid) == (1, 2)
    assert find_path(graph, [0], [2], avoid) is None


def test_parallel_edges_are_avoided_together() -> None:
    assert find_path(build_graph(2, [(0, 1), (0, 1)]), [0], [1], Avoid(edges={(0, 1)})) is None


@pytest.mark.parametrize("edge", [(0, 2), (2, 0), (-1, 0), (0, -1)])
def test_edges_outside_are_refused(edge: tuple[int, int]) -> None:
    with pytest.raises(IndexError, match="in a graph of 2 nodes"):
        build_graph(2, [edge])


def test_long_chain() -> None:
    assert find_path(chain(), [0], [LONG - 1]) == tuple(range(LONG))
    assert find_path_to_other(chain(), [0], [0, LONG - 1]) == tuple(range(LONG))
    assert find_distances(chain(), [0])[-1] == LONG - 1
