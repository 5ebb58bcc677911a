"""What is possible in effect though nobody drew it, as marks.

In: the effective relation. Out: a mark for each pair, with what carries it.
"""

from collections.abc import Iterator
from itertools import islice, product

from dotcompile.reach.carriers import tell_carrier
from dotcompile.reach.relation import Cause, Connections, Edge
from dotcompile.reach.search import edges_between
from dotcompile.render.marks import Mark, Tone
from dotcompile.render.routing import MOST_ARCS
from dotcompile.render.things import Thing

#: So many pairs are looked at.
_MOST_LOOKED_AT = 20_000
_UNDRAWN = frozenset({Cause.CO_TENANT, Cause.PUBLISHED, Cause.HOST_MODE})


def mark_undrawn(effective: Connections) -> tuple[Mark, ...]:
    """A mark for each pair that may connect though nothing that is drawn says so; not more than are shown."""
    return tuple(islice(_marks(effective), MOST_ARCS))


def _marks(effective: Connections) -> Iterator[Mark]:
    seen: set[tuple[int, int]] = set()
    pairs = ((edge, one, other) for edge in effective.edges for one, other in _pairs(edge))
    for edge, one, other in islice(pairs, _MOST_LOOKED_AT):
        pair = (min(one, other), max(one, other))
        if one == other or pair in seen:
            continue
        seen.add(pair)
        if _is_undrawn(effective, one, other) and _is_undrawn(effective, other, one):
            ends = _thing(effective, one), _thing(effective, other)
            yield Mark(Tone.UNDRAWN, "", f"{ends[0][1]} → {ends[1][1]}: {tell_carrier(edge)}", arcs=(ends,))


def _pairs(edge: Edge) -> Iterator[tuple[int, int]]:
    return product(edge.sources, edge.targets) if edge.cause in _UNDRAWN else iter(())


def _is_undrawn(effective: Connections, one: int, other: int) -> bool:
    return all(edge.cause in _UNDRAWN for edge in edges_between(effective, one, other))


def _thing(connections: Connections, number: int) -> Thing:
    thing = connections.things[number]
    return thing.sort, thing.name
