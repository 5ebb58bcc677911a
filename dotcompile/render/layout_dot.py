"""A sketch to the DOT that a layout engine is given.

In: a sketch and a direction. Out: DOT that holds keys of ours and measures, and nothing that the author
of the diagram wrote: no file can be named in it and no markup be smuggled through it.
"""

from collections.abc import Iterator
from enum import StrEnum
from math import ceil

from dotcompile.render.shapes import BENT
from dotcompile.render.sketch import Card, Field, Line, Sketch

#: A zone is drawn so much smaller than its cluster, so that lines end at a border with nothing near it.
INSET = 14
_CLUSTER_MARGIN = 2 * INSET
_HEADING_HEIGHT = 34
_POINTS_PER_INCH = 72
#: Lines of zones pull their ends together more than lines of services do.
_WEIGHTS = (1, 2, 3)


class Direction(StrEnum):
    """Where lines run."""

    DOWN = "TB"
    RIGHT = "LR"


class Effort(StrEnum):
    """How much an engine tries; the value is what it is told."""

    FULL = "splines=spline"
    #: Straight lines and few rounds: 3,200 cards in 6 s where curves take minutes.
    QUICK = "splines=line nslimit=1 nslimit1=1 mclimit=0.2"


def write_layout(sketch: Sketch, direction: Direction, effort: Effort = Effort.FULL) -> str:
    """The DOT of a sketch, its boxes of the size that they are drawn in."""
    return "\n".join(_statements(sketch, direction, effort))


def _statements(sketch: Sketch, direction: Direction, effort: Effort) -> Iterator[str]:
    yield "digraph {"
    yield f"graph [rankdir={direction} nodesep=0.34 ranksep=0.55 {effort}]"
    yield 'node [shape=box fixedsize=true label=""]'
    yield "edge [arrowsize=0.8]"
    cards: dict[str | None, list[Card]] = {}
    for card in sketch.cards:
        cards.setdefault(card.field, []).append(card)
    fields: dict[str | None, list[Field]] = {}
    for field in sketch.fields:
        fields.setdefault(field.parent, []).append(field)
    # A stack in place of recursion: zones nest deeper than Python's calls do.
    waiting: list[Field | str] = list(reversed(fields.get(None, [])))
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            yield one
            continue
        field = one
        heading = _box(field.width + INSET, _HEADING_HEIGHT)
        yield f"subgraph {field.key} {{"
        yield f"graph [label={heading} labeljust=l labelloc=t margin={_CLUSTER_MARGIN}]"
        yield from map(_card, cards.get(field.key, ()))
        waiting.append("}")
        waiting.extend(reversed(fields.get(field.key, [])))
    yield from map(_card, cards.get(None, ()))
    yield from (_line(line) for line in sketch.lines if not line.inner)
    yield from (f"{before} -> {after} [style=invis weight=0]" for before, after in sketch.stacked)
    yield "}"


def _card(card: Card) -> str:
    width, height = card.width / _POINTS_PER_INCH, card.height / _POINTS_PER_INCH
    shape = f" shape={BENT[card.shape]}" if card.shape in BENT else ""
    return f"{card.key} [width={width:.4f} height={height:.4f}{shape}]"


def _line(line: Line) -> str:
    tail, head = line.tail.card, line.head.card
    if line.reversed:
        tail, head = head, tail
    label = f" label={_box(line.width, line.height)}" if line.label else ""
    back = " dir=back" if line.reversed else ""
    return f"{tail} -> {head} [id={line.key} weight={_WEIGHTS[line.fields]}{label}{back}]"


def _box(width: float, height: float) -> str:
    """An empty table: the only label whose size every engine takes as it is."""
    size = f'FIXEDSIZE="TRUE" WIDTH="{ceil(width)}" HEIGHT="{ceil(height)}"'
    bare = 'BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0"'
    return f"<<TABLE {bare} {size}><TR><TD></TD></TR></TABLE>>"
