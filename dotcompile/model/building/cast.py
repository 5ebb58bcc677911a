"""Who plays what: the things that nodes and zones turned out to be, as ends of edges.

In: a node or zone of the drawing, and the scope in which it is mentioned. Out: the parts that it stands for:
none for what is drawing only, several for a service that has an instance in each of several zones.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from dotcompile.model.building.joins import Thing
from dotcompile.model.building.zones import Area, Areas
from dotcompile.model.topology import Sort, ZoneKind
from dotcompile.records import dataclass
from dotcompile.syntax.drawing import Scope

#: What a zone is as the end of an edge.
ACTS_AS = {
    ZoneKind.NETWORK: Sort.ZONE,
    ZoneKind.GROUP: Sort.ZONE,
    ZoneKind.HOSTS: Sort.HOST,
    ZoneKind.OUTSIDE: Sort.ACTOR,
}
_SAYS = {
    ZoneKind.NETWORK: "the zone",
    ZoneKind.GROUP: "the group",
    ZoneKind.HOSTS: "the pool of hosts",
    ZoneKind.OUTSIDE: "the actors in",
}


def indefinite(sort: Sort) -> str:
    """A thing of a sort: `a host`, `an actor`."""
    return f"{'an' if sort.value[0] in 'aeiou' else 'a'} {sort}"


@cache
def code_of(sort: Sort) -> int:
    """A small number for each sort."""
    return tuple(Sort).index(sort)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A thing of the topology as the end of an edge: `acts` is the sort by which edges are classed.

    `area` is the zone whose instance it is, `code` a number for `acts`.
    """

    sort: Sort
    name: str
    acts: Sort
    says: str
    area: Area | None = None
    code: int = 0


class Cast:
    """All parts: by the ids of nodes, and by zones."""

    def __init__(
        self,
        areas: Areas,
        nodes: Mapping[str, Sequence[Part]],
        zones: Mapping[Area, Part],
        around: Mapping[Scope, str | None],
    ) -> None:
        self._areas = areas
        self._nodes = nodes
        self._zones = {area: (part,) for area, part in zones.items()}
        self.around = around
        self._inwards: dict[str, Sequence[Part]] = {}
        self._known: dict[Thing, Sequence[Part]] = {}

    def parts(self, thing: Thing, scope: Scope) -> Sequence[Part]:
        """What a thing stands for where it is mentioned; of instances only that of the zone around it."""
        known = self._known.get(thing)
        if known is None:
            plays = self._zones.get(thing) if isinstance(thing, Area) else self._nodes.get(thing.id)
            known = self._known[thing] = plays or ()
        return known if len(known) < 2 else self._around_here(thing, known, scope)

    def _around_here(self, thing: Thing, parts: Sequence[Part], scope: Scope) -> Sequence[Part]:
        """Of instances that of the zone around a scope, or all."""
        here = self._areas.of[scope]
        if here is None:
            return parts
        inwards = self._instances(thing.id, parts)
        at = bisect_right(inwards, self._areas.rank(here), key=self._rank) - 1
        part = inwards[max(at, 0)]
        return (part,) if part.area is not None and self._areas.within(here, part.area) else parts

    def _instances(self, node: str, parts: Sequence[Part]) -> Sequence[Part]:
        """The instances of a node by the rank of their zones, none of which lies in another."""
        if node not in self._inwards:
            self._inwards[node] = sorted(parts, key=self._rank)
        return self._inwards[node]

    def _rank(self, part: Part) -> int:
        return 0 if part.area is None else self._areas.rank(part.area)


def zone_part(name: str, kind: ZoneKind) -> Part:
    """The part that a zone plays."""
    return Part(Sort.ZONE, name, ACTS_AS[kind], f"{_SAYS[kind]} `{name}`", None, code_of(ACTS_AS[kind]))


def node_part(sort: Sort, name: str, area: Area | None = None) -> Part:
    """The part that a node plays."""
    return Part(sort, name, sort, f"the {sort} `{name}`", area, code_of(sort))
