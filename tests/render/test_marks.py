"""What was found is on the picture: broken rules with their way, undrawn links, full networks, changes."""

import re
from pathlib import Path

import pytest

from dotcompile.pipeline.ruling import RuleFiles, read_rules
from dotcompile.pipeline.showing import know
from dotcompile.pipeline.understand import understand
from dotcompile.render.boxes import Box
from dotcompile.render.knowledge import Knowledge
from dotcompile.render.marks import Mark, Tone
from dotcompile.render.routing import MOST_ARCS, route
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.cli.outcome import dotcompile
from tests.render.drawn import drawn
from tests.render.page.pages import RULES, SHOP

FULL = """digraph {
  target=swarm; pool="10.20.0.0/16"; egress=open
  subgraph cluster_farm { worker [image="shop/worker:2", replicas=300] }
}"""


def known(text: str, rules: str = "") -> Knowledge:
    found = understand(("test.dot", text.encode()), (), DEFAULT_LIMITS)
    files = (("test.rules", rules.encode()),) if rules else ()
    ruled = read_rules(found.topologies[0], found.sources, RuleFiles(files, "2026-01-01"))
    return know(found.topologies[0], found.sources, ruled, found.findings)


def toned(marks: tuple[Mark, ...], tone: Tone) -> list[Mark]:
    return [mark for mark in marks if mark.tone is tone]


def test_a_broken_rule_has_its_way() -> None:
    broken = toned(known(SHOP, "".join(RULES.splitlines(keepends=True)[:2])).marks, Tone.BROKEN)
    assert [(mark.code, mark.at) for mark in broken] == [("DC402", "test.rules:1"), ("DC401", "test.rules:2")]
    arcs = [[(source[1], target[1]) for source, target in mark.arcs] for mark in broken]
    assert arcs == [[("web", "db")], [("customer", "cache")]]
    links = [[(link.source.name, link.target.name) for link in mark.links] for mark in broken]
    assert links == [[("app", "data")], [("customer", "proxy"), ("proxy", "web"), ("app", "data")]]


def test_a_rule_that_is_broken_in_effect_has_its_way() -> None:
    (broken,) = toned(known(SHOP, "deny worker -> proxy").marks, Tone.BROKEN)
    assert broken.text.startswith("in effect, ")
    assert [(source[1], target[1]) for source, target in broken.arcs] == [("worker", "proxy")]


def test_what_nobody_drew() -> None:
    undrawn = toned(known(SHOP).marks, Tone.UNDRAWN)
    assert undrawn
    assert all("published" in mark.text and len(mark.arcs) == 1 for mark in undrawn)


def test_a_full_network_is_told_at_its_zone() -> None:
    (fault,) = toned(known(FULL).marks, Tone.FAULT)
    assert (fault.code, [name for _, name in fault.things]) == ("DC301", ["farm"])


def test_arcs_go_from_border_to_border_and_lines_are_found() -> None:
    drawing = drawn(SHOP)
    found = known(SHOP, RULES)
    for one in route(drawing.sketch, drawing.layout, found.marks):
        boxes = [box for _, box in one.rings]
        for arc in one.arcs:
            for end in (arc[0][0], arc[-1][3]):
                assert any(near(end, box) for box in boxes)


def near(point: tuple[float, float], box: Box) -> bool:
    return box.grown(1).holds(point) and not box.grown(-5).holds(point)


def test_marks_move_nothing() -> None:
    def cards(svg: str) -> list[str]:
        return re.findall(r'<rect class="card"[^>]*>', svg)

    plain, marked = (
        dotcompile("render", "-", *more, stdin=SHOP.encode()).out for more in ((), ("--findings",))
    )
    assert len(cards(plain)) == len(cards(marked))
    assert "mark undrawn" in marked
    assert "mark" not in plain


def test_there_are_never_too_many_arcs() -> None:
    names = [f"s{number}" for number in range(40)]
    text = f"digraph {{ node [image=x port=1]; hub [publish=80]; {'; '.join(names)} }}"
    drawing, found = drawn(text), known(text)
    routed = route(drawing.sketch, drawing.layout, found.marks * 3)
    assert sum(len(one.arcs) for one in routed) <= MOST_ARCS


@pytest.mark.parametrize("form", ["svg", "png", "html"])
def test_findings_in_every_form(form: str, tmp_path: Path) -> None:
    (tmp_path / "shop.dot").write_text(SHOP)
    (tmp_path / "shop.rules").write_text(RULES)
    picture, plain = tmp_path / f"shop.{form}", tmp_path / f"plain.{form}"
    assert dotcompile("render", tmp_path / "shop.dot", "-o", picture, "--findings").code == 0
    dotcompile("render", tmp_path / "shop.dot", "-o", plain)
    assert (picture.read_bytes() == plain.read_bytes()) is (form == "html")
    if form != "png":
        assert "DC402" in picture.read_text()


def test_a_difference_is_drawn(tmp_path: Path) -> None:
    old, new, picture = (tmp_path / name for name in ("old.dot", "new.dot", "what.svg"))
    old.write_text(SHOP)
    new.write_text(SHOP.replace("api -> cache", "customer -> web").replace("cluster_app -> cluster_data", ""))
    done = dotcompile("diff", old, new, "--emit", picture)
    assert done.out.startswith("as drawn: ")
    svg = picture.read_text()
    assert "+ customer -&gt; web" in svg
    assert "link added" in svg
    removed = set(re.findall(r"^  - (.*?):", done.out, re.MULTILINE))
    assert svg.count('class="mark removed"') == len(removed)


@pytest.mark.parametrize("output", ["-", "x.txt"])
def test_a_difference_is_drawn_to_pictures(output: str, tmp_path: Path) -> None:
    old, new = tmp_path / "old.dot", tmp_path / "new.dot"
    old.write_text(SHOP)
    new.write_text(SHOP)
    assert dotcompile("diff", old, new, "--emit", output).code == 2


def test_a_finding_of_a_line_has_its_number_there() -> None:
    drawing = drawn("digraph { a [kind=service]; b [kind=service]; a -> b }")
    link = drawing.sketch.lines[0].links[0]
    (one,) = route(drawing.sketch, drawing.layout, [Mark(Tone.FAULT, "DC1", "x", links=(link,))])
    assert one.lines == ("e0",)
    assert one.spot is not None
    assert not one.rings
