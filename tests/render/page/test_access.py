"""Whoever cannot see, point, or bear what moves: axe-core, forced colours, reduced motion; print."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.real import axe
from tests.render.page.pages import NARROW, WIDE, opened, page_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
SERIOUS = "() => axe.run().then(found => found.violations.filter(one => /serious|critical/.test(one.impact)))"
ADDRESSES = ["", "#from=api", "#from=customer&to=cache", "#finding=1", "#fold=cluster_1"]


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return page_of(tmp_path_factory.mktemp("shop"))


@pytest.mark.axe
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_serious(size: tuple[int, int], scheme: str, browser: "Browser", shop: Path) -> None:
    script = axe()
    assert script is not None
    for address in ADDRESSES:
        # The policy keeps other scripts out, as it ought to.
        with opened(browser, shop, size, address, color_scheme=scheme, bypass_csp=True) as shown:
            shown.add_script_tag(content=script.read_text())
            found = shown.evaluate(SERIOUS)
        assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


@pytest.mark.axe
def test_what_is_serious_is_seen(browser: "Browser", shop: Path) -> None:
    script = axe()
    assert script is not None
    with opened(browser, shop, bypass_csp=True) as shown:
        shown.add_script_tag(content=script.read_text())
        shown.evaluate("() => document.querySelector('#search').removeAttribute('aria-label')")
        shown.evaluate("() => document.querySelector('#in').removeAttribute('aria-label')")
        shown.evaluate("() => document.querySelector('#in').replaceChildren()")
        assert shown.evaluate(SERIOUS)


def test_without_motion(browser: "Browser", shop: Path) -> None:
    with opened(browser, shop, reduced_motion="reduce") as shown:
        style = "getComputedStyle(document.querySelector('[data-card]')).transitionDuration"
        assert shown.evaluate(style) == "0s"


def test_with_forced_colours(browser: "Browser", shop: Path) -> None:
    with opened(browser, shop, forced_colors="active") as shown:
        strokes = shown.evaluate(
            "[...document.querySelectorAll('.line')].map(one => getComputedStyle(one).stroke)"
        )
        ink = shown.evaluate("getComputedStyle(document.querySelector('h2')).color")
        assert set(strokes) == {ink}


def test_on_paper(browser: "Browser", shop: Path) -> None:
    with opened(browser, shop) as shown:
        shown.emulate_media(media="print")
        assert not shown.locator("header").is_visible()
        assert not shown.locator("#panel").is_visible()
        assert shown.locator(".picture").is_visible()
        assert shown.pdf().startswith(b"%PDF-")
