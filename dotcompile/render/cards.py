"""Every thing of a topology as a card in each zone that lists it, and every zone as a field.

In: a topology. Out: cards and fields of the size that their texts need, and where each thing is drawn.
"""

from collections.abc import Iterator, Mapping

from dotcompile.model.topology import (
    Actor,
    Engine,
    Host,
    NetworkNode,
    Said,
    Service,
    Sort,
    Topology,
    Volume,
    Zone,
)
from dotcompile.records import dataclass, replace
from dotcompile.render.looks import Looks
from dotcompile.render.roles import Role, hue_of, role_of
from dotcompile.render.shapes import size_of
from dotcompile.render.sketch import Card, Field
from dotcompile.render.text import clean, shorten, width_of

CARD_HEIGHT, EMPTY_HEIGHT = 46, 34
#: Where a card's texts begin, and how much is right of them.
TEXT_AT, AFTER_TEXT = 47, 14
NAME_SIZE, SAYS_SIZE = 13, 10.5
#: The icon left of a zone's heading and the room right of it.
HEADING_AT, AFTER_HEADING = 42, 14
_LEAST_WIDTH, _MOST_TEXT, _MOST_HEADING = 104, 230, 320
_EMPTY_WIDTH = 120
#: Cards of one zone that differ less are equally wide.
_ALIKE = 0.62

Thing = tuple[Sort, str]
_Drawable = Service | Actor | Host | NetworkNode | Engine | Volume


@dataclass(frozen=True, slots=True)
class Placed:
    """All cards and fields, and for each thing its cards by the zones that they are in."""

    cards: tuple[Card, ...]
    fields: tuple[Field, ...]
    drawn: Mapping[Thing, Mapping[str | None, str]]
    field: Mapping[str, str]  # the key of a zone's field by the zone's name


@dataclass(frozen=True, slots=True)
class Closed:
    """What is said of a zone whose members are not drawn: in its heading, and inside."""

    heading: str
    inside: str


def place(topology: Topology, closed: Mapping[str, Closed], looks: Looks) -> Placed:
    """Cards and fields, some of them of zones that are drawn with nothing in them."""
    field = {zone.name: f"cluster_{number}" for number, zone in enumerate(topology.zones)}
    listed: dict[Thing, list[str | None]] = {}
    for zone in topology.zones:
        for member in zone.members:
            listed.setdefault((member.sort, member.name), []).append(zone.name)
    cards: list[Card] = []
    drawn: dict[Thing, dict[str | None, str]] = {}
    for number, (sort, thing) in enumerate(_things(topology)):
        zones = listed.get((sort, thing.name), [None])
        card = _card(thing, sort, len(zones), looks)
        for copy, home in enumerate(zones):
            key = f"n{number}" + (f"_{copy}" if copy else "")
            home_field = field[home] if home is not None else None
            cards.append(replace(card, key=key, field=home_field, sort=sort))
            drawn.setdefault((sort, thing.name), {})[home] = key
    cards += _empty(topology, cards, field, closed)
    says = {
        zone.name: closed[zone.name].heading if zone.name in closed else amount_in(topology, zone)
        for zone in topology.zones
    }
    fields = tuple(
        _field(number, zone, cards, field, says[zone.name], looks)
        for number, zone in enumerate(topology.zones)
    )
    return Placed(tuple(_evened(cards)), tuple(_outer_first(fields)), drawn, field)


def _things(topology: Topology) -> Iterator[tuple[Sort, _Drawable]]:
    for sort, things in (
        (Sort.ACTOR, topology.actors),
        (Sort.ENGINE, topology.engines),
        (Sort.HOST, topology.hosts),
        (Sort.SERVICE, topology.services),
        (Sort.NETWORK, topology.networks),
        (Sort.VOLUME, topology.volumes),
    ):
        yield from ((sort, thing) for thing in things)


