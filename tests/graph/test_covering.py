"""Covers serve every need by cliques alone, take in nobody for nothing, and tell how few there can be."""

from itertools import combinations
from random import Random

import pytest

from dotcompile.graph.covering.bound import find_bound
from dotcompile.graph.covering.cover import Cover, cover
from dotcompile.graph.covering.fewest import Small, find_fewest
from dotcompile.graph.covering.holding import Holding
from dotcompile.graph.covering.needs import EVERYONE, NOBODY, Given, Need
from dotcompile.graph.grouped import Group, GroupedGraph
from tests.soak import Soak

Drawn = tuple[GroupedGraph, int, list[Given], list[Need]]


def draw(random: Random, largest: int) -> Drawn:
    """Cliques that are given, and needs between cliques."""
    size = random.randint(2, largest)

    def group(most: int) -> Group:
        return tuple(sorted(random.sample(range(size), random.randint(1, min(most, size)))))

    given = [group(4) for _ in range(random.randint(0, 4))]
    sides = [(group(1), random.choice([group(1), *given])) for _ in range(random.randint(1, 2 * size))]
    sides += [(left, right) for left, right in combinations(given, 2) if random.random() < 0.3]
    graph = GroupedGraph(size, sides, given, [])
    needs = [Need(left, right) for left, right in sides if left != right or len(left) > 1]
    welcomes = (EVERYONE, EVERYONE, NOBODY, frozenset(group(size)))
    return graph, size, [Given(one, random.choice(welcomes)) for one in given], needs


def test_every_need_is_served_and_nobody_is_there_for_nothing(soak: Soak) -> None:
    for _ in range(soak.count(150)):
        graph, size, given, needs = draw(soak.random, soak.random.choice((8, 30)))
        found = cover(graph, size, given, needs)
        together = [frozenset(pair) for group in found.groups for pair in combinations(group, 2)]
        wanted = {
            frozenset((one, other))
            for need in needs
            for one in need.left
            for other in need.right
            if one != other
        }
        assert wanted <= set(together)
        assert all(map(graph.is_clique, found.groups))
        assert found.at_least <= len(found.groups)
        for number, group in enumerate(found.groups):
            own = given[number].members if number < len(given) else ()
            assert set(own) <= set(group)
            for node in set(group) - set(own):
                assert number >= len(given) or node in given[number].welcomes
                meets = (frozenset((node, other)) for other in group if other != node)
                assert any(pair in wanted and together.count(pair) == 1 for pair in meets)


def test_the_bound_is_never_above_what_a_search_proves(soak: Soak) -> None:
    for _ in range(soak.count(150)):
        graph, size, given, needs = draw(soak.random, 8)
        found = cover(graph, size, given, needs)
        assert found.at_least == len(found.groups)
        holding = Holding(graph, size, given)
        unserved = [need for need in needs if not holding.is_served(need)]
        assert find_bound(holding, unserved) <= len(found.groups) - len(given)


def test_what_serves_a_need_is_told(soak: Soak) -> None:
    for _ in range(soak.count(50)):
        graph, size, given, needs = draw(soak.random, 12)
        found = cover(graph, size, given, needs)
        for group, serves in zip(found.groups, found.serves, strict=True):
            assert all({*needs[number].left, *needs[number].right} <= set(group) for number in serves)
        made = [serves[0] for serves in found.serves[len(given) :] if serves]
        assert made == sorted(made)


def groups(*sides: tuple[Group, Group], size: int) -> Cover:
    graph = GroupedGraph(size, sides, [], [])
    return cover(graph, size, [], [Need(left, right) for left, right in sides])


def test_a_triangle_is_one_group_and_a_path_is_two() -> None:
    assert groups(((0,), (1,)), ((1,), (2,)), ((0,), (2,)), size=3).groups == ((0, 1, 2),)
    assert groups(((0,), (1,)), ((1,), (2,)), size=3).groups == ((0, 1), (1, 2))


def test_a_bound_is_given_where_nothing_is_proved() -> None:
    path = [((node,), (node + 1,)) for node in range(30)]
    found = groups(*path, size=31)
    assert len(found.groups) == found.at_least == 30


@pytest.mark.parametrize(("limit", "proved"), [(1, False), (1000, True)])
def test_a_search_gives_up_at_its_limit_and_says_so(limit: int, proved: bool) -> None:
    path = Small((0b0011, 0b0111, 0b1110, 0b1100), (), (0b0011, 0b0110, 0b1100))
    assert find_fewest(path, 2, limit).proved == proved
    assert find_fewest(path, 2, limit).groups is None
