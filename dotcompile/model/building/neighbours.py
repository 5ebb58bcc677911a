"""What its neighbours tell of a node of which nothing else tells whether it is a service.

In: such nodes, the roles of the others, and the joins. Out: evidence for some of them. A node is a service if
it is joined to a network or volume, runs on an engine or host, or lies on a way from a service to a service.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Literal

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

_RUNS = (Sort.ENGINE, Sort.HOST)
_INSIDE = (Sort.SERVICE, Sort.ZONE)

OPEN: Final = "open"
"""What a node is that is still to be settled."""
Fate = Sort | Literal["open"] | None


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


_BETWEEN = Evidence(True, "since it lies on a way from a service to a service")


class _Scales:
    def __init__(
        self, nodes: Mapping[str, Node], roles: Mapping[str, Sort | None], kinds: Kinds, source: Source
    ) -> None:
        self._nodes = nodes
        self._roles = roles
        self._kinds = kinds
        self._source = source
        self._fates: dict[Thing, Fate] = {}
        self._found: dict[str, Evidence] = {}
        self._onwards: dict[Thing, list[Thing]] = {}
        self._back: dict[Thing, list[Thing]] = {}
        self._reached: set[Thing] = set()
        self._reaching: set[Thing] = set()

    def weigh(self, joins: Sequence[Join]) -> dict[str, Evidence]:
        for join in joins:
            manner = join.manner
            if manner.deny:
                continue
            tail, head = (join.head, join.tail) if manner.turned else (join.tail, join.head)
            if manner.rel is not None:
                self._by_relation(join, manner.rel, tail, head)
                continue
            of_tail, of_head = self._fate(tail), self._fate(head)
            if of_tail is OPEN or of_head is OPEN:
                self._by_ends(join, tail, head, of_tail, of_head)
        sure = [self._nodes[name] for name, evidence in self._found.items() if evidence.is_service]
        after = _closure(self._reached.union(*(self._onwards.get(node, ()) for node in sure)), self._onwards)
        before = _closure(self._reaching.union(*(self._back.get(node, ()) for node in sure)), self._back)
        for name, node in self._nodes.items():
            if node in after and node in before:
                self._found.setdefault(name, _BETWEEN)
        return self._found

    def _by_relation(self, join: Join, rel: Relation, tail: Thing, head: Thing) -> None:
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

    def _by_ends(self, join: Join, tail: Thing, head: Thing, of_tail: Fate, of_head: Fate) -> None:
        if of_tail is OPEN and of_head is OPEN:
            self._onwards.setdefault(tail, []).append(head)
            self._back.setdefault(head, []).append(tail)
        elif of_head is OPEN:
            if of_tail in _RUNS:
                self._tell(head, join, True, "since an engine or hosts run it")
            elif of_tail in _INSIDE:
                self._reached.add(head)
            else:
                self._by_drawn(join, head, of_tail)
        elif of_head in _INSIDE:
            self._reaching.add(tail)
        else:
            self._by_drawn(join, tail, of_head)

    def _by_drawn(self, join: Join, thing: Thing, other: Fate) -> None:
        if other is Sort.NETWORK or other is Sort.VOLUME:
            self._tell(thing, join, True, f"since it is joined to a {other}")

    def _tell(self, thing: Thing, join: Join, is_service: bool, says: str) -> None:
        if thing.id not in self._found and self._fate(thing) is OPEN:
            label = Label(span_of_join(join, self._source), "this edge tells")
            self._found[thing.id] = Evidence(is_service, says, (label,))

    def _fate(self, thing: Thing) -> Fate:
        if thing not in self._fates:
            if isinstance(thing, Area):
                kind = self._kinds[thing]
                self._fates[thing] = None if kind is None else ACTS_AS[kind]
            else:
                self._fates[thing] = OPEN if thing.id in self._nodes else self._roles.get(thing.id)
        return self._fates[thing]


def _closure(start: Iterable[Thing], onwards: Mapping[Thing, Sequence[Thing]]) -> set[Thing]:
    found = set(start)
    pending = list(found)
    while pending:
        for thing in onwards.get(pending.pop(), ()):
            if thing not in found:
                found.add(thing)
                pending.append(thing)
    return found
