"""A graph given by groups answers as one whose edges are all written down."""

from itertools import combinations
from random import Random

from dotcompile.graph.grouped import Group, GroupedGraph
from tests.soak import Soak

Pair = frozenset[int]
Drawn = tuple[int, list[tuple[Group, Group]], list[Group], list[tuple[Group, Group]]]


def draw(random: Random) -> Drawn:
    size = random.randint(1, 12)

    def group() -> Group:
        return tuple(
            sorted(random.sample(range(size), random.choice((1, 1, min(2, size), random.randint(1, size)))))
        )

    def pairs(most: int) -> list[tuple[Group, Group]]:
        return [(group(), group()) for _ in range(random.randint(0, most))]

    shared = [group() for _ in range(3)]  # the same tuple in many pairs, as zones are
    joined = [(random.choice([left, *shared]), random.choice([right, *shared])) for left, right in pairs(5)]
    return size, joined, [random.choice([group(), *shared]) for _ in range(random.randint(0, 3))], pairs(3)


def edges(drawn: Drawn) -> set[Pair]:
    """Every edge, by the meaning of groups alone."""
    _, joined, within, apart = drawn
    near = {frozenset(pair) for group in within for pair in combinations(group, 2)}
    return crossed(joined) | (near - crossed(apart))


def crossed(pairs: list[tuple[Group, Group]]) -> set[Pair]:
    return {
        frozenset((one, other)) for left, right in pairs for one in left for other in right if one != other
    }


def test_who_is_joined(soak: Soak) -> None:
    for _ in range(soak.count(300)):
        drawn = draw(soak.random)
        size, true = drawn[0], edges(drawn)
        graph = GroupedGraph(*drawn)
        for one, other in combinations(range(size), 2):
            assert graph.has(one, other) == graph.has(other, one) == (frozenset((one, other)) in true), drawn
        some, others = (soak.random.sample(range(size), soak.random.randint(1, size)) for _ in range(2))
        between = all(one == other or frozenset((one, other)) in true for one in some for other in others)
        assert graph.joins(graph.split(some), graph.split(others)) == between
        assert graph.joins_node(some[0], graph.split(others)) == all(
            graph.has(some[0], one) for one in others
        )
        assert graph.is_clique(some) == all(frozenset(pair) in true for pair in combinations(some, 2))


def test_cliques_part_nodes(soak: Soak) -> None:
    for _ in range(soak.count(100)):
        drawn = draw(soak.random)
        graph = GroupedGraph(*drawn)
        nodes = soak.random.sample(range(drawn[0]), soak.random.randint(1, drawn[0]))
        parts = graph.cliques(nodes)
        assert sorted(node for part in parts for node in part) == sorted(nodes)
        assert all(graph.is_clique(part) for part in parts)


def test_nodes_that_are_alike_are_apart_from_the_same(soak: Soak) -> None:
    for _ in range(soak.count(100)):
        drawn = draw(soak.random)
        size, _, _, apart = drawn
        parts = GroupedGraph(*drawn).alike(range(size))
        assert sorted(node for part in parts for node in part) == list(range(size))
        kept = crossed(apart)
        for part in parts:
            others = [
                {node for node in range(size) if frozenset((node, one)) in kept} - set(part) for one in part
            ]
            assert all(one == others[0] for one in others)
