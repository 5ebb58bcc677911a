"""An engine that is slow, broken or missing: the next one is asked, and then less is drawn."""

import random
import time
from itertools import combinations
from pathlib import Path

import pytest

from dotcompile.render.drawing import draw
from dotcompile.render.engines import Engine, LayoutError, run_engine
from tests.render.drawn import PURE, assert_sound, meant
from tests.render.random_diagrams import diagram

TEXT = "digraph { subgraph cluster_a { a; b } subgraph cluster_b { c } a -> c; b -> c; cluster_a -> c }"


def script(folder: Path, text: str) -> str:
    path = folder / "engine"
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("while :; do :; done", "took more than 0.3 s"),
        ("echo 'no such layout' >&2; exit 1", "no such layout"),
        ("exit 3", "exit code 3"),
        (":", "exit code 0"),
        ("echo '{}'", "gave no layout that can be read"),
        ("echo nonsense", "gave no layout that can be read"),
    ],
)
def test_the_next_engine_is_asked(tmp_path: Path, text: str, said: str) -> None:
    bad = Engine("bad", script(tmp_path, text), 0.3)
    began = time.monotonic()
    drawing = draw(meant(TEXT), (bad, PURE))
    assert time.monotonic() - began < 20
    assert_sound(drawing)
    assert len(drawing.notes) == 1
    assert said in drawing.notes[0]
    assert len(drawing.sketch.cards) == 3


def test_an_engine_that_is_not_there() -> None:
    with pytest.raises(LayoutError, match="gone cannot be run: No such file"):
        run_engine(Engine("gone", "/nonexistent/dot"), "digraph {}")


def test_only_zones_are_drawn_if_all_is_too_much(tmp_path: Path) -> None:
    """An engine that gives up on services, which come as `n…`, and is quick about closed zones."""
    path = tmp_path / "picky"
    path.write_text(
        f'#!/bin/sh\nin=$(/bin/cat); case "$in" in *n0*) exit 1;; esac\necho "$in" | {PURE.program} "$@"\n'
    )
    path.chmod(0o755)
    drawing = draw(meant(TEXT), (Engine("picky", str(path)),))
    assert_sound(drawing)
    assert [card.says for card in drawing.sketch.cards] == ["a, b", "c"]
    assert [field.says for field in drawing.sketch.fields] == ["2 services", "1 service"]
    assert [line.label for line in drawing.sketch.lines] == [("3 links",)]
    assert "so only the outermost zones are drawn" in drawing.notes


@pytest.mark.parametrize("seed", range(20))
def test_there_is_a_picture_without_an_engine(seed: int) -> None:
    drawing = draw(meant(diagram(random.Random(seed))), ())
    assert_sound(drawing)
    assert drawing.notes == ("there is no layout, so everything is put in rows",)
    cards = [drawing.layout.boxes[card.key] for card in drawing.sketch.cards]
    assert not any(one.meets(other) for one, other in combinations(cards, 2))


def test_a_blot_is_not_drawn() -> None:
    many = "{" + " ".join(f"s{one}" for one in range(150)) + "}"
    with pytest.raises(LayoutError, match="22500 connections are more than the 20000"):
        draw(meant(f"digraph {{ node [kind=service] {many} -> {many.replace('s', 't')} }}"), (PURE,))
    drawing = draw(
        meant(f"digraph {{ {many} -> {many.replace('s', 't')} subgraph cluster_a {many} }}"), (PURE,)
    )
    assert drawing.notes[-1] == "so only the outermost zones are drawn"


def test_memory_is_bounded(tmp_path: Path) -> None:
    engine = Engine("greedy", script(tmp_path, "/bin/cat >/dev/null; ulimit -v"))
    assert int(run_engine(engine, "")) <= 2 * 1024 * 1024
