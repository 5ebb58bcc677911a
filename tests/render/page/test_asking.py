"""Every question to the page, by mouse and by keyboard, in each size and mode that it is to work in.

What may differ between light and dark, contrast, is asked in `test_access` for each size.
"""

from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest

from dotcompile.pipeline.ruling import lower_for
from dotcompile.reach.intent import intend
from dotcompile.reach.search import find_mildest_path, find_reached, find_reaching
from tests.render.drawn import meant
from tests.render.page.pages import NARROW, SHOP, WIDE, card, lit, opened, page_of, panel_of, said

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(tmp_path_factory.mktemp("shop"))


@pytest.fixture(params=[(WIDE, "dark"), (NARROW, "light")], ids=str)
def shown(request: pytest.FixtureRequest, browser: "Browser", shop: Path) -> Any:
    size, scheme = request.param
    with opened(browser, shop, size, color_scheme=scheme) as page:
        yield page


def focus_on(shown: "Page", name: str) -> None:
    """Walk to a card with the key Tab."""
    shown.locator("#stage").focus()
    for _ in range(40):
        shown.keyboard.press("Tab")
        label = shown.evaluate("document.activeElement.getAttribute('aria-label')")
        if label and label.startswith(f"{name} "):
            return
    pytest.fail(f"no card {name} is reached by the key Tab")


def test_by_mouse(shown: "Page") -> None:
    assert "3 zones · 6 services" in panel_of(shown)
    card(shown, "web").hover()
    assert len(lit(shown, "card")) == 6  # all but the worker
    shown.locator("#scale").hover()
    assert lit(shown, "card") == []
    card(shown, "customer").click()
    assert said(shown) == "customer: reaches 5, is reached by 0"
    card(shown, "cache").click()
    assert said(shown) == "From customer to cache: 3 connections"
    told = panel_of(shown)
    assert "drawn: app -> data" in told
    assert "DC401" in told
    shown.get_by_role("button", name="The other way round").click()
    assert said(shown) == "From cache to customer: no way"
    shown.get_by_role("button", name="Clear").click()
    assert said(shown) == "Nothing is selected"
    shown.locator('[data-mark="0"] .sign').click()
    assert "`web` connects to `db`" in said(shown)
    assert lit(shown, "mark") == ["0"]
    shown.locator("#panel").get_by_role("button", name="2 DC401").click()
    assert lit(shown, "mark") == ["1"]
    shown.locator("#panel").get_by_role("button", name="data", exact=True).click()
    assert said(shown) == "data"


def test_by_keyboard(shown: "Page") -> None:
    focus_on(shown, "customer")
    assert len(lit(shown, "card")) == 6
    shown.keyboard.press("Enter")
    assert said(shown) == "customer: reaches 5, is reached by 0"
    focus_on(shown, "cache")
    shown.keyboard.press(" ")
    assert said(shown) == "From customer to cache: 3 connections"
    shown.keyboard.press("Escape")
    assert said(shown) == "Nothing is selected"
    shown.keyboard.press("/")
    shown.keyboard.type("a")
    assert said(shown) != "0 found"
    shown.keyboard.press("ArrowDown")
    shown.keyboard.press("ArrowUp")
    shown.locator("#search").fill("cache")
    assert shown.get_by_role("option").count() >= 1
    shown.keyboard.press("Enter")
    assert said(shown).startswith("cache: reaches 0")
    shown.keyboard.press("Escape")
    shown.keyboard.press("f")
    assert said(shown) == "Zones only"
    shown.keyboard.press("f")
    assert said(shown) == "Everything is shown"


def test_a_result_is_taken_by_mouse(shown: "Page") -> None:
    shown.locator("#search").fill("worker")
    shown.get_by_role("option").first.click()
    assert said(shown).startswith("worker: reaches 2")
    shown.locator("#search").fill("edge")
    shown.get_by_role("option", name="edge").click()
    assert said(shown) == "edge"


def test_switches(shown: "Page") -> None:
    svg = shown.locator(".picture svg").first
    for name, kind in (("labels", "[data-label]"), ("marks", ".mark.broken"), ("undrawn", ".mark.undrawn")):
        assert svg.locator(kind).first.is_visible()
        shown.locator(f"#{name}").uncheck()
        assert not svg.locator(kind).first.is_visible()
    card(shown, "customer").click()
    assert "reaches 5" in said(shown)
    shown.locator("#lateral").uncheck()
    assert "reaches 1" in said(shown)
    shown.locator("#lateral").check()
    shown.get_by_text("Effective", exact=True).first.click()
    assert "in=effective" in shown.url


