"""Searches in one relation, as rules ask for them. What does not depend on the rule is worked out once.

In: connections, groups of things by number. Out: paths as hops, what is reached, direct connections. Actors
are ends of paths and never in their middle; a path joins two different things.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import pairwise

from dotcompile.graph.bipartite import (
    Closed,
    find_hops,
    find_reached_members,
    find_route,
    find_route_to_other,
)
from dotcompile.reach.relation import Connections, Edge, Group
from dotcompile.reach.search import Hop, edges_between

NOBODY: Set[int] = frozenset()


class Ways:
    """One relation, ready to be searched."""

    def __init__(self, connections: Connections) -> None:
        self.connections = connections

    @cached_property
    def _unserved(self) -> Set[int]:
        return frozenset(n for n, bundle in enumerate(self.connections.bundles) if not bundle.served)

    def path(self, sources: Group, targets: Group, avoiding: Set[int] = NOBODY) -> tuple[Hop, ...]:
        """A shortest path, one that is served all the way if there is one; empty if there is none."""
        if not sources or not targets:
            return ()
        actors = self.connections.actors
        closings = [Closed(avoiding, through=actors)]
        if self._unserved:
            closings.insert(0, Closed(avoiding, self._unserved, through=actors))
        find = find_route if set(sources).isdisjoint(targets) else find_route_to_other
        for closed in closings:
            route = find(self.connections.memberships, sources, targets, closed)
            if route is not None:
                return self.hops(route.members)
        return ()

    def hops(self, members: Sequence[int]) -> tuple[Hop, ...]:
        """The hops of a path that goes by these things."""
        return tuple(Hop(*pair, edges_between(self.connections, *pair)) for pair in pairwise(members))

    def reached(self, sources: Group, avoiding: Set[int] = NOBODY) -> list[int]:
        """What the sources reach, themselves left out, nearest first."""
        closed = Closed(avoiding, through=self.connections.actors)
        found = find_reached_members(self.connections.memberships, sources, closed)
        start = set(sources)
        return [one for one in found if one not in start]

    def reaching(self, targets: Group, avoiding: Set[int] = NOBODY) -> list[int]:
        """What reaches the targets, themselves left out, nearest first."""
        closed = Closed(avoiding, through=self.connections.actors)
        found = find_reached_members(self.connections.backward, targets, closed)
        end = set(targets)
        return [one for one in found if one not in end]

    def distances(self, source: int) -> list[int]:
        """For each thing how many connections it is away, or -1."""
        return find_hops(self.connections.memberships, (source,), Closed(through=self.connections.actors))

    def direct(self, sources: Group, targets: Group) -> Iterator[tuple[Edge, Group, Group]]:
        """The edges between two sides, each with those of its ends that lie in them."""
        if not sources or not targets:
            return
        tails, heads = frozenset(sources), frozenset(targets)
        by_end, ends = (self._leaving, sources) if len(sources) <= len(targets) else (self._entering, targets)
        numbers = sorted({number for end in ends for number in by_end.get(end, ())})
        for number in numbers:
            edge = self.connections.edges[number]
            left, right = _within(edge.sources, tails), _within(edge.targets, heads)
            if left and right and (len(left) > 1 or left != right):
                yield edge, left, right

    def direct_targets(self, source: int) -> Set[int]:
        """The things that one connects to directly."""
        edges = self.connections.edges
        return {one for number in self._leaving.get(source, ()) for one in edges[number].targets} - {source}

    def direct_sources(self, target: int) -> Set[int]:
        """The things that connect to one directly."""
        edges = self.connections.edges
        return {one for number in self._entering.get(target, ()) for one in edges[number].sources} - {target}

    @cached_property
    def _leaving(self) -> Mapping[int, Sequence[int]]:
        found: dict[int, list[int]] = {}
        for number, edge in enumerate(self.connections.edges):
            for one in edge.sources:
                found.setdefault(one, []).append(number)
        return found

    @cached_property
    def _entering(self) -> Mapping[int, Sequence[int]]:
        found: dict[int, list[int]] = {}
        for number, edge in enumerate(self.connections.edges):
            for one in edge.targets:
                found.setdefault(one, []).append(number)
        return found


def _within(group: Group, others: frozenset[int]) -> Group:
    if len(group) > 4 * len(others):
        return tuple(sorted(others.intersection(group)))
    return tuple(one for one in group if one in others)
