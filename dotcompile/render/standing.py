"""Which member of a zone stands for it while cards are placed.

In: cards, fields and the arcs between cards. Out: for a zone that a line leaves a card of its last layer,
for one that a line enters a card of its first; of those the least used, and then the one in the middle.
"""

from collections.abc import Iterable, Mapping

from dotcompile.render.ordering import layers
from dotcompile.render.sketch import Card, Field


class Standing:
    """The members that stand for zones, by how often they did already."""

    def __init__(
        self, cards: Iterable[Card], fields: Iterable[Field], arcs: Iterable[tuple[str, str]]
    ) -> None:
        parents = {field.key: field.parent for field in fields}
        self._within: dict[str, list[str]] = {key: [] for key in parents}
        for card in cards:
            field = card.field
            while field is not None:
                self._within[field].append(card.key)
                field = parents[field]
        self._arcs = list(arcs)
        self._used: dict[tuple[str, bool], int] = {}
        self._found: dict[str, tuple[list[str], list[str]]] = {}

    def choose(self, field: str, *, leaving: bool) -> str:
        """The member by which a line leaves a zone, or enters it."""
        if field not in self._found:
            self._found[field] = self._first_and_last(self._within[field])
        first, last = self._found[field]
        cards = last if leaving else first
        middle = (len(cards) - 1) / 2
        chosen = min(
            range(len(cards)), key=lambda at: (self._used.get((cards[at], leaving), 0), abs(at - middle), at)
        )
        key = cards[chosen], leaving
        self._used[key] = self._used.get(key, 0) + 1
        return cards[chosen]

    def _first_and_last(self, cards: list[str]) -> tuple[list[str], list[str]]:
        number = {card: at for at, card in enumerate(cards)}
        arcs = [(number[a], number[b]) for a, b in self._arcs if a in number and b in number and a != b]
        layer = dict(zip(cards, layers(len(cards), arcs), strict=True))
        most = max(layer.values())
        goes_on = {cards[tail] for tail, _ in arcs}
        first = [card for card in cards if not layer[card]]
        # A true entry is better than a card that nothing in the zone is joined to.
        entries = [card for card in first if card in goes_on]
        return entries or first, [card for card in cards if layer[card] == most]


def roots_of(cards: Iterable[Card], fields: Iterable[Field]) -> Mapping[str, str]:
    """For each card and field the outermost field around it, or the card itself where there is none."""
    root: dict[str, str] = {}
    for field in fields:
        root[field.key] = root[field.parent] if field.parent is not None else field.key
    root.update((card.key, root[card.field] if card.field is not None else card.key) for card in cards)
    return root
