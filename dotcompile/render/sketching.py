"""A topology to a sketch: which cards and fields there are, and what each line joins.

In: a topology. Out: a sketch. An end that is a zone stays one. Lines against the order of the outermost
zones and free cards are turned round while cards are placed, so that no cycle bends the picture.
"""

from collections.abc import Mapping
from math import ceil, sqrt

from dotcompile.model.topology import End, Link, Relation, Sort, Topology
from dotcompile.records import dataclass, replace
from dotcompile.render.cards import Closed, Placed, place
from dotcompile.render.looks import PLAIN_LOOKS, Looks
from dotcompile.render.ordering import order
from dotcompile.render.sketch import Line, Manner, Sketch, Tip
from dotcompile.render.standing import Standing, roots_of
from dotcompile.render.text import width_of, wrap

LABEL_SIZE, LABEL_ROW, LABEL_MARGIN = 11.5, 15, (16, 7)
_LABEL_WIDTH, _LABEL_LINES = 170, 4
#: More cards of one zone that nothing is joined to than this are put in several rows.
_MOST_IN_ROW = 4
_MANAGING = frozenset({Relation.CONTROL, Relation.PROVISION, Relation.MOUNT})
#: How much an arc counts when the outermost things are put in order, and how much more on a way of requests.
_OF_ACTOR, _OF_ZONES, _OTHER, _ON_THE_WAY = 3, 2, 1, 3


@dataclass(frozen=True, slots=True)
class _Joint:
    """What a link joins: at each end a zone's field, or else a card."""

    link: Link
    tail_field: str | None
    head_field: str | None
    tail_card: str
    head_card: str

    @property
    def boxes(self) -> tuple[str, str]:
        return self.tail_field or self.tail_card, self.head_field or self.head_card


def sketch(
    topology: Topology,
    *,
    by_requests: bool = False,
    closed: Mapping[str, Closed] | None = None,
    looks: Looks = PLAIN_LOOKS,
) -> Sketch:
    """What is to be drawn of a topology; `by_requests` puts what actors reach in the order they reach it."""
    placed = place(topology, closed or {}, looks)
    joints = [_join(link, placed, topology) for link in topology.links]
    loops = frozenset(
        joint.tail_field
        for joint in joints
        if joint.tail_field is not None and joint.tail_field == joint.head_field
    )
    kept = [joint for joint in joints if joint.boxes[0] != joint.boxes[1] or joint.tail_field is None]
    stacked = _stack(kept, placed)
    lines = _merged(_lines(kept, placed, stacked, looks, by_requests=by_requests))
    return Sketch(placed.cards, placed.fields, lines, loops, stacked)


def _join(link: Link, placed: Placed, topology: Topology) -> _Joint:
    """A thing in several zones is met at the copy that is nearest to the other end."""
    tail, head = link.source, link.target
    fields = [placed.field[end.name] if end.sort is Sort.ZONE else None for end in (tail, head)]
    tail_card = "" if fields[0] else _nearest(tail, _home(head, placed), placed, topology)
    if fields[1]:
        return _Joint(link, fields[0], fields[1], tail_card, "")
    zones = {key: zone for zone, key in placed.drawn[tail.sort, tail.name].items()} if tail_card else {}
    head_card = _nearest(head, zones[tail_card] if tail_card else tail.name, placed, topology)
    return _Joint(link, fields[0], None, tail_card, head_card)


def _home(end: End, placed: Placed) -> str | None:
    """The zone that an end is, or the first that it is in."""
    return end.name if end.sort is Sort.ZONE else next(iter(placed.drawn[end.sort, end.name]))


def _nearest(end: End, other: str | None, placed: Placed, topology: Topology) -> str:
    copies = placed.drawn[end.sort, end.name]
    while other is not None:
        if other in copies:
            return copies[other]
        other = topology.zone[other].parent
    return next(iter(copies.values()))


def _stack(joints: list[_Joint], placed: Placed) -> tuple[tuple[str, str], ...]:
    """The cards of each zone that nothing is joined to in rows, in place of one long row."""
    joined = {card for joint in joints for card in (joint.tail_card, joint.head_card)}
    alone: dict[str | None, list[str]] = {}
    for card in placed.cards:
        if card.key not in joined:
            alone.setdefault(card.field, []).append(card.key)
    stacked: list[tuple[str, str]] = []
    for cards in alone.values():
        if len(cards) > _MOST_IN_ROW:
            columns = ceil(sqrt(len(cards)))
            stacked += zip(cards, cards[columns:], strict=False)
    return tuple(stacked)


