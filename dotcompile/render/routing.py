"""Marks get their places in a layout, which stays as it is: toggling them moves nothing.

In: a sketch, its layout and marks. Out: rings around boxes, and arcs from card to card that touch as few
other cards and headings as may be.
"""

from collections.abc import Iterator, Mapping, Sequence
from math import dist

from dotcompile.model.topology import Sort
from dotcompile.records import dataclass
from dotcompile.render.boxes import Box, cut_start
from dotcompile.render.curves import Curve, Point, middle, points, turned
from dotcompile.render.headings import heading_box
from dotcompile.render.layout import Layout
from dotcompile.render.marks import Mark
from dotcompile.render.sketch import Sketch
from dotcompile.render.things import Thing

#: How far beside the straight way an arc runs, as a part of its length; the first is tried first.
_BOWS = (0.12, -0.12, 0.25, -0.25, 0.4, -0.4, 0.0)
_STEPS = 16
#: More arcs than this tell nothing.
MOST_ARCS = 60


@dataclass(frozen=True, slots=True)
class Routed:
    """A mark and where it is drawn; `lines` are the keys of the drawn lines that have a part in it.

    `spot` is where its number is, if that is neither on an arc nor at a ring.
    """

    mark: Mark
    rings: tuple[tuple[str, Box], ...]
    arcs: tuple[Curve, ...]
    lines: tuple[str, ...]
    spot: Point | None = None


def route(sketch: Sketch, layout: Layout, marks: Sequence[Mark]) -> tuple[Routed, ...]:
    """Every mark with its place."""
    keys = keys_of(sketch)
    boxes = layout.boxes
    obstacles = [(card.key, boxes[card.key]) for card in sketch.cards]
    obstacles += [
        ("", heading_box(field, boxes[field.key], layout.headings.get(field.key, 0)))
        for field in sketch.fields
    ]
    line = {id(link): line.key for line in sketch.lines for link in line.links}
    left = MOST_ARCS
    found = []
    for mark in marks:
        pairs = [_nearest(keys, boxes, *arc) for arc in mark.arcs]
        arcs = tuple(_arc(*pair, boxes, obstacles) for pair in pairs[:left] if pair is not None)
        left -= len(arcs)
        ringed = dict.fromkeys(key for pair in pairs if pair is not None for key in pair)
        ringed |= dict.fromkeys(key for thing in mark.things for key in keys.get(thing, ()))
        rings = tuple((key, boxes[key]) for key in ringed)
        lines = dict.fromkeys(line[id(link)] for link in mark.links if id(link) in line)
        curves = [layout.curves[key] for key in lines if key in layout.curves]
        spot = middle(curves[0]) if curves and not arcs and not rings else None
        found.append(Routed(mark, rings, arcs, tuple(lines), spot))
    return tuple(found)


def keys_of(sketch: Sketch) -> Mapping[Thing, tuple[str, ...]]:
    """The keys of what is drawn of each thing."""
    keys: dict[Thing, tuple[str, ...]] = {(Sort.ZONE, field.name): (field.key,) for field in sketch.fields}
    for card in sketch.cards:
        if not card.empty:
            thing = (card.sort, card.name)
            keys[thing] = (*keys.get(thing, ()), card.key)
    return keys


def _nearest(
    keys: Mapping[Thing, tuple[str, ...]], boxes: Mapping[str, Box], source: Thing, target: Thing
) -> tuple[str, str] | None:
    """The copies of two things that are nearest to each other."""
    pairs = [(one, two) for one in keys.get(source, ()) for two in keys.get(target, ()) if one != two]
    return min(pairs, key=lambda pair: dist(boxes[pair[0]].center, boxes[pair[1]].center), default=None)


def _arc(source: str, target: str, boxes: Mapping[str, Box], obstacles: Sequence[tuple[str, Box]]) -> Curve:
    others = [box for key, box in obstacles if key not in (source, target)]

    def touched(curve: Curve) -> int:
        way = points(curve, _STEPS)
        return sum(any(map(box.is_touched, way, way[1:])) for box in others)

    return min(_tries(boxes[source], boxes[target]), key=touched)


def _tries(source: Box, target: Box) -> Iterator[Curve]:
    (x, y), (to_x, to_y) = source.center, target.center
    for bow in _BOWS:
        aside_x, aside_y = -(to_y - y) * bow * 4 / 3, (to_x - x) * bow * 4 / 3

        def beside(part: float, by: Point = (aside_x, aside_y)) -> Point:
            return x + (to_x - x) * part + by[0], y + (to_y - y) * part + by[1]

        whole: Curve = (((x, y), beside(0.3), beside(0.7), (to_x, to_y)),)
        yield turned(cut_start(turned(cut_start(whole, source)), target))
