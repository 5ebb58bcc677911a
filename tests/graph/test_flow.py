from itertools import combinations
from random import Random

import networkx as nx
import pytest

from dotcompile.graph.flow import Cut, find_cut, find_edge_cut, find_node_cut
from tests.graph.random_graphs import LONG, Sample, draw
from tests.soak import Soak


def test_random_cuts(soak: Soak) -> None:
    """Against networkx for the cost, and by cutting for the cut."""
    random = soak.random
    parted = 0
    for _ in range(soak.count(120)):
        given = draw(random)
        sources, targets = given.some(random, most=3), given.some(random, most=3)
        node_costs = [random.choice((None, None, 0, 1, 1, 2, 5)) for _ in range(given.size)]
        edge_costs = [random.choice((None, None, 0, 1, 1, 2, 5)) for _ in given.edges]
        cut = find_cut(given.size, given.edges, sources, targets, node_costs, edge_costs)
        assert (None if cut is None else cut.cost) == _cost(given, sources, targets, node_costs, edge_costs)
        if cut is None:
            continue
        costs = [node_costs[node] for node in cut.nodes] + [edge_costs[edge] for edge in cut.edges]
        assert sum(costs) == cut.cost
        parted += bool(cut.cost)
        assert not _reaches(given, sources, targets, cut)
        assert _shuffled(random, given, sources, targets, node_costs, edge_costs) == cut
    soak.figures["cuts that cost"] = parted
    assert parted


def test_random_fewest(soak: Soak) -> None:
    """Against every smaller set of edges or nodes."""
    random = soak.random
    for _ in range(soak.count(70)):
        given = draw(random, largest=6)
        sources, targets = given.some(random, most=2), given.some(random, most=2)
        edges = [Cut(0, (), tuple(chosen)) for chosen in _subsets(len(given.edges), most=3)]
        inner = sorted(set(range(given.size)) - set(sources) - set(targets))
        nodes = [
            Cut(0, tuple(inner[place] for place in chosen), ()) for chosen in _subsets(len(inner), most=3)
        ]
        for find, choices in ((find_edge_cut, edges), (find_node_cut, nodes)):
            cut = find(given.size, given.edges, sources, targets)
            sizes = [
                len(choice.nodes + choice.edges)
                for choice in choices
                if not _reaches(given, sources, targets, choice)
            ]
            if cut is None or cut.cost > 3:
                assert not sizes
            else:
                assert cut.cost == len(cut.nodes + cut.edges) == min(sizes)
                assert not _reaches(given, sources, targets, cut)


def _subsets(count: int, most: int) -> list[tuple[int, ...]]:
    return [chosen for size in range(most + 1) for chosen in combinations(range(count), size)]


def _reaches(given: Sample, sources: list[int], targets: list[int], cut: Cut) -> bool:
    left = nx.DiGraph()
    left.add_nodes_from(range(given.size))
    left.add_edges_from(edge for number, edge in enumerate(given.edges) if number not in cut.edges)
    left.remove_nodes_from(cut.nodes)
    return any(
        source in left and target in left and nx.has_path(left, source, target)
        for source in sources
        for target in targets
    )


def _cost(given: Sample, sources, targets, node_costs, edge_costs) -> int | None:
    peer = nx.DiGraph()

    def lay(tail: object, head: object, cost: int | None) -> None:
        before = peer.edges[tail, head]["capacity"] if peer.has_edge(tail, head) else 0
        peer.add_edge(tail, head, capacity=float("inf") if cost is None else before + cost)

    for node, cost in enumerate(node_costs):
        lay((node, "in"), (node, "out"), cost)
    for (tail, head), cost in zip(given.edges, edge_costs, strict=True):
        lay((tail, "out"), (head, "in"), cost)
    for source in sources:
        lay("start", (source, "in"), None)
    for target in targets:
        lay((target, "out"), "goal", None)
    try:
        return nx.maximum_flow_value(peer, "start", "goal")
    except nx.NetworkXUnbounded:
        return None


def _shuffled(random: Random, given: Sample, sources, targets, node_costs, edge_costs) -> Cut:
    """The same question with everything in another order, and its answer in the first order."""
    numbers = random.sample(range(len(given.edges)), len(given.edges))
    cut = find_cut(
        given.size,
        [given.edges[number] for number in numbers],
        sources[::-1],
        targets[::-1],
        node_costs,
        [edge_costs[number] for number in numbers],
    )
    assert cut is not None
    return Cut(cut.cost, cut.nodes, tuple(sorted(numbers[edge] for edge in cut.edges)))


def test_empty() -> None:
    assert find_edge_cut(0, [], [], []) == Cut(0, (), ())
    assert find_edge_cut(2, [], [0], [1]) == Cut(0, (), ())


def test_parallel_edges_count_each() -> None:
    assert find_edge_cut(2, [(0, 1), (0, 1), (0, 0)], [0], [1]) == Cut(2, (), (0, 1))


@pytest.mark.parametrize("find", [find_edge_cut, find_node_cut])
def test_sets_that_overlap_cannot_be_parted(find) -> None:
    assert find(2, [(0, 1)], [0, 1], [1]) is None


def test_edge_from_set_to_set_cannot_be_cut_by_nodes() -> None:
    assert find_node_cut(3, [(0, 1), (1, 2), (0, 2)], [0], [2]) is None


def test_cut_is_the_one_nearest_to_the_sources() -> None:
    assert find_edge_cut(4, [(2, 3), (1, 2), (0, 1)], [0], [3]) == Cut(1, (), (2,))
    assert find_node_cut(4, [(2, 3), (1, 2), (0, 1)], [0], [3]) == Cut(1, (1,), ())


def test_later_way_uses_what_an_earlier_one_left() -> None:
    edges = [(0, 1), (0, 2), (1, 3), (2, 3), (3, 4)]
    cut = find_cut(5, edges, [0], [4], [None] * 5, [1, 1, 5, 5, 5])
    assert cut == Cut(2, (), (0, 1))


def test_long_chain() -> None:
    edges = [(node, node + 1) for node in range(LONG - 1)]
    assert find_edge_cut(LONG, edges, [0], [LONG - 1]) == Cut(1, (), (0,))
    assert find_node_cut(LONG, edges, [0], [LONG - 1]) == Cut(1, (1,), ())