def test_zones_are_folded_one_by_one(shown: "Page") -> None:
    heading = shown.locator('[data-heading][aria-label^="data "]')
    heading.click()
    assert said(shown) == "data is folded"
    assert heading.get_attribute("aria-expanded") == "false"
    assert not card(shown, "db").is_visible()
    counts = shown.locator(".counted text").all_text_contents()
    assert sorted(filter(None, counts)) == ["× 2"]  # from the api; the zones' own line stays as it is
    heading.focus()
    shown.keyboard.press("Enter")
    assert card(shown, "db").is_visible()
    assert shown.locator(".counted text").count() == 0
    heading.click()
    shown.locator("#search").fill("db")
    shown.get_by_role("option").first.click()
    assert card(shown, "db").is_visible()  # what is asked about is to be seen


#: What the panel and the live region say at each of some addresses.
ANSWERS = """
async addresses => {
    const found = [], lists = "ul:not(:has(.found))";
    for (const address of addresses) {
        const changed = new Promise(done => addEventListener("hashchange", done, {once: true}));
        location.hash = address;
        await changed;
        await new Promise(done => setTimeout(done));
        const titles = [...document.querySelectorAll("#panel h3")].slice(-2);
        const parts = titles.map(one => one.nextElementSibling);
        const rows = one => [...one.querySelectorAll("button")].map(row => row.textContent);
        found.push([document.querySelector("#live").textContent,
                    parts.map(one => one.matches(lists) ? rows(one) : [])]);
    }
    return found;
}
"""


@pytest.mark.parametrize("plane", ["intent", "effective"])
def test_it_answers_as_reach_does(plane: str, browser: "Browser", shop: Path) -> None:
    topology = meant(SHOP)
    effect = lower_for(topology, None)
    assert effect is not None
    connections = intend(topology) if plane == "intent" else effect.relation
    names = [thing.name for thing in connections.things]
    pairs = list(permutations(range(len(names)), 2))
    asked = [{"from": name, "in": plane} for name in names]
    asked += [{"from": names[source], "to": names[target], "in": plane} for source, target in pairs]
    with opened(browser, shop) as shown:
        found = shown.evaluate(ANSWERS, [urlencode(words) for words in asked])
    for number, (_, (on, back)) in enumerate(found[: len(names)]):
        assert sorted(on) == sorted(names[one] for one in find_reached(connections, (number,)))
        assert sorted(back) == sorted(names[one] for one in find_reaching(connections, (number,)))
    for (source, target), (told, _) in zip(pairs, found[len(names) :], strict=True):
        way = find_mildest_path(connections, (source,), (target,))
        end = f"{len(way)} connections" if way else "no way"
        assert told == f"From {names[source]} to {names[target]}: {end}"


def test_an_address_brings_back_what_was_shown(browser: "Browser", shop: Path) -> None:
    with opened(browser, shop) as shown:
        shown.locator('[data-heading][aria-label^="edge "]').click()
        shown.locator("#labels").uncheck()
        card(shown, "api").click()
        card(shown, "db").click()
        before, address = panel_of(shown), shown.url[shown.url.index("#") :]
    with opened(browser, shop, address=address) as shown:
        assert panel_of(shown) == before
        assert not shown.locator("#labels").is_checked()
        assert not card(shown, "proxy").is_visible()


def test_the_picture_is_saved_as_it_was_drawn(browser: "Browser", shop: Path) -> None:
    from xml.etree import ElementTree

    with opened(browser, shop) as shown:
        card(shown, "api").click()
        with shown.expect_download() as saved:
            shown.get_by_role("button", name="SVG").click()
        assert saved.value.suggested_filename == "shop.svg"
        root = ElementTree.fromstring(saved.value.path().read_text())
    names = {name for one in root.iter() for name in one.attrib}
    assert not {name for name in names if name.startswith(("data-", "aria-", "role", "tabindex"))}
    assert "web" in {one.text for one in root.iter()}


def test_the_page_speaks_chinese(browser: "Browser", shop: Path) -> None:
    with opened(browser, shop, locale="zh-CN") as shown:
        assert shown.locator("html").get_attribute("lang") == "zh-CN"
        card(shown, "customer").click()
        assert said(shown) == "customer：可到达 5 个，可被 0 个到达"
        assert "可到达" in panel_of(shown)


def test_both_languages_say_the_same_things(browser: "Browser", shop: Path) -> None:
    words = (Path(__file__).parents[3] / "dotcompile/render/page/words.js").read_text()
    with opened(browser, shop) as shown:
        script = f"(() => {{ {words}; return Object.values(WORDS).map(one => Object.keys(one).sort()) }})()"
        english, chinese = shown.context.new_cdp_session(shown).send(
            "Runtime.evaluate", {"expression": script, "returnByValue": True}
        )["result"]["value"]
    assert english == chinese
