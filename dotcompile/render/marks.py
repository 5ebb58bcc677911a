"""What was found of a diagram, as it is put on its picture.

Whoever finds something makes marks of it: which things they are about, which pairs are to be joined by an
arc, and which of the drawn links have a part in it.
"""

from enum import StrEnum

from dotcompile.model.topology import Link
from dotcompile.records import dataclass
from dotcompile.render.things import Thing


class Tone(StrEnum):
    """What a mark says of its things; red is for broken rules alone."""

    BROKEN = "broken"  # a rule is
    UNDRAWN = "undrawn"  # it is possible, and nobody drew it
    FAULT = "fault"  # something else was found
    LOST = "lost"  # with a host
    DRIFT = "drift"  # what runs is not what is drawn
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Mark:
    """One finding. `at` is where it is written, as `shop.dot:12`; `arcs` lead from thing to thing."""

    tone: Tone
    code: str
    text: str
    at: str = ""
    things: tuple[Thing, ...] = ()
    arcs: tuple[tuple[Thing, Thing], ...] = ()
    links: tuple[Link, ...] = ()
