"""A sketch as DOT for other programs: names, labels and lines that end at clusters, and no look.

In: a sketch. Out: DOT in which every text is quoted, and `compound`, `ltail` and `lhead` are right.
Graphviz's own `ltail` and `lhead` take hold only if the node at the line's end is in the cluster, and one
node is only ever in one: so a service in several zones is as many nodes here.
https://graphviz.org/docs/attrs/lhead/
"""

from collections.abc import Iterator

from dotcompile.render.roles import Role
from dotcompile.render.sketch import Card, Field, Line, Manner, Sketch

_SHAPES = {Role.DATABASE: "cylinder", Role.VOLUME: "cylinder", Role.ACTOR: "ellipse", Role.NETWORK: "hexagon"}
_STYLES = {Manner.FLOW: "", Manner.MANAGE: "dashed", Manner.DENY: "dotted"}


def write_plain(sketch: Sketch, title: str) -> str:
    """The DOT of a sketch."""
    return "\n".join(_statements(sketch, title)) + "\n"


def _statements(sketch: Sketch, title: str) -> Iterator[str]:
    yield f"digraph {_quoted(title)} {{"
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
            yield f"{indent}subgraph {_cluster(one)} {{"
            yield f"{indent}    label={_quoted(one.title)}"
            waiting.append((depth, None))
            waiting.extend((depth + 1, inner) for inner in reversed(within.get(one.key, [])))
    yield from (f"    {_line(line, sketch)}" for line in sketch.lines)
    yield "}"


def _card(card: Card) -> str:
    if card.empty:
        return f"{_node(card)} [label={_quoted(card.says)}, shape=plaintext]"
    shape = f", shape={_SHAPES[card.role]}" if card.role in _SHAPES else ""
    return f"{_node(card)} [label={_quoted(card.title)}{shape}]"


def _line(line: Line, sketch: Sketch) -> str:
    ends, attributes = [], []
    for tip, name in ((line.tail, "ltail"), (line.head, "lhead")):
        card = tip.card or _member(tip.field, sketch)
        ends.append(_node(sketch.card[card]))
        if tip.field is not None and not line.inner:
            attributes.append(f"{name}={_cluster(sketch.field[tip.field])}")
    if line.label:
        attributes.append(f"label={_quoted(chr(10).join(line.label))}")
    if _STYLES[line.manner]:
        attributes.append(f"style={_STYLES[line.manner]}")
    if line.both:
        attributes.append("dir=both")
    return f"{ends[0]} -> {ends[1]}" + (f" [{', '.join(attributes)}]" if attributes else "")


def _member(field: str | None, sketch: Sketch) -> str:
    """Any card in a zone, for a line between a zone and what is in it: no cluster has room for that line."""
    return next(card.key for card in sketch.cards if field in set(sketch.around(card.field)))


def _node(card: Card) -> str:
    suffix = card.key.partition("_")[2] if not card.empty else card.key
    return _quoted(card.name + (f"@{suffix}" if suffix else ""))


def _cluster(field: Field) -> str:
    return _quoted(f"cluster_{field.name}")


def _quoted(text: str) -> str:
    """A text as DOT's string, in which a backslash is only ever itself."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
