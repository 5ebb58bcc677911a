"""Orders and layers, against what defines them."""

import networkx
from hypothesis import given
from hypothesis import strategies as st

from dotcompile.render.ordering import layers, order

ARCS = st.dictionaries(st.tuples(st.integers(0, 9), st.integers(0, 9)), st.integers(1, 3), max_size=30)


@given(ARCS)
def test_every_thing_has_a_place_and_half_of_the_weight_at_most_runs_backwards(
    weights: dict[tuple[int, int], int],
) -> None:
    place = order(10, weights)
    assert sorted(place) == list(range(10))
    proper = {arc: weight for arc, weight in weights.items() if arc[0] != arc[1]}
    backwards = sum(weight for (tail, head), weight in proper.items() if place[tail] > place[head])
    assert 2 * backwards <= sum(proper.values())


@given(ARCS)
def test_nothing_runs_backwards_without_cycles(weights: dict[tuple[int, int], int]) -> None:
    forward = {(tail, head): weight for (tail, head), weight in weights.items() if tail < head}
    place = order(10, forward)
    assert all(place[tail] < place[head] for tail, head in forward)


@given(ARCS)
def test_layers_are_the_longest_paths(weights: dict[tuple[int, int], int]) -> None:
    arcs = [(tail, head) for tail, head in weights if tail > head]
    graph = networkx.DiGraph(arcs)
    graph.add_nodes_from(range(10))
    longest = {}
    for node in networkx.topological_sort(graph):
        longest[node] = max((longest[before] + 1 for before in graph.predecessors(node)), default=0)
    assert layers(10, arcs) == [longest[node] for node in range(10)]


def test_cycles_have_layers() -> None:
    assert layers(3, [(0, 1), (1, 2), (2, 0)]) == [0, 1, 2]
