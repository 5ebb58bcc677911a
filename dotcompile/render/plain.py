"""A sketch as DOT for other programs: names, labels and lines that end at clusters, and no look.

In: a sketch. Out: DOT in which every text is quoted, and `compound`, `ltail` and `lhead` are right.
Graphviz's own `ltail` and `lhead` take hold only if the node at the line's end is in the cluster, and one
node is only ever in one: so a service in several zones is as many nodes here.
https://graphviz.org/docs/attrs/lhead/
"""

from collections.abc import Iterator

from graphviz import escape, nohtml
from graphviz.quoting import attr_list, quote

from dotcompile.render.roles import Role
from dotcompile.render.sketch import Card, Field, Line, Manner, Sketch

_SHAPES = {Role.DATABASE: "cylinder", Role.VOLUME: "cylinder", Role.ACTOR: "ellipse", Role.NETWORK: "hexagon"}
_STYLES = {Manner.FLOW: "", Manner.MANAGE: "dashed", Manner.DENY: "dotted"}


def write_plain(sketch: Sketch, title: str) -> str:
    """The DOT of a sketch."""
    return "\n".join(_statements(sketch, title)) + "\n"


def _statements(sketch: Sketch, title: str) -> Iterator[str]:
    yield f"digraph {quote(_text(title))} {{"
    yield "    graph [compound=true]"
    yield '    node [shape=box, style="rounded"]'
    within: dict[str | None, list[Field | Card]] = {}
    for field in sketch.fields:
        within.setdefault(field.parent, []).append(field)
    for card in sketch.cards:
        within.setdefault(card.field, []).append(card)
    waiting: list[tuple[int, Field | Card | None]] = [(1, one) for one in reversed(within.get(None, []))]
    while waiting:
        depth, one = waiting.pop()
        indent = "    " * depth
        if one is None:
            yield f"{indent}}}"
        elif isinstance(one, Card):
            yield f"{indent}{_card(one)}"
        else:
            yield f"{indent}subgraph {quote(_cluster(one))} {{"
            yield f"{indent}    label={quote(_text(one.title))}"
            waiting.append((depth, None))
            waiting.extend((depth + 1, inner) for inner in reversed(within.get(one.key, [])))
    yield from (f"    {_line(line, sketch)}" for line in sketch.lines)
    yield "}"


def _card(card: Card) -> str:
    shape = "plaintext" if card.empty else _SHAPES.get(card.role)
    label = card.says if card.empty else card.title
    return f"{quote(_node(card))}{attr_list(attributes=(('label', _text(label)), ('shape', shape)))}"


def _line(line: Line, sketch: Sketch) -> str:
    ends: list[str] = []
    attributes: list[tuple[str, str]] = []
    for tip, name in ((line.tail, "ltail"), (line.head, "lhead")):
        card = tip.card or _member(tip.field, sketch)
        ends.append(quote(_node(sketch.card[card])))
        if tip.field is not None and not line.inner:
            attributes.append((name, _cluster(sketch.field[tip.field])))
    if line.label:
        attributes.append(("label", _text("\n".join(line.label))))
    if _STYLES[line.manner]:
        attributes.append(("style", _STYLES[line.manner]))
    if line.both:
        attributes.append(("dir", "both"))
    return f"{ends[0]} -> {ends[1]}{attr_list(attributes=attributes)}"


def _member(field: str | None, sketch: Sketch) -> str:
    """Any card in a zone, for a line between a zone and what is in it: no cluster has room for that line."""
    return next(card.key for card in sketch.cards if field in set(sketch.around(card.field)))


def _node(card: Card) -> str:
    suffix = card.key.partition("_")[2] if not card.empty else card.key
    return _text(card.name + (f"@{suffix}" if suffix else ""))


def _cluster(field: Field) -> str:
    return _text(f"cluster_{field.name}")


def _text(text: str) -> str:
    """A text that `quote` leaves as it is: a backslash is only ever itself, and nothing is markup."""
    # What ends in a line break would pass for a plain word.
    made: str = nohtml(escape(text).replace("\n", "\\n"))
    return made