def _card(thing: _Drawable, sort: Sort, copies: int, looks: Looks) -> Card:
    role = role_of(sort, thing if isinstance(thing, Service) else None)
    title = shorten(clean(thing.label) or clean(thing.name), NAME_SIZE, _MOST_TEXT, bold=True)
    says = shorten(" · ".join(_says(thing, role, copies)), SAYS_SIZE, _MOST_TEXT)
    look = looks.nodes.get(thing.id, "")
    shape, stretched = looks.shapes.get(look), look in looks.fonts
    if shape is not None:
        width, height = size_of(shape, width_of(title, NAME_SIZE, bold=True))
        return Card(
            "", thing.name, title, "", role, None, width, height, copies, False, look, shape, stretched
        )
    text = max(width_of(title, NAME_SIZE, bold=True), width_of(says, SAYS_SIZE))
    width = max(_LEAST_WIDTH, round(TEXT_AT + text + AFTER_TEXT))
    return Card(
        "", thing.name, title, says, role, None, width, CARD_HEIGHT, copies, False, look, None, stretched
    )


def _says(thing: _Drawable, role: Role, copies: int) -> Iterator[str]:
    image, replicas, subnet = (thing.settings.get(name) for name in ("image", "replicas", "subnet"))
    is_said = image is not None and image.said is not Said.INFERRED
    yield clean(str(image.value)) if image and is_said and isinstance(thing, Service) else role.value
    if subnet and isinstance(thing, NetworkNode):
        yield ", ".join(map(str, subnet.value))
    if replicas and replicas.value != 1:
        yield f"× {replicas.value}"
    if copies > 1:
        yield f"in {copies} zones"


def _empty(
    topology: Topology, cards: list[Card], field: Mapping[str, str], closed: Mapping[str, Closed]
) -> Iterator[Card]:
    """What holds open a zone that has neither a card nor a zone in it."""
    filled = {card.field for card in cards}
    for zone in topology.zones:
        key = field[zone.name]
        if key not in filled and not topology.subzones[zone.name]:
            text = closed[zone.name].inside if zone.name in closed else "no services"
            text = shorten(text, SAYS_SIZE, _MOST_TEXT)
            width = max(_EMPTY_WIDTH, round(width_of(text, SAYS_SIZE)) + 24)
            yield Card(f"p_{key}", "", "", text, Role.SERVICE, key, width, EMPTY_HEIGHT, empty=True)


def _field(
    number: int, zone: Zone, cards: list[Card], field: Mapping[str, str], amount: str, looks: Looks
) -> Field:
    title = shorten(clean(zone.label) or zone.name, NAME_SIZE, _MOST_HEADING, bold=True)
    says = shorten(amount, SAYS_SIZE, _MOST_HEADING)
    width = HEADING_AT + max(width_of(title, NAME_SIZE, bold=True), width_of(says, SAYS_SIZE)) + AFTER_HEADING
    key = field[zone.name]
    hue = hue_of(zone, number, [card.role for card in cards if card.field == key])
    icon = Role.HOST if zone.kind == "hosts" else Role.NETWORK
    parent = field[zone.parent] if zone.parent is not None else None
    look, faint = looks.zones.get(zone.id, ""), zone.kind in ("group", "outside")
    stretched = look in looks.fonts
    return Field(key, zone.name, title, says, hue, icon, parent, width, faint, look, stretched)


def amount_in(topology: Topology, zone: Zone) -> str:
    """A zone's subnet, if that is said, and how much is in it."""
    counts: dict[Sort, int] = {}
    waiting = [zone]
    while waiting:
        one = waiting.pop()
        for member in one.members:
            counts[member.sort] = counts.get(member.sort, 0) + 1
        waiting.extend(topology.subzones[one.name])
    subnet = zone.settings.get("subnet")
    parts = [", ".join(map(str, subnet.value))] if subnet else []
    parts += [f"{count} {sort}{'s' if count != 1 else ''}" for sort, count in counts.items()]
    return " · ".join(parts) or "0 services"


def _evened(cards: list[Card]) -> Iterator[Card]:
    widest: dict[str | None, float] = {}
    for card in cards:
        if card.field is not None and not card.empty and card.shape is None:
            widest[card.field] = max(widest.get(card.field, 0), card.width)
    for card in cards:
        most = widest.get(card.field, 0)
        alike = not card.empty and card.shape is None and _ALIKE * most < card.width < most
        yield replace(card, width=most) if alike else card


def _outer_first(fields: tuple[Field, ...]) -> Iterator[Field]:
    within: dict[str | None, list[Field]] = {}
    for field in fields:
        within.setdefault(field.parent, []).append(field)
    waiting = list(reversed(within.get(None, [])))
    while waiting:
        field = waiting.pop()
        yield field
        waiting.extend(reversed(within.get(field.key, [])))
