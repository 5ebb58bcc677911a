"""A relation: who may open connections to whom, on which ports, and what makes it so.

In: things, and edges from groups of them to groups of them. Out: the same as memberships, for searching.
Groups are never expanded to pairs here: a link between two zones of a thousand services is one edge.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property

from dotcompile.graph.bipartite import Memberships, Pair, build_memberships
from dotcompile.model.topology import Link, Sort
from dotcompile.model.values.ports import Ports
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


@dataclass(frozen=True, slots=True)
class Edge:
    """Each of `sources` may open connections to each of `targets`, on `ports` (None is any).

    A thing in both is not thereby connected to itself. `link` is what was drawn. An edge that is not `served`
    is drawn, and yet nobody will listen: the ports of an ingress are unknown.
    """

    sources: Group
    targets: Group
    ports: Ports | None
    cause: Cause
    link: Link
    served: bool = True


@dataclass(frozen=True)
class Connections:
    """A relation between the things of one topology. Without slots, so that its indexes are made once."""

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
    def memberships(self) -> Memberships:
        """Each edge as a network on which its sources send and its targets receive."""
        return build_memberships(len(self.things), len(self.edges), self._sends(), self._receives())

    @cached_property
    def backward(self) -> Memberships:
        """The same with every edge turned round."""
        return build_memberships(len(self.things), len(self.edges), self._receives(), self._sends())

    def _sends(self) -> Iterator[Pair]:
        return ((thing, number) for number, edge in enumerate(self.edges) for thing in edge.sources)

    def _receives(self) -> Iterator[Pair]:
        return ((thing, number) for number, edge in enumerate(self.edges) for thing in edge.targets)
