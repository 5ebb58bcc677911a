"""What an author writes is text in a picture, and nothing else: no markup, no script, no file."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dotcompile.render.layout_dot import Direction, write_layout
from dotcompile.render.plain import write_plain
from dotcompile.render.png import write_png
from dotcompile.render.sketching import sketch
from dotcompile.render.svg import Look, write_svg
from dotcompile.render.theme import FAMILIES, Mode
from tests.render.drawn import drawn, looks_of, meant
from tests.render.hostile import CASES, HOSTILE, hostile_diagram

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "style", "g", "rect", "path", "circle", "text"}
ATTRIBUTES = {
    *("class", "d", "transform", "viewBox"),
    *("x", "y", "width", "height", "rx", "cx", "cy", "r"),
}

_VALUE = r'none|#[0-9a-f]{6}|#[0-9A-F]{6}|[\d.]+|\d \d|("[A-Za-z][A-Za-z0-9 _-]*",)+FAMILIES'
RULE = re.compile(rf"(\.canvas|\.paint-\d+ [.a-z-]+)\{{([a-z-]+:({_VALUE});?)+\}}")
LAYOUT_LINE = re.compile(
    r"digraph \{|\}|(?:graph|node|edge) \[[a-zA-Z0-9=. \"]*\]|subgraph cluster_\d+ \{"
    r"|graph \[label=<<TABLE [A-Z=\"\d ]*><TR><TD></TD></TR></TABLE>> labeljust=l labelloc=t margin=28\]"
    r"|(?:n\d+(?:_\d+)?|p_cluster_\d+) \[width=[\d.]+ height=[\d.]+\]"
    r"|\w+ -> \w+ \[(?:id=e\d+ weight=\d"
    r"(?: label=<<TABLE [A-Z=\"\d ]*><TR><TD></TD></TR></TABLE>>)?(?: dir=back)?"
    r"|style=invis weight=0)\]"
)


@pytest.mark.parametrize(("text", "attack"), CASES)
@pytest.mark.parametrize("mode", Mode)
def test_the_picture_holds_nothing_but_shapes_and_text(text: str, attack: str, mode: Mode) -> None:
    drawing = drawn(hostile_diagram(text, attack))
    svg = write_svg(drawing.sketch, drawing.layout, Look(mode, text, text, fonts=False))
    harmless = write_svg(drawing.sketch, drawing.layout, Look(mode, "x", "x", fonts=False))
    root = ElementTree.fromstring(svg)
    for one in root.iter():
        assert one.tag.removeprefix(SVG) in ELEMENTS
        assert set(one.attrib) <= ATTRIBUTES
    style = root.find(f"{SVG}style")
    assert style is not None
    assert style.text == ElementTree.fromstring(harmless).findtext(f"{SVG}style")
    assert "url(" not in (style.text or "")
    assert "<!" not in svg
    assert "<?" not in svg
    assert write_png(svg, zoom=0.2).startswith(b"\x89PNG")


@pytest.mark.parametrize(("text", "attack"), CASES)
def test_what_the_author_says_of_looks_is_written_anew(text: str, attack: str) -> None:
    diagram = hostile_diagram(text, attack)
    looks, mode = looks_of(diagram)
    drawing = drawn(diagram, looks=looks)
    svg = write_svg(
        drawing.sketch, drawing.layout, Look(mode, text, fonts=False, rules=looks.rules_with_fonts)
    )
    root = ElementTree.fromstring(svg)
    for one in root.iter():
        assert one.tag.removeprefix(SVG) in ELEMENTS
        assert set(one.attrib) <= ATTRIBUTES | {"textLength", "lengthAdjust"}
    assert "<!" not in svg
    for rule in looks.rules_with_fonts:
        assert RULE.fullmatch(rule.replace(FAMILIES, "FAMILIES")), rule


@pytest.mark.parametrize(("text", "attack"), CASES)
def test_the_engine_sees_nothing_that_the_author_wrote(text: str, attack: str) -> None:
    made = sketch(meant(hostile_diagram(text, attack)))
    for direction in Direction:
        for line in write_layout(made, direction).splitlines():
            assert LAYOUT_LINE.fullmatch(line), line


@pytest.mark.parametrize("text", HOSTILE)
def test_plain_dot_says_what_the_labels_say(text: str) -> None:
    drawing = drawn(hostile_diagram(text, ""))
    again = meant(write_plain(drawing.sketch, "x"))
    titles = {card.name: card.title for card in drawing.sketch.cards}
    assert {service.id: service.label.replace("\\\\", "\\") for service in again.services} == titles


def test_the_licence_of_the_font_is_beside_it() -> None:
    fonts = Path(write_svg.__code__.co_filename).parent / "fonts"
    assert {"OFL.txt", "Inter-Regular.ttf", "Inter-SemiBold.ttf"} <= {file.name for file in fonts.iterdir()}
