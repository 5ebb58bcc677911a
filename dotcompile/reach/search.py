"""Questions to a relation: paths, what reaches what, and every connection of the matrix.

In: connections and things by number. Out: hops with the edges that they use. Actors are ends of paths, never
in their middle. Things that a question names as sources do not count as reached by themselves.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dotcompile.graph.bipartite import (
    Closed,
    Memberships,
    find_hops,
    find_reached_members,
    find_route,
    find_route_to_other,
)
from dotcompile.model.values.ports import Ports, merged
from dotcompile.reach.relation import Cause, Connections, Edge, Group
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Hop:
    """One connection, and every edge that makes it possible."""

    source: int
    target: int
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """A pair of the matrix: how many connections a shortest path has, and the edges of a direct one."""

    source: int
    target: int
    hops: int
    edges: tuple[Edge, ...]


#: By what causes a path is looked for first: what is drawn or between neighbours, then what an engine cannot
#: tell from that, then anything.
MILDEST = (
    frozenset({Cause.DRAWN, Cause.ZONE}),
    frozenset({Cause.DRAWN, Cause.ZONE, Cause.PORT, Cause.REVERSE}),
    frozenset(Cause),
)


def find_mildest_path(connections: Connections, sources: Group, targets: Group) -> tuple[Hop, ...]:
    """A shortest path by the mildest causes that there is one by, however long; empty if there is none."""
    searched: Connections | None = None
    for causes in MILDEST:
        part = connections.only(causes)
        path = () if part is searched else find_path(part, sources, targets)
        if path:
            return path
        searched = part
    return ()


def find_path(connections: Connections, sources: Group, targets: Group) -> tuple[Hop, ...]:
    """A shortest path from a source to a target other than that source; empty if there is none.

    One that is served all the way is preferred to a shorter one that is not.
    """
    unserved = frozenset(number for number, bundle in enumerate(connections.bundles) if not bundle.served)
    # Where the sides have nothing in common, which is usual, the plain search answers in half the time.
    find = find_route if set(sources).isdisjoint(targets) else find_route_to_other
    for networks in (unserved, frozenset[int]()) if unserved else (unserved,):
        closed = Closed(networks=networks, through=connections.actors)
        route = find(connections.memberships, sources, targets, closed)
        if route is not None:
            break
    else:
        return ()
    return tuple(Hop(*pair, edges_between(connections, *pair)) for pair in pairwise(route.members))


def edges_between(connections: Connections, source: int, target: int) -> tuple[Edge, ...]:
    """The edges that lead directly from one thing to another, in the order drawn."""
    into = connections.memberships.graph.out
    found = (network - len(connections.things) for network in into[source] if target in into[network])
    numbers = sorted(number for bundle in found for number in connections.bundles[bundle].edges)
    edges = (connections.edges[number] for number in numbers)
    return tuple(edge for edge in edges if target in edge.targets)


def find_reached(connections: Connections, sources: Group) -> list[int]:
    """What the sources reach, themselves left out, nearest first."""
    return _found(connections.memberships, connections, sources)


def find_reaching(connections: Connections, targets: Group) -> list[int]:
    """What reaches the targets, themselves left out, nearest first."""
    return _found(connections.backward, connections, targets)


def ports_of(edges: Sequence[Edge]) -> Ports | None:
    """The ports of all these edges together, those left out that are not served; None is any."""
    every = [edge.ports for edge in edges if edge.served]
    ranges = [one for ports in every if ports is not None for one in ports]
    return None if None in every or not every else merged(ranges)


def is_served(edges: Sequence[Edge]) -> bool:
    """Whether somebody listens on some port of these edges."""
    return any(edge.served for edge in edges)


def count_pairs(connections: Connections) -> int:
    """At least as many pairs as there are connections; to be asked before they are listed."""
    return sum(len(edge.sources) * len(edge.targets) for edge in connections.edges)


def find_connections(connections: Connections) -> list[Connection]:
    """Every direct connection, once for each pair, in the order of the things."""
    found: dict[tuple[int, int], list[Edge]] = {}
    for edge in connections.edges:
        for source in edge.sources:
            for target in edge.targets:
                if source != target:
                    found.setdefault((source, target), []).append(edge)
    return [Connection(*pair, 1, tuple(found[pair])) for pair in sorted(found)]


def find_all_paths(connections: Connections) -> list[Connection]:
    """Every pair between which there is a path, in the order of the things."""
    direct = {(one.source, one.target): one for one in find_connections(connections)}
    return [
        direct.get((source, target)) or Connection(source, target, hops, ())
        for source in range(len(connections.things))
        for target, hops in _distances(connections, source)
    ]


def _distances(connections: Connections, source: int) -> Iterator[tuple[int, int]]:
    hops = find_hops(connections.memberships, (source,), _closed(connections))
    return ((target, count) for target, count in enumerate(hops) if count > 0)


def _found(memberships: Memberships, connections: Connections, start: Group) -> list[int]:
    reached = find_reached_members(memberships, start, _closed(connections))
    return reached[len(start) :]  # the nearest are the start itself


def _closed(connections: Connections) -> Closed:
    return Closed(through=connections.actors)
