"""Search over memberships: members that share networks, never expanded to pairs.

In: which member sends into which network, and which receives from it. Out: routes, alternately members and
networks. A network is one node of a graph of members and networks, so a search enters it once however many
members it has (twice where sources are told apart). Members of a network that may not receive on it are left
out of `receives`: so a published port is a network too, with one receiver.
"""

from collections.abc import Iterable, Iterator, Sequence, Set

from dotcompile.graph.adjacency import Avoid, Edge, Graph, build_graph
from dotcompile.graph.search import Path, find_distances, find_path, find_path_to_other, find_reached
from dotcompile.records import dataclass

Member = int
Network = int
Pair = tuple[Member, Network]


@dataclass(frozen=True, slots=True)
class Memberships:
    """Member `m` is node `m` of the graph, network `n` is node `members + n`."""

    members: int
    networks: int
    graph: Graph


@dataclass(frozen=True, slots=True)
class Route:
    """`members[i]` reaches `members[i + 1]` over `networks[i]`."""

    members: tuple[Member, ...]
    networks: tuple[Network, ...]


@dataclass(frozen=True, slots=True)
class Closed:
    """What no route may use; a member of `through` may begin or end one, but is never passed.

    A pair of `memberships` closes both directions.
    """

    members: Set[Member] = frozenset()
    networks: Set[Network] = frozenset()
    memberships: Set[Pair] = frozenset()
    through: Set[Member] = frozenset()


OPEN = Closed()


def build_memberships(
    members: int, networks: int, sends: Iterable[Pair], receives: Iterable[Pair]
) -> Memberships:
    """The graph of these memberships; a pair that both sends and receives is in both."""
    graph = build_graph(members + networks, _edges(members, networks, sends, receives))
    return Memberships(members, networks, graph)


def find_route(
    memberships: Memberships, sources: Sequence[Member], targets: Iterable[Member], closed: Closed = OPEN
) -> Route | None:
    """A route over the fewest networks; a source that is a target is a route by itself."""
    path = find_path(memberships.graph, sources, targets, _avoid(memberships, closed))
    return None if path is None else _route(memberships, path)


def find_route_to_other(
    memberships: Memberships, sources: Sequence[Member], targets: Iterable[Member], closed: Closed = OPEN
) -> Route | None:
    """A route over the fewest networks, from a source to a target other than that source."""
    path = find_path_to_other(memberships.graph, sources, targets, _avoid(memberships, closed))
    return None if path is None else _route(memberships, path)


def find_reached_members(
    memberships: Memberships, sources: Sequence[Member], closed: Closed = OPEN
) -> list[Member]:
    """The members that some source reaches, itself included, nearest first."""
    reached = find_reached(memberships.graph, sources, _avoid(memberships, closed))
    return [node for node in reached if node < memberships.members]


def find_hops(memberships: Memberships, sources: Sequence[Member], closed: Closed = OPEN) -> list[int]:
    """For each member the number of networks from the nearest source, or -1 if none reaches it."""
    distances = find_distances(memberships.graph, sources, _avoid(memberships, closed))
    # Every other node of a path is a network; -1 // 2 is -1.
    return [distance // 2 for distance in distances[: memberships.members]]


def _edges(members: int, networks: int, sends: Iterable[Pair], receives: Iterable[Pair]) -> Iterator[Edge]:
    for pairs, inward in ((sends, True), (receives, False)):
        for member, network in pairs:
            if not (0 <= member < members and 0 <= network < networks):
                raise IndexError(f"member {member} of {members}, network {network} of {networks}")
            node = members + network
            yield (member, node) if inward else (node, member)


def _avoid(memberships: Memberships, closed: Closed) -> Avoid:
    first = memberships.members
    inward = {(member, first + network) for member, network in closed.memberships}
    return Avoid(
        nodes=closed.members | {first + network for network in closed.networks},
        edges=inward | {(node, member) for member, node in inward},
        through=closed.through,
    )


def _route(memberships: Memberships, path: Path) -> Route:
    return Route(path[::2], tuple(node - memberships.members for node in path[1::2]))