def _lines(
    joints: list[_Joint],
    placed: Placed,
    stacked: tuple[tuple[str, str], ...],
    looks: Looks,
    *,
    by_requests: bool,
) -> list[Line]:
    root = roots_of(placed.cards, placed.fields)
    parents = {field.key: field.parent for field in placed.fields}
    parents |= {card.key: card.field for card in placed.cards}
    rank = _rank(joints, root, by_requests=by_requests)
    arcs = [(one.tail_card, one.head_card) for one in joints if one.tail_card and one.head_card]
    standing = Standing(placed.cards, placed.fields, (*arcs, *stacked))
    lines = []
    for number, joint in enumerate(joints):
        tail, head = joint.boxes
        inner = _is_around(tail, head, parents) or _is_around(head, tail, parents)
        turned = not inner and rank[root[tail]] > rank[root[head]]
        tips = [joint.tail_card, joint.head_card]
        for at, field in enumerate((joint.tail_field, joint.head_field)):
            if field is not None and not inner:
                tips[at] = standing.choose(field, leaving=(at == 0) != turned)
        label = _label(joint.link)
        wide = max((width_of(row, LABEL_SIZE) for row in label), default=0)
        lines.append(
            Line(
                f"e{number}",
                Tip(tips[0], joint.tail_field),
                Tip(tips[1], joint.head_field),
                label,
                wide + LABEL_MARGIN[0] if label else 0,
                len(label) * LABEL_ROW + LABEL_MARGIN[1] if label else 0,
                manner_of(joint.link),
                joint.link.both,
                turned,
                inner,
                looks.links.get(joint.link.origin, ""),
                (joint.link,),
            )
        )
    return lines


def _rank(joints: list[_Joint], root: Mapping[str, str], *, by_requests: bool) -> Mapping[str, int]:
    """The place of each outermost thing."""
    units = list(dict.fromkeys(root.values()))
    number = {unit: at for at, unit in enumerate(units)}
    weights: dict[tuple[int, int], int] = {}
    actors = set()
    for joint in joints:
        tail, head = (number[root[box]] for box in joint.boxes)
        weight = _OF_ZONES if joint.tail_field and joint.head_field else _OTHER
        if joint.link.source.sort is Sort.ACTOR:
            weight = _OF_ACTOR
            actors.add(tail)
        weights[tail, head] = weights.get((tail, head), 0) + weight
    if by_requests:
        distance = _distances(actors, weights)
        for tail, head in weights:
            if tail in distance and distance.get(head) == distance[tail] + 1:
                weights[tail, head] += _ON_THE_WAY
    return dict(zip(units, order(len(units), weights), strict=True))


def _distances(starts: set[int], weights: Mapping[tuple[int, int], int]) -> dict[int, int]:
    out: dict[int, list[int]] = {}
    for tail, head in weights:
        out.setdefault(tail, []).append(head)
    distance = dict.fromkeys(sorted(starts), 0)
    queue = list(distance)
    for one in queue:  # grows while it is read
        for head in out.get(one, ()):
            if head not in distance:
                distance[head] = distance[one] + 1
                queue.append(head)
    return distance


def _is_around(field: str, box: str, parents: Mapping[str, str | None]) -> bool:
    around = parents[box]
    while around is not None and around != field:
        around = parents[around]
    return around is not None


def manner_of(link: Link) -> Manner:
    """How the line of a link looks."""
    if link.deny:
        return Manner.DENY
    return Manner.MANAGE if link.relation in _MANAGING else Manner.FLOW


def _label(link: Link) -> tuple[str, ...]:
    """What the author wrote beside a line, or else the ports that narrow it."""
    said = link.label
    if not said and link.ports is not None:
        said = ", ".join(map(str, link.ports.value))
    return wrap(said, LABEL_SIZE, _LABEL_WIDTH, _LABEL_LINES)


def _merged(lines: list[Line]) -> tuple[Line, ...]:
    """Lines that say the same are one, and opposite ones without labels have two heads."""
    kept: dict[tuple[object, ...], Line] = {}
    for line in lines:
        tail, head, look = line.tail.box, line.head.box, (line.manner, line.label, line.look)
        back = kept.get((head, tail, *look))
        if back is not None and not line.label and tail != head:
            kept[head, tail, *look] = replace(back, both=True, links=back.links + line.links)
        elif (same := kept.get((tail, head, *look))) is not None:
            kept[tail, head, *look] = replace(same, links=same.links + line.links)
        else:
            kept[tail, head, *look] = line
    return tuple(kept.values())
