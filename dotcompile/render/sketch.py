"""What is to be drawn, before anything has a place.

Keys are ours and safe in every format: a card's `n…`, a field's `cluster_…`, a line's `e…`. Texts are
cleaned and broken into lines, and boxes have the size that their texts need.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import cached_property

from dotcompile.model.topology import Link, Sort
from dotcompile.records import dataclass
from dotcompile.render.roles import Hue, Role
from dotcompile.render.shapes import Shape


@dataclass(frozen=True, slots=True)
class Card:
    """A service, or whatever else is no zone, in one zone. `copies` is in how many zones it is drawn.

    If its author says what it looks like, that is its `look`; its `shape` is then not ours any more, or its
    texts are `stretched` from our font, in which they are measured, to another one.
    """

    key: str
    name: str
    title: str
    says: str
    role: Role
    field: str | None
    width: float
    height: float
    copies: int = 1
    empty: bool = False  # it only says that its zone has nothing
    look: str = ""
    shape: Shape | None = None
    stretched: bool = False
    sort: Sort = Sort.SERVICE


@dataclass(frozen=True, slots=True)
class Field:
    """A zone. `width` is that of its heading; a `faint` one is no network. It may have a look as cards do."""

    key: str
    name: str
    title: str
    says: str
    hue: Hue
    icon: Role
    parent: str | None
    width: float
    faint: bool = False
    look: str = ""
    stretched: bool = False


class Manner(StrEnum):
    """How a line looks: something flows, something is managed, or nothing may be."""

    FLOW = "flow"
    MANAGE = "manage"
    DENY = "deny"


@dataclass(frozen=True, slots=True)
class Tip:
    """One end of a line: at a field's border if there is one, else at the card.

    Of a field the card is the member that stands for it while cards are placed.
    """

    card: str
    field: str | None = None

    @property
    def box(self) -> str:
        """The key of what the line touches."""
        return self.field or self.card


@dataclass(frozen=True, slots=True)
class Line:
    """A line from tail to head. One that is `reversed` is placed as if it ran the other way.

    An `inner` one joins a field and something in it; it is drawn when everything has its place. `links` are
    what it says: several where they are drawn as one.
    """

    key: str
    tail: Tip
    head: Tip
    label: tuple[str, ...]
    width: float  # of the label's pill, as the height
    height: float
    manner: Manner
    both: bool
    reversed: bool
    inner: bool
    look: str
    links: tuple[Link, ...] = ()

    @property
    def fields(self) -> int:
        """How many ends are zones."""
        return sum(tip.field is not None for tip in (self.tail, self.head))


@dataclass(frozen=True)
class Sketch:
    """Everything that is to be drawn. `loops` says of which fields a line leads to themselves.

    `stacked` are pairs of cards of which the second is to be after the first, although no line joins them.
    """

    cards: tuple[Card, ...]
    fields: tuple[Field, ...]  # an outer one before those in it
    lines: tuple[Line, ...]
    loops: frozenset[str]
    stacked: tuple[tuple[str, str], ...] = ()

    @cached_property
    def card(self) -> Mapping[str, Card]:
        """Cards by key."""
        return {card.key: card for card in self.cards}

    @cached_property
    def field(self) -> Mapping[str, Field]:
        """Fields by key."""
        return {field.key: field for field in self.fields}

    def around(self, field: str | None) -> Iterator[str]:
        """A field and all around it, from the inside."""
        while field is not None:
            yield field
            field = self.field[field].parent

    def around_box(self, key: str) -> Iterator[str]:
        """All fields around a card, or a field and all around that."""
        return self.around(self.card[key].field if key in self.card else key)
