"""The page of a hostile diagram runs and asks for nothing; what it is made of is as large as it may be."""

import json
import re
import resource
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.outcome import dotcompile
from tests.render.hostile import HOSTILE, hostile_diagram
from tests.render.page.pages import opened, page_of
from tests.render.test_browser import TOUCH

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[3]
SEED = ROOT / "examples/bidspy/bidspy.dot"
EXAMPLES = sorted((ROOT / "examples").glob("*/*.dot"))


@pytest.mark.browser
@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_runs(text: str, browser: "Browser", tmp_path: Path) -> None:
    page = page_of(tmp_path, hostile_diagram(text, ""))
    with opened(browser, page) as shown:
        shown.evaluate(TOUCH)
        shown.wait_for_timeout(20)
        assert shown.locator("#panel img, #panel script, #found img").count() == 0


@pytest.mark.browser
def test_no_other_script_runs(browser: "Browser", tmp_path: Path) -> None:
    page = page_of(tmp_path)
    page.write_text(page.read_text().replace("</body>", "<script>document.title = 'run'</script></body>"))
    with pytest.raises(AssertionError, match="Content Security Policy"), opened(browser, page) as shown:
        assert shown.title() == "shop"


@pytest.mark.parametrize("text", HOSTILE)
def test_what_it_knows_cannot_end_its_element(text: str, tmp_path: Path) -> None:
    html = page_of(tmp_path, hostile_diagram(text, "")).read_text()
    (known,) = re.findall(r'<script type="application/json" id="known">(.*?)</script>', html, re.DOTALL)
    assert not set("<>&\u2028\u2029") & set(known)
    assert json.loads(known)["things"]
    assert html.count("<script") == 2
    policy = html[html.index("Content-Security-Policy") :].partition(">")[0]
    assert "unsafe" not in policy
    assert "connect-src" not in policy


@pytest.mark.parametrize("diagram", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_has_a_page(diagram: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert dotcompile(diagram, "--emit", page, "-q").code == 0
    assert page.read_bytes() == (dotcompile("render", diagram, "-o", page), page.read_bytes())[1]
    assert page.stat().st_size < 200_000


def used(*outputs: object) -> float:
    """Seconds of the processor, those of the layout engine too."""
    before = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    assert dotcompile("render", SEED, *outputs).code == 0
    after = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(
        getattr(late, kind) - getattr(early, kind)
        for early, late in zip(before, after, strict=True)
        for kind in ("ru_utime", "ru_stime")
    )


def test_a_page_costs_little_more_than_its_picture(tmp_path: Path) -> None:
    ways = (("-o", tmp_path / "x.svg"), ("-o", tmp_path / "x.html"))
    for way in ways:
        used(*way)  # what is imported is imported
    svg, page = (min(used(*way) for _ in range(5)) for way in ways)
    assert page < 4 * svg
