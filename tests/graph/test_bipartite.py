import pytest

from dotcompile.graph.adjacency import Avoid
from dotcompile.graph.bipartite import (
    Closed,
    build_memberships,
    find_hops,
    find_reached_members,
    find_route,
    find_route_to_other,
)
from tests.graph.random_graphs import distance, distances, sample
from tests.soak import Soak


def test_random_routes(soak: Soak) -> None:
    """Against the same memberships expanded to pairs."""
    random = soak.random
    for _ in range(soak.count(100)):
        members, networks = random.randint(1, 9), random.randint(1, 5)
        pairs = [(member, network) for member in range(members) for network in range(networks)]
        sends, receives = (random.sample(pairs, random.randint(0, len(pairs) // 2)) for _ in range(2))
        if random.random() < 0.5:
            receives = sends
        closed = Closed(
            members=frozenset(random.sample(range(members), random.choice((0, 0, 1)))),
            networks=frozenset(random.sample(range(networks), random.choice((0, 0, 1)))),
            memberships=frozenset(random.sample(pairs, min(len(pairs), random.choice((0, 0, 2))))),
            through=frozenset(random.sample(range(members), random.choice((0, 0, 1)))),
        )
        usable = {network for network in range(networks) if network not in closed.networks}
        hops = {
            (one, other): network
            for one, network in sends
            for other, second in receives
            if network == second
            and network in usable
            and not {(one, network), (other, network)} & closed.memberships
        }
        peer = sample(members, list(hops))
        avoid = Avoid(nodes=closed.members, through=closed.through)
        sources, targets = peer.some(random), peer.some(random)
        given = build_memberships(members, networks, sends, receives)

        expected = [distances(peer, avoid, sources, member) for member in range(members)]
        found = find_hops(given, sources, closed)
        assert found == [-1 if length is None else length for length in expected]
        reached = find_reached_members(given, sources, closed)
        assert sorted(reached) == [member for member in range(members) if found[member] >= 0]
        ends = [(source, target) for source in sources for target in targets]
        for route, wanted in (
            (find_route(given, sources, targets, closed), ends),
            (
                find_route_to_other(given, sources, targets, closed),
                [pair for pair in ends if pair[0] != pair[1]],
            ),
        ):
            lengths = [length for pair in wanted if (length := distance(peer, avoid, *pair)) is not None]
            assert (route is None) == (not lengths)
            if route is None:
                continue
            assert (route.members[0], route.members[-1]) in wanted
            assert len(route.networks) == len(route.members) - 1 == min(lengths)
            assert not set(route.networks) & closed.networks
            assert not set(route.members) & closed.members
            assert not set(route.members[1:-1]) & closed.through
            for one, network, other in zip(route.members, route.networks, route.members[1:], strict=False):
                assert (one, network) in set(sends) - closed.memberships
                assert (other, network) in set(receives) - closed.memberships


def test_published_port_has_one_receiver() -> None:
    given = build_memberships(3, 1, [(0, 0), (1, 0)], [(2, 0)])
    assert find_hops(given, [0]) == [0, -1, 1]


def test_large_network_is_entered_once() -> None:
    members = 100_000
    pairs = [(member, 0) for member in range(members)]
    given = build_memberships(members, 1, pairs, pairs)
    assert sum(find_hops(given, [0])) == members - 1
    route = find_route_to_other(given, range(members), range(members))
    assert route is not None
    assert (route.members, route.networks) == ((0, 1), (0,))


@pytest.mark.parametrize("pair", [(2, 0), (0, 1), (-1, 0), (0, -1)])
def test_pairs_outside_are_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(IndexError, match=r"member -?[0-9] of 2, network -?[0-9] of 1"):
        build_memberships(2, 1, [pair], [])


def test_empty() -> None:
    given = build_memberships(0, 0, [], [])
    assert find_route(given, [], []) is None
    assert find_hops(given, []) == []
