"""Paths, what is reached, and the pairs of the matrix, against a plain search on pairs."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from dotcompile.model.topology import Sort
from dotcompile.reach import search
from dotcompile.reach.relation import Connections, Thing
from tests.reach.drawn import Drawing


def numbers(connections: Connections, *names: str) -> tuple[int, ...]:
    by_name = {thing.name: number for thing, number in connections.number.items()}
    return tuple(sorted(by_name[name] for name in names))


def told(connections: Connections, path: tuple[search.Hop, ...]) -> list[str]:
    things = connections.things
    return [f"{things[hop.source].name} -> {things[hop.target].name}" for hop in path]


def test_a_path_is_the_shortest_and_has_every_edge_of_its_hops() -> None:
    connections = (
        Drawing().link("a -> b", "b -> c: 1", "b -> c: 2", "c -> d", "a -> x", "x -> y").connections()
    )
    path = search.find_path(connections, numbers(connections, "a"), numbers(connections, "c"))
    assert told(connections, path) == ["a -> b", "b -> c"]
    assert [len(hop.edges) for hop in path] == [1, 2]


def test_actors_are_ends_and_never_in_the_middle() -> None:
    drawing = Drawing().actor("user").service("web", "db", ports="80").link("web -> user", "user -> db")
    connections = drawing.connections()
    web, user, db = (numbers(connections, name) for name in ("web", "user", "db"))
    assert search.find_path(connections, web, db) == ()
    assert told(connections, search.find_path(connections, web, user)) == ["web -> user"]
    assert told(connections, search.find_path(connections, user, db)) == ["user -> db"]
    assert search.find_reached(connections, web) == [*user]
    assert search.find_reaching(connections, db) == [*user]


def test_a_path_that_is_served_is_preferred() -> None:
    drawing = Drawing().actor("user").service("web", ports="80")
    connections = drawing.link("user -> db", "user -> web", "web -> db").connections()
    path = search.find_path(connections, numbers(connections, "user"), numbers(connections, "db"))
    assert told(connections, path) == ["user -> web", "web -> db"]


def test_parties_that_overlap_are_joined_by_a_path_to_another() -> None:
    connections = Drawing().link("a -> b").connections()
    both = numbers(connections, "a", "b")
    assert told(connections, search.find_path(connections, both, both)) == ["a -> b"]
    assert search.find_path(connections, both, numbers(connections, "a")) == ()


def test_a_zone_to_zone_link_is_never_expanded_for_a_search() -> None:
    many = [f"s{number}" for number in range(2000)]
    drawing = Drawing().zone("left", *many[:1000]).zone("right", *many[1000:])
    connections = drawing.link("zone:left -> zone:right", "s1999 -> s0").connections()
    assert search.count_pairs(connections) == 1_000_001
    assert sum(map(len, connections.memberships.graph.out)) == 2002
    path = search.find_path(connections, numbers(connections, "s5"), numbers(connections, "s0"))
    assert told(connections, path) == ["s5 -> s1999", "s1999 -> s0"]
    assert search.find_path(connections, numbers(connections, "s5"), numbers(connections, "s7")) == ()


NAMES = "abcdef"
LINKS = st.lists(
    st.tuples(
        st.sampled_from((*NAMES, "zone:y", "zone:z")),
        st.sampled_from(("->", "--")),
        st.sampled_from((*NAMES, "zone:y", "zone:z")),
    ).map(" ".join),
    max_size=8,
)


def drawn(links: list[str], actors: str) -> Drawing:
    drawing = Drawing().actor(*actors)
    for name in NAMES:
        drawing.end(name)
    return drawing.zone("y", "a", "b", "e").zone("z", "c", "d").link(*links)


@given(LINKS, st.sampled_from(("", "f", "ef")))
def test_paths_are_those_of_a_search_on_pairs(links: list[str], actors: str) -> None:
    connections = drawn(links, actors).connections()
    size = range(len(connections.things))
    direct = {(pair.source, pair.target) for pair in search.find_connections(connections)}
    hops = dict.fromkeys(direct, 1)
    for middle in size:
        if connections.things[middle].sort is Sort.SERVICE:
            for pair in product(size, size):
                ways = hops.get((pair[0], middle)), hops.get((middle, pair[1]))
                if None not in ways and pair[0] != pair[1]:
                    hops[pair] = min(hops.get(pair, 99), (ways[0] or 0) + (ways[1] or 0))
    found = {(pair.source, pair.target): pair.hops for pair in search.find_all_paths(connections)}
    assert found == hops
    for source, target in product(size, size):
        if source != target:
            path = search.find_path(connections, (source,), (target,))
            if all(edge.served for edge in connections.edges):
                assert len(path) == hops.get((source, target), 0)
            assert bool(path) is ((source, target) in hops)
            assert all((hop.source, hop.target) in direct and hop.edges for hop in path)
    for one in size:
        assert set(search.find_reached(connections, (one,))) == {to for of, to in hops if of == one}
        assert set(search.find_reaching(connections, (one,))) == {of for of, to in hops if to == one}


def test_things_are_numbered_services_first() -> None:
    connections = Drawing().actor("user").link("user -> web").connections()
    assert connections.things == (Thing(Sort.SERVICE, "web"), Thing(Sort.ACTOR, "user"))
    assert connections.actors == {1}
