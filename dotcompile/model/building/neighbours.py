"""What its neighbours tell of a node of which nothing else tells whether it is a service.

In: such nodes, the roles of the others, and the joins. Out: evidence for some of them. A node is a service if
it is joined to a network or volume, runs on an engine or host, or lies on a way from a service to a service.
"""

from collections.abc import Iterable, Mapping, Sequence

from dotcompile.diagnostics import Label
from dotcompile.model.building.cast import ACTS_AS
from dotcompile.model.building.joins import Join, Thing, span_of_join
from dotcompile.model.building.zone_kinds import Kinds
from dotcompile.model.building.zones import Area
from dotcompile.model.topology import Relation, Sort
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.drawing import Node

#: Which end `rel=` makes a service, and which someone outside.
_SERVICE_ENDS = {
    Relation.FLOW: (True, True),
    Relation.ATTACH: (True, False),
    Relation.EGRESS: (True, False),
    Relation.SERVE: (False, True),
    Relation.INGRESS: (False, True),
    Relation.PROVISION: (False, True),
    Relation.MOUNT: (True, True),
}
_ACTOR_ENDS = {
    Relation.INGRESS: (True, False),
    Relation.EGRESS: (False, True),
    Relation.OUTSIDE: (True, True),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """What tells that a node is a service, or that it is not."""

    is_service: bool
    says: str
    labels: tuple[Label, ...] = ()


def weigh(
    nodes: Mapping[str, Node],
    roles: Mapping[str, Sort | None],
    kinds: Kinds,
    joins: Sequence[Join],
    source: Source,
) -> dict[str, Evidence]:
    """The evidence about nodes."""
    return _Scales(nodes, roles, kinds, source).weigh(joins)


class _Scales:
    def __init__(
        self, nodes: Mapping[str, Node], roles: Mapping[str, Sort | None], kinds: Kinds, source: Source
    ) -> None:
        self._nodes = nodes
        self._roles = roles
        self._kinds = kinds
        self._source = source
        self._found: dict[str, Evidence] = {}
        self._onwards: dict[str, list[str]] = {}
        self._back: dict[str, list[str]] = {}
        self._reached: set[str] = set()
        self._reaching: set[str] = set()

    def weigh(self, joins: Sequence[Join]) -> dict[str, Evidence]:
        for join in joins:
            if join.manner.deny:
                continue
            ends = (join.head, join.tail) if join.manner.turned else (join.tail, join.head)
            if join.manner.rel is not None:
                self._by_relation(join, *ends)
            elif self._open(ends[0]) or self._open(ends[1]):
                self._by_ends(join, *ends)
        sure = {name for name, evidence in self._found.items() if evidence.is_service}
        after = _closure(self._reached.union(*(self._onwards.get(name, ()) for name in sure)), self._onwards)
        before = _closure(self._reaching.union(*(self._back.get(name, ()) for name in sure)), self._back)
        between = "since it lies on a way from a service to a service"
        for name in self._nodes:
            if name in after and name in before:
                self._found.setdefault(name, Evidence(True, between))
        return self._found

    def _by_relation(self, join: Join, tail: Thing, head: Thing) -> None:
        rel = join.manner.rel
        assert rel is not None
        for thing, is_service, is_actor in zip(
            (tail, head),
            _SERVICE_ENDS.get(rel, (False, False)),
            _ACTOR_ENDS.get(rel, (False, False)),
            strict=True,
        ):
            if is_service:
                self._tell(thing, join, True, f"since an edge of it says `rel={rel}`")
            elif is_actor:
                self._tell(thing, join, False, f"an edge of it says `rel={rel}`")

    def _by_ends(self, join: Join, tail: Thing, head: Thing) -> None:
        for thing, other in ((tail, self._sort(head)), (head, self._sort(tail))):
            if other in (Sort.NETWORK, Sort.VOLUME):
                self._tell(thing, join, True, f"since it is joined to a {other}")
        if self._sort(tail) in (Sort.ENGINE, Sort.HOST):
            self._tell(head, join, True, "since an engine or hosts run it")
        if self._open(head) and self._sort(tail) in (Sort.SERVICE, Sort.ZONE):
            self._reached.add(_id(head))
        elif self._open(tail) and self._sort(head) in (Sort.SERVICE, Sort.ZONE):
            self._reaching.add(_id(tail))
        elif self._open(tail) and self._open(head):
            self._onwards.setdefault(_id(tail), []).append(_id(head))
            self._back.setdefault(_id(head), []).append(_id(tail))

    def _tell(self, thing: Thing, join: Join, is_service: bool, says: str) -> None:
        if self._open(thing):
            label = Label(span_of_join(join, self._source), "this edge tells")
            self._found.setdefault(_id(thing), Evidence(is_service, says, (label,)))

    def _open(self, thing: Thing) -> bool:
        return isinstance(thing, Node) and thing.id in self._nodes

    def _sort(self, thing: Thing) -> Sort | None:
        if isinstance(thing, Area):
            kind = self._kinds[thing]
            return None if kind is None else ACTS_AS[kind]
        return self._roles.get(thing.id)


def _id(thing: Thing) -> str:
    return thing.id


def _closure(start: Iterable[str], onwards: Mapping[str, Sequence[str]]) -> set[str]:
    found = set(start)
    pending = list(found)
    while pending:
        for name in onwards.get(pending.pop(), ()):
            if name not in found:
                found.add(name)
                pending.append(name)
    return found
