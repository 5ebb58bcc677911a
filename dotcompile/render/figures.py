"""The figures of a picture as SVG: zones, cards, lines, labels.

In: one thing of a sketch and where it is. Out: one element.
"""

from dotcompile.render.boxes import ROUND, Box
from dotcompile.render.cards import HEADING_AT, NAME_SIZE, SAYS_SIZE, TEXT_AT
from dotcompile.render.curves import Curve, points, turned, without_end
from dotcompile.render.engraving import arrow_head, element, path_of, rectangle, text_at
from dotcompile.render.icons import ICONS
from dotcompile.render.roles import Role
from dotcompile.render.shapes import Shape, outline, text_place
from dotcompile.render.sketch import Card, Field, Line, Manner
from dotcompile.render.sketching import LABEL_ROW
from dotcompile.render.text import width_of

_CARD_ROUND, _ICON = 10.0, 18.0
#: Lines by how many of their ends are zones: their class, and the size of their arrow heads.
_WEIGHTS, _HEADS = ("", "half", "thick"), (9.0, 10.0, 11.0)
#: How much of its head a line runs under.
_UNDER = 0.7
_TAIL = 3.6


def draw_field(field: Field, box: Box) -> str:
    """A zone's field."""
    return element("g", rectangle(box, "field", ROUND), class_=_field_class(field))


def _field_class(field: Field) -> str:
    return _classes(f"zone {field.hue}", "faint" if field.faint else "", field.look)


def _classes(*names: str) -> str:
    return " ".join(filter(None, names))


def draw_heading(field: Field, box: Box, shift: float, *, loops: bool) -> str:
    """A zone's icon and texts, on a backing that keeps lines off them; `loops` if it is joined to itself."""
    left, top = box.left + shift, box.top
    title, says = _widths(field)
    parts = [
        rectangle(Box(left + 8, top + 7, left + field.width - 10, top + 39), "backing", 8),
        icon(field.icon, left + 14, top + 12, 20),
        text_at(left + HEADING_AT, top + 20, field.title, "zone-name", title),
        text_at(left + HEADING_AT, top + 34, field.says, "zone-says", says),
    ]
    if loops:
        parts.append(text_at(box.right - 30, top + 24, "↔", "zone-name"))
    return element("g", "".join(parts), class_=_field_class(field))


def icon(role: Role, x: float, y: float, size: float) -> str:
    """An icon with its upper left corner at a point."""
    place = f"translate({x:.1f} {y:.1f}) scale({size / 24:.3f})"
    return element("path", class_="icon", transform=place, d=ICONS[role])


def draw_card(card: Card, box: Box) -> str:
    """A card."""
    x, y = box.left, box.top
    if card.empty:
        parts = [
            rectangle(box, "card", 9),
            text_at(box.center[0], box.center[1] + 4, card.says, "says middle"),
        ]
        return element("g", "".join(parts), class_="empty")
    if card.shape is not None:
        return _draw_shaped(card, card.shape, box)
    title, says = _widths(card)
    shadow = Box(x + 0.5, y + 2, box.right - 0.5, box.bottom + 2)
    parts = [
        rectangle(shadow, "shadow", _CARD_ROUND),
        rectangle(box, "card", _CARD_ROUND),
        rectangle(Box(x + 9, y + 9, x + 37, y + 37), "chip", 7),
        icon(card.role, x + 14, y + 14, _ICON),
        text_at(x + TEXT_AT, y + 20.5, card.title, "name", title),
        text_at(x + TEXT_AT, y + 35, card.says, "says", says),
    ]
    return element("g", "".join(parts), class_=_classes(f"role-{card.role}", _copy(card), card.look))


def _draw_shaped(card: Card, shape: Shape, box: Box) -> str:
    """A card in a shape that its author chose, with nothing in it but its name."""
    parts = [] if shape is Shape.PLAIN else [element("path", class_="card", d=outline(shape, box))]
    title, _ = _widths(card)
    parts.append(text_at(*text_place(shape, box), card.title, "name middle", title))
    return element("g", "".join(parts), class_=_classes("shaped", _copy(card), card.look))


def _copy(card: Card) -> str:
    return "copy" if card.copies > 1 else ""


def _widths(one: Card | Field) -> tuple[float | None, float | None]:
    """What the texts of a card or a heading are stretched to, if they are."""
    if not one.stretched:
        return None, None
    return width_of(one.title, NAME_SIZE, bold=True), width_of(one.says, SAYS_SIZE)


def line_class(manner: Manner, fields: int) -> str:
    """The classes of a line, by its manner and how many of its ends are zones."""
    return _classes("link", _WEIGHTS[fields], "" if manner is Manner.FLOW else manner.value)


def draw_line(line: Line, curve: Curve) -> str:
    """A line with its heads."""
    size = _HEADS[line.fields]
    under = without_end(curve, size * _UNDER)
    heads = [arrow_head(curve[-1][3], under[-1][3], size)]
    if line.both:
        under = turned(without_end(turned(under), size * _UNDER))
        heads.append(arrow_head(curve[0][0], under[0][0], size))
    elif line.tail.field is not None:
        x, y = curve[0][0]
        heads.append(element("circle", class_="tail", cx=x, cy=y, r=_TAIL))
    if line.manner is Manner.DENY:
        heads.append(_bar(curve))
    path = element("path", class_="line", d=path_of(under))
    return element(
        "g", path + "".join(heads), class_=_classes(line_class(line.manner, line.fields), line.look)
    )


def _bar(curve: Curve) -> str:
    """A cross on what must not be."""
    along = points(curve, 8)
    x, y = along[len(along) // 2]
    return element("path", class_="bar", d=f"M{x - 5:.1f} {y - 5:.1f}l10 10m0 -10l-10 10")


def draw_label(line: Line, box: Box) -> str:
    """A label in its pill."""
    rows = [
        text_at(box.center[0], box.top + 14.7 + LABEL_ROW * number, row, "label")
        for number, row in enumerate(line.label)
    ]
    pill = Box(box.left + 3, box.top, box.right - 3, box.bottom)
    look = {"class_": line.look} if line.look else {}
    return element("g", rectangle(pill, "pill", min(9, pill.height / 2)) + "".join(rows), **look)
