"""What the signs of a picture mean: only those that are in it.

In: a sketch and how wide it may be. Out: elements, and how high they are together.
"""

from collections.abc import Iterator

from dotcompile.render.boxes import Box
from dotcompile.render.engraving import arrow_head, element, rectangle, text_at
from dotcompile.render.figures import icon, line_class
from dotcompile.render.roles import Role
from dotcompile.render.sketch import Manner, Sketch
from dotcompile.render.text import width_of

_ROW, _GAP, _SIZE, _ABOVE = 26.0, 18.0, 10.5, 26.0
_WEIGHT_SAYS = ("service link", "service–zone link", "zone link")
_MANNER_SAYS = {Manner.MANAGE: "control, provision", Manner.DENY: "must not be"}


def draw_legend(sketch: Sketch, width: float) -> tuple[str, float]:
    """The legend in rows, and its height with the room above it; nothing if there is nothing to explain."""
    x, y, drawn = 0.0, 0.0, []
    for says, figure, before in _entries(sketch):
        wide = before + width_of(says, _SIZE)
        if x and x + wide > width:
            x, y = 0.0, y + _ROW
        place = f"translate({x:.1f} {y:.1f})"
        text = text_at(before, 14, says, "says")
        drawn.append(element("g", figure + text, transform=place))
        x += wide + _GAP
    return "\n".join(drawn), (y + _ROW - 6 + _ABOVE if drawn else 0)


def _entries(sketch: Sketch) -> Iterator[tuple[str, str, float]]:
    """What each sign means, the sign, and how far right of it the text begins."""
    for role in dict.fromkeys(card.role for card in sketch.cards if not card.empty and card.shape is None):
        yield role.value, _chip(role), 26
    weights = dict.fromkeys(line.fields for line in sketch.lines if line.manner is Manner.FLOW)
    for fields in sorted(weights):
        yield _WEIGHT_SAYS[fields], _sample(Manner.FLOW, fields), 36
    manners = dict.fromkeys(line.manner for line in sketch.lines)
    for manner, says in _MANNER_SAYS.items():
        if manner in manners:
            fields = max(line.fields for line in sketch.lines if line.manner is manner)
            yield says, _sample(manner, fields), 36


def _chip(role: Role) -> str:
    chip = rectangle(Box(0, 0, 20, 20), "chip", 5) + icon(role, 3, 3, 14)
    return element("g", chip, class_=f"role-{role}")


def _sample(manner: Manner, fields: int) -> str:
    path = element("path", class_="line", d="M1 10L23 10")
    return element("g", path + arrow_head((30, 10), (0, 10), 9), class_=line_class(manner, fields))
