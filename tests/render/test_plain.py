"""DOT for other programs says what it was meant to say, whatever things are called."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from dotcompile.render.plain import write_plain
from dotcompile.render.roles import Role
from dotcompile.render.sketch import Card, Line, Manner, Sketch, Tip
from dotcompile.render.text import clean
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate

TEXTS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=20)
ENDS = ("", "\n", "\\", ":n", '"', "-", "@1")


@given(TEXTS, TEXTS)
@example("node", "<b>x</b>")
@example("-5.", "a\\nb\\l\\\\")
@example("<x>", '\\"')
def test_it_is_read_as_it_was_meant(name: str, label: str) -> None:
    title = clean(label)
    cards = tuple(
        Card(f"n{number}", name + end, title, "", Role.SERVICE, None, 1, 1) for number, end in enumerate(ENDS)
    )
    lines = tuple(
        Line(f"e{at}", Tip(one.key), Tip(other.key), (title,), 1, 1, Manner.DENY, True, False, False, "")
        for at, (one, other) in enumerate(pairwise(cards))
    )
    text = write_plain(Sketch(cards, (), lines, frozenset()), name)
    source, of_bytes = decode("plain.dot", text.encode())
    document, of_syntax = parse(source)
    (drawing,), _ = evaluate(document)
    assert (of_bytes, of_syntax) == ((), ())
    assert len(drawing.nodes) == len(cards)
    assert drawing.edge_count == len(lines)
    labels = {str(node.attributes()["label"].value) for node in drawing.nodes.values()}
    assert labels == {title.replace("\\", "\\\\")}
