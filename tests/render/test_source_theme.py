"""The theme `source`: colours, shapes, strokes and fonts that the diagram says."""

import random
import re
from pathlib import Path

import pytest

from dotcompile.render.curves import points
from dotcompile.render.drawing import Drawing
from dotcompile.render.engines import Engine
from dotcompile.render.shapes import BENT, Shape, holds, read_shape
from dotcompile.render.source.colours import read_colour
from dotcompile.render.svg import Look, write_svg
from dotcompile.render.theme import DARK, LIGHT, Mode
from tests.cli.outcome import dotcompile
from tests.goldens import Golden
from tests.render.drawn import PURE, SYSTEM, assert_sound, drawn, looks_of
from tests.render.random_diagrams import diagram
from tests.soak import Soak

SHOP = Path(__file__).parent / "source" / "shop.dot"
#: How far from its shape a line may end.
NEAR = 2.0
ENGINES = pytest.mark.parametrize(
    "engine", [pytest.param(PURE, id="graphviz-pure"), pytest.param(SYSTEM, marks=pytest.mark.dot, id="dot")]
)
SHAPES = ("box", "oval", "diamond", "hexagon", "cylinder", "note", "tab", "none", "star")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("red", "#ff0000"),
        ("Light Goldenrod", None),
        ("LightGoldenrod", "#eedd82"),
        ("lightgoldenrod3", "#cdbe70"),
        ("gray", "#bebebe"),
        ("grey50", "#808080"),
        ("gray101", None),
        ("#ABC", "#aabbcc"),
        ("#0f172A", "#0f172a"),
        ("#0f172a80", "#0f172a"),
        ("#12", None),
        ("0.0 1.0 1.0", "#ff0000"),
        ("0.333,0.5,0.8", "#66cc66"),
        ("9 9 9", "#ff0000"),
        ("red:blue", "#ff0000"),
        ("blue;0.3:red", "#0000ff"),
        ("/svg/navy", "#000080"),
        ("/blues9/3", None),
        ("transparent", "none"),
        ("", None),
        ("url(x)", None),
        ("red}", None),
        ("inherit", None),
    ],
)
def test_colours(written: str, read: str | None) -> None:
    assert read_colour(written) == read


@pytest.mark.parametrize("piece", ["1", "0.5 ", "#", "/x11/"])
def test_what_is_long_is_no_colour(piece: str) -> None:
    assert read_colour(piece * 100_000) is None


def test_the_picture_of_a_diagram_with_looks(golden: Golden) -> None:
    looks, mode = looks_of(SHOP.read_text())
    drawing = drawn(SHOP.read_text(), looks=looks)
    assert_sound(drawing)
    svg = write_svg(drawing.sketch, drawing.layout, Look(mode, "shop", fonts=False, rules=looks.rules))
    golden(SHOP.with_suffix(".svg.txt"), svg)


@ENGINES
@pytest.mark.parametrize("shape", SHAPES)
def test_texts_fit_shapes_and_lines_end_at_them(shape: str, engine: Engine) -> None:
    text = (
        f"digraph {{ node [shape={shape} kind=service fontname=Courier] a -> b -> c; a -> c; "
        'subgraph cluster_z { "a service with a rather long name"; 网关服务 } '
        "cluster_z -> a; b -> cluster_z; c -> c }"
    )
    looks, _ = looks_of(text)
    drawing = drawn(text, engine, looks)
    assert_sound(drawing)
    assert {card.shape for card in drawing.sketch.cards} == {read_shape(shape, is_rounded=False)}
    assert_lines_end_at_shapes(drawing)


@ENGINES
def test_random_diagrams_with_looks_are_drawn_soundly(engine: Engine, soak: Soak) -> None:
    chance = soak.random
    for _ in range(soak.count(6)):
        text = re.sub(r"\bkind=", lambda _: f"{look(chance)} kind=", diagram(chance))
        try:
            drawing = drawn(text, engine, looks_of(text)[0])
            assert_sound(drawing)
            assert_lines_end_at_shapes(drawing)
        except Exception as error:
            error.add_note(text)
            raise


def look(chance: random.Random) -> str:
    shapes = ("", *(f"shape={shape}" for shape in SHAPES))
    others = ("", "fontname=Courier", "style=filled color=gold")
    return f"{chance.choice(shapes)} {chance.choice(others)}"


def assert_lines_end_at_shapes(drawing: Drawing) -> None:
    for line in drawing.sketch.lines:
        if line.key not in drawing.layout.curves:
            continue
        along = points(drawing.layout.curves[line.key], 2)
        for tip, end in ((line.tail, along[0]), (line.head, along[-1])):
            kind = None if tip.field else drawing.sketch.card[tip.card].shape
            if kind in BENT:
                box = drawing.layout.boxes[tip.card]
                assert holds(Shape(kind), box.grown(NEAR), end)
                assert not holds(Shape(kind), box.grown(-2 * NEAR), end)


def render(text: str, *words: str) -> str:
    return dotcompile("render", "-", "--theme", "source", *words, stdin=text.encode()).out


def test_what_the_author_does_not_say_is_ours() -> None:
    plain = "digraph { subgraph cluster_proxy { nginx } db; nginx -> db }"
    assert render(plain) == dotcompile("render", "-", "--theme", "light", stdin=plain.encode()).out


def test_a_dark_ground_has_light_texts() -> None:
    assert f".canvas{{fill:{LIGHT.canvas}}}" in render("digraph { a }")
    svg = render("digraph { bgcolor=black a }")
    assert f".canvas{{fill:{DARK.canvas}}}" in svg
    assert svg.index(".canvas{fill:#000000}") > svg.index(DARK.canvas)
    assert looks_of("digraph { bgcolor=transparent a }")[1] is Mode.LIGHT


def test_text_on_a_colour_can_be_read() -> None:
    looks, _ = looks_of("digraph { a [style=filled fillcolor=navy] b [style=filled fillcolor=yellow] }")
    assert f".paint-0 .name{{fill:{DARK.ink}}}" in looks.rules
    assert f".paint-1 .name{{fill:{LIGHT.ink}}}" in looks.rules


def test_lines_that_look_otherwise_are_two() -> None:
    text = "digraph { a -> b [color=red]; a -> b [color=blue]; b -> a [color=red] }"
    looks, _ = looks_of(text)
    assert [line.both for line in drawn(text, looks=looks).sketch.lines] == [True, False]


def test_several_files_as_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("one.dot").write_text("digraph { web [image=nginx color=red] }")
    Path("two.dot").write_text("digraph { web [image=nginx]; db [color=blue]; web -> db [color=green] }")
    svg = dotcompile("render", "--merge", "one.dot", "two.dot", "--theme", "source").out
    assert svg.count('class="role-frontend paint-') == 1
    assert svg.count('class="role-database paint-') == 1
    assert ".line{stroke:#00ff00}" in svg
