"""What an edge means, by what it joins.

In: the sorts of its two ends, in the direction in which it runs, and what `rel=` says. Out: the relation, or
None if the two cannot be joined. A zone of hosts counts as a host here, and one outside as an actor.
"""

from collections.abc import Iterable
from functools import cache

from dotcompile.model.building.manners import Ways
from dotcompile.model.topology import Relation, Sort
from dotcompile.records import dataclass

_S, _Z, _N, _V = Sort.SERVICE, Sort.ZONE, Sort.NETWORK, Sort.VOLUME
_A, _E, _H = Sort.ACTOR, Sort.ENGINE, Sort.HOST
_INSIDE = (_S, _Z, _N)

#: The first row that fits is what an edge means.
ROWS: tuple[tuple[Relation, tuple[Sort, ...], tuple[Sort, ...]], ...] = (
    (Relation.FLOW, (_S, _Z), (_S, _Z)),
    (Relation.ATTACH, (_S,), (_N,)),
    (Relation.SERVE, (_N,), (_S,)),
    (Relation.INGRESS, (_A,), _INSIDE),
    (Relation.EGRESS, _INSIDE, (_A,)),
    (Relation.CONTROL, tuple(Sort), (_E, _H)),
    (Relation.PROVISION, (_E, _H), (_N, _Z, _S)),
    (Relation.FLOW, (_N, _Z), (_N, _Z)),
    (Relation.MOUNT, (_S, _Z), (_V,)),
    (Relation.MOUNT, (_V,), (_S, _Z)),
    (Relation.OUTSIDE, (_A,), (_A,)),
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """One link that an edge makes: `turned` if it runs from the second end to the first."""

    relation: Relation
    turned: bool = False
    both: bool = False


def fits(relation: Relation, source: Sort, target: Sort) -> bool:
    """Whether a relation can join two sorts; with `rel=flow` a network node stands for its members."""
    if relation is Relation.FLOW and source in _INSIDE and target in _INSIDE:
        return True
    return any(row is relation and source in froms and target in tos for row, froms, tos in ROWS)


def fitting(source: Sort, target: Sort) -> tuple[Relation, ...]:
    """Every relation that can join two sorts."""
    return tuple(relation for relation in Relation if fits(relation, source, target))


@cache
def meanings(source: Sort, target: Sort, ways: Ways, rel: Relation | None) -> tuple[Meaning, ...]:
    """The links that an edge between two sorts makes; none if they cannot be joined so."""
    if ways is Ways.ONE:
        return _first(source, target, rel)
    if {source, target} <= {_S, _Z}:
        return (Meaning(Relation.FLOW, both=True),) if rel in (None, Relation.FLOW) else ()
    if {source, target} == {_A}:
        return (Meaning(Relation.OUTSIDE, both=True),) if rel in (None, Relation.OUTSIDE) else ()
    if rel is None and _A in (source, target) and (source in _INSIDE or target in _INSIDE):
        inwards = Meaning(Relation.INGRESS, turned=target is _A)
        outwards = Meaning(Relation.EGRESS, turned=source is _A)
        return (inwards, outwards) if ways is Ways.BOTH else (inwards,)
    return _either_way(source, target, rel)


def _first(source: Sort, target: Sort, rel: Relation | None) -> tuple[Meaning, ...]:
    if rel is not None:
        return (Meaning(rel),) if fits(rel, source, target) else ()
    found = (row for row, froms, tos in ROWS if source in froms and target in tos)
    return tuple(Meaning(relation) for relation in _one(found))


def _either_way(source: Sort, target: Sort, rel: Relation | None) -> tuple[Meaning, ...]:
    """The first row that fits an edge without a direction, this way or the other."""
    for row in (rel,) if rel is not None else (row for row, _, _ in ROWS):
        for one, other, turned in ((source, target, False), (target, source, True)):
            if fits(row, one, other) and (rel is not None or _first(one, other, None)[0].relation is row):
                return (Meaning(row, turned, both=row is Relation.FLOW),)
    return ()


def _one(found: Iterable[Relation]) -> tuple[Relation, ...]:
    for relation in found:
        return (relation,)
    return ()
