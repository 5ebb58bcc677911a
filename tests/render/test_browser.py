"""Pictures of hostile diagrams in a real browser: nothing runs, nothing is asked for, nothing is unclean.

https://github.com/cure53/DOMPurify tells of the profile that pictures are held to.
"""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dotcompile.render.svg import Look, write_svg
from dotcompile.render.theme import Mode
from tests.real import dompurify
from tests.render.drawn import drawn, looks_of
from tests.render.hostile import CASES, hostile_diagram

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
#: Whatever listens for a click, or for anything else that a reader does, has it done.
TOUCH = """
for (const one of document.querySelectorAll("*"))
    for (const kind of ["click", "mouseover", "focus", "load", "error"])
        one.dispatchEvent(new MouseEvent(kind, {bubbles: true}))
"""
SANITISE = """
svg => {
    const clean = DOMPurify.sanitize(svg, {USE_PROFILES: {svg: true}});
    const count = text => new DOMParser().parseFromString(text, "text/html").querySelectorAll("*").length;
    const removed = DOMPurify.removed.map(one => (one.element || one.attribute).nodeName);
    return [removed, count(svg), count(clean)];
}
"""


def happenings(browser: "Browser", page: Path) -> list[str]:
    """What a page does beyond being shown."""
    found: list[str] = []
    context = browser.new_context()
    shown = context.new_page()
    shown.on("dialog", lambda dialog: (found.append(f"dialog {dialog.message}"), dialog.dismiss()))
    shown.on("console", lambda message: found.append(f"console {message.text}"))
    shown.on("request", lambda request: found.append(f"request {request.url}"))
    context.on("page", lambda _: found.append("another page"))
    shown.goto(page.as_uri())
    shown.evaluate(TOUCH)
    shown.wait_for_timeout(20)
    context.close()
    return [one for one in found if one != f"request {page.as_uri()}"]


def picture(text: str, attack: str, *, fonts: bool = False) -> str:
    drawing = drawn(hostile_diagram(text, attack))
    return write_svg(drawing.sketch, drawing.layout, Look(Mode.AUTO, text, text, fonts=fonts))


def picture_of_its_author(text: str, attack: str) -> str:
    diagram = hostile_diagram(text, attack)
    looks, mode = looks_of(diagram)
    drawing = drawn(diagram, looks=looks)
    look = Look(mode, text, text, fonts=False, rules=looks.rules_with_fonts)
    return write_svg(drawing.sketch, drawing.layout, look)


@pytest.mark.parametrize("wrong", ["<script>alert(1)</script>", '<image href="http://127.0.0.1:9/x.png"/>'])
def test_what_runs_is_seen(wrong: str, browser: "Browser", tmp_path: Path) -> None:
    page = tmp_path / "wrong.svg"
    page.write_text(picture("x", "").replace("</svg>", f"{wrong}</svg>"))
    assert happenings(browser, page)


@pytest.mark.parametrize(("text", "attack"), CASES)
def test_nothing_runs(text: str, attack: str, browser: "Browser", tmp_path: Path) -> None:
    alone, within = tmp_path / "alone.svg", tmp_path / "within.html"
    alone.write_text(picture_of_its_author(text, attack))
    within.write_text(f"<!doctype html><meta charset='utf-8'>{picture(text, attack)}{alone.read_text()}")
    assert happenings(browser, alone) == []
    assert happenings(browser, within) == []


def test_a_picture_brings_its_font_along(browser: "Browser", tmp_path: Path) -> None:
    page = tmp_path / "fonts.svg"
    page.write_text(picture("x", "", fonts=True))
    assert happenings(browser, page) == []


def test_the_author_s_colours_are_seen(browser: "Browser") -> None:
    text = "digraph { a [kind=service style=filled fillcolor=navy color=red] }"
    looks, mode = looks_of(text)
    drawing = drawn(text, looks=looks)
    page = browser.new_page()
    page.set_content(write_svg(drawing.sketch, drawing.layout, Look(mode, fonts=False, rules=looks.rules)))
    style = "getComputedStyle(document.querySelector('.card'))"
    assert page.evaluate(f"[{style}.fill, {style}.stroke]") == ["rgb(0, 0, 128)", "rgb(255, 0, 0)"]


@pytest.mark.dompurify
def test_nothing_is_sanitised_away(browser: "Browser") -> None:
    page = browser.new_page()
    page.add_script_tag(path=dompurify())
    always, *_ = page.evaluate(SANITISE, "<svg></svg>")  # the page around it
    for text, attack in CASES:
        for svg in (picture(text, attack), picture_of_its_author(text, attack)):
            removed, before, after = page.evaluate(SANITISE, svg)
            assert (removed, before) == (always, after), (text, attack)
    removed, before, after = page.evaluate(SANITISE, picture("x", "").replace("</svg>", "<script/></svg>"))
    assert removed == [*always, "script"]
    assert before == after + 1
