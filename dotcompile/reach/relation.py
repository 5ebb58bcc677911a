"""A relation: who may open connections to whom, on which ports, and what makes it so.

In: things, and edges from groups of them to groups of them. Out: the same as memberships, for searching.
Groups are never expanded to pairs here: a link between two zones of a thousand services is one edge.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from enum import StrEnum
from functools import cached_property
from itertools import chain

from dotcompile.graph.bipartite import Memberships, Pair, build_memberships
from dotcompile.model.topology import Link, Sort
from dotcompile.model.values.ports import Ports
from dotcompile.reach.facts import FactNetwork, Published, Sandbox
from dotcompile.records import dataclass


class Cause(StrEnum):
    """What makes a connection possible. Where all is as the diagram says, everything is drawn."""

    DRAWN = "drawn"
    ZONE = "zone"  # neighbours in a drawn zone
    PORT = "port"  # the right direction, and a port that was not drawn
    REVERSE = "reverse"  # the wrong direction, which an engine cannot tell from the right one
    CO_TENANT = "co-tenant"  # on one network, and neither drawn nor neighbours
    PUBLISHED = "published"
    HOST_MODE = "host-mode"
    EGRESS = "egress"  # outside, beyond what is drawn


@dataclass(frozen=True, slots=True)
class Thing:
    """A service or an actor, by its name."""

    sort: Sort
    name: str


Group = tuple[int, ...]
"""Things by number, ascending and each once."""


Because = Link | FactNetwork | Published | Sandbox
"""What was drawn, or the fact that makes a connection possible."""


@dataclass(frozen=True, slots=True)
class Edge:
    """Each of `sources` may open connections to each of `targets`, on `ports` (None is any).

    A thing in both is not thereby connected to itself. An edge that is not `served` is drawn, and yet nobody
    will listen: the ports of an ingress are unknown.
    """

    sources: Group
    targets: Group
    ports: Ports | None
    cause: Cause
    because: Because
    served: bool = True

    @property
    def link(self) -> Link:
        """What was drawn; every edge of an intent has it."""
        if not isinstance(self.because, Link):
            raise TypeError(f"nothing was drawn for an edge of cause {self.cause}")
        return self.because


@dataclass(frozen=True)
class Connections:
    """A relation between the things of one topology. Without slots, so that its indexes are made once.

    A pair may be in edges of several causes: it is worth what the mildest of them is.
    """

    things: tuple[Thing, ...]
    edges: tuple[Edge, ...]

    @cached_property
    def number(self) -> Mapping[Thing, int]:
        """The number of each thing."""
        return {thing: number for number, thing in enumerate(self.things)}

    @cached_property
    def actors(self) -> frozenset[int]:
        """The things that paths begin or end at and never pass."""
        return frozenset(number for number, thing in enumerate(self.things) if thing.sort is Sort.ACTOR)

    @cached_property
    def bundles(self) -> tuple["Bundle", ...]:
        """All edges, those together that have one group of sources."""
        return _bundle(self.edges, [edge.sources for edge in self.edges])

    @cached_property
    def memberships(self) -> Memberships:
        """Each bundle as a network on which its sources send and its targets receive."""
        sends = ((edges[0].sources, [edge.targets for edge in edges]) for edges in self._edges(self.bundles))
        return _memberships(len(self.things), list(sends))

    @cached_property
    def backward(self) -> Memberships:
        """The same with every edge turned round; its networks are others."""
        bundles = _bundle(self.edges, [edge.targets for edge in self.edges])
        sends = ((edges[0].targets, [edge.sources for edge in edges]) for edges in self._edges(bundles))
        return _memberships(len(self.things), list(sends))

    def only(self, causes: Set[Cause]) -> "Connections":
        """What holds by these causes alone; its indexes are made once, too."""
        wanted = frozenset(causes)
        if wanted not in self._parts:
            edges = tuple(edge for edge in self.edges if edge.cause in wanted)
            whole = len(edges) == len(self.edges)
            self._parts[wanted] = self if whole else Connections(self.things, edges)
        return self._parts[wanted]

    @cached_property
    def _parts(self) -> dict[frozenset[Cause], "Connections"]:
        return {}

    def _edges(self, bundles: "Iterable[Bundle]") -> Iterator[list[Edge]]:
        return ([self.edges[number] for number in bundle.edges] for bundle in bundles)


@dataclass(frozen=True, slots=True)
class Bundle:
    """Edges, by number, that have all their sources in common (or their targets): served ones, or not."""

    edges: tuple[int, ...]
    served: bool


def _bundle(edges: Sequence[Edge], groups: Sequence[Group]) -> tuple[Bundle, ...]:
    """The edges by the group that each has; groups are told apart by identity, since long ones are shared."""
    found: dict[tuple[int, bool], list[int]] = {}
    for number, (edge, group) in enumerate(zip(edges, groups, strict=True)):
        key = id(group) if len(group) > 1 else -1 - group[0] if group else 0
        found.setdefault((key, edge.served), []).append(number)
    return tuple(Bundle(tuple(numbers), served) for (_, served), numbers in found.items())


def _memberships(things: int, networks: Sequence[tuple[Group, Sequence[Group]]]) -> Memberships:
    def sends() -> Iterator[Pair]:
        return ((thing, number) for number, (senders, _) in enumerate(networks) for thing in senders)

    def receives() -> Iterator[Pair]:
        for number, (_, receivers) in enumerate(networks):
            every = receivers[0] if len(receivers) == 1 else dict.fromkeys(chain.from_iterable(receivers))
            yield from ((thing, number) for thing in every)

    return build_memberships(things, len(networks), sends(), receives())
