"""Pan, zoom and pinch, by mouse, by keys and by fingers; large diagrams."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.render.page.pages import NARROW, WIDE, card, opened, page_of, place, said, scale

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
#: Milliseconds between the frames while a finger moves, or would.
FRAMES = """
moves => new Promise(done => {
    const stage = document.querySelector("#stage") ?? document.body, gaps = [];
    const send = (kind, at) => stage.dispatchEvent(new PointerEvent(kind,
        {bubbles: true, pointerId: 7, clientX: 200 + at, clientY: 200 + at / 2}));
    send("pointerdown", 0);
    let before = performance.now(), at = 0;
    const step = now => {
        gaps.push(now - before);
        before = now;
        send("pointermove", (++at % 40) * 5);
        if (at < moves) requestAnimationFrame(step);
        else { send("pointerup", 0); done(gaps.sort((a, b) => a - b)[gaps.length >> 1]); }
    };
    requestAnimationFrame(step);
})
"""


def large(zones: int, services: int) -> str:
    """A diagram of many services in chains, the chains of all zones being one."""

    def lines() -> Iterator[str]:
        for zone in range(zones):
            names = [f"s{zone}_{number}" for number in range(services)]
            yield f"subgraph cluster_z{zone} {{ {' -> '.join(names)} }}"
        for zone in range(zones - 1):
            yield f"s{zone}_{services - 1} -> s{zone + 1}_0"
            yield f"cluster_z{zone} -> cluster_z{(zone * 7 + 3) % zones}"

    return "\n".join(["digraph big { node [image=x]", *lines(), "}"])


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_by_mouse_and_keys(size: tuple[int, int], browser: "Browser", tmp_path: Path) -> None:
    with opened(browser, page_of(tmp_path), size) as shown:
        first = scale(shown)
        x, y = size[0] // 3, 330
        shown.mouse.move(x, y)
        shown.mouse.wheel(0, -300)
        shown.wait_for_function("s => parseInt(document.querySelector('#scale').textContent) > s", arg=first)
        shown.locator("#out").click()
        shown.locator("#in").click()
        shown.locator("#fit").click()
        assert scale(shown) == first
        before = place(shown)
        shown.mouse.move(x, y)
        shown.mouse.down()
        shown.mouse.move(x + 50, y + 20)
        shown.mouse.move(x + 100, y + 40)
        shown.mouse.up()
        assert place(shown) == pytest.approx((before[0] + 100, before[1] + 40), abs=1)
        assert said(shown) == ""  # to drag is not to click
        shown.keyboard.press("ArrowRight")
        shown.keyboard.press("ArrowDown")
        assert place(shown) == pytest.approx((before[0] + 40, before[1] - 20), abs=1)
        shown.keyboard.press("+")
        assert scale(shown) > first
        shown.keyboard.press("-")
        shown.keyboard.press("0")
        assert (scale(shown), place(shown)) == (first, before)


def test_by_fingers(browser: "Browser", tmp_path: Path) -> None:
    with opened(browser, page_of(tmp_path), NARROW, has_touch=True, is_mobile=True) as shown:
        first = scale(shown)
        touch = shown.context.new_cdp_session(shown)

        def send(kind: str, *xs: int) -> None:
            points = [{"x": x, "y": 300, "id": number} for number, x in enumerate(xs)]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        send("touchStart", 180, 210)
        for wider in range(1, 6):
            send("touchMove", 180 - 10 * wider, 210 + 10 * wider)
        send("touchEnd")
        shown.wait_for_function("s => parseInt(document.querySelector('#scale').textContent) > s", arg=first)
        card(shown, "api").tap()
        assert said(shown).startswith("api: reaches")


def median(shown: "Page") -> float:
    found: float = shown.evaluate(FRAMES, 60)
    return found


def test_four_hundred_services_move_as_nothing_does(browser: "Browser", tmp_path: Path) -> None:
    page = page_of(tmp_path, large(20, 20), "")
    empty = tmp_path / "empty.html"
    empty.write_text("<!doctype html><title>empty</title>")
    ratios = []
    for address in ("", "#all=1"):
        with opened(browser, page, address=address) as shown, opened(browser, empty) as nothing:
            ratios.append(median(shown) / median(nothing))
    assert max(ratios) <= 2, ratios


def test_a_large_diagram_opens_on_its_zones(browser: "Browser", tmp_path: Path) -> None:
    page = page_of(tmp_path, large(4, 20), "")
    with opened(browser, page) as shown:
        whole, zones = shown.locator(".picture").all()
        assert zones.is_visible()
        assert not whole.is_visible()
        assert zones.locator("[data-heading]").count() == 4
        assert "links" in zones.inner_text()
        zones.locator('[data-heading][aria-label^="z2 "]').click()
        assert whole.is_visible()
        assert said(shown) == "z2"
        shown.get_by_role("button", name="Fold zones").click()
        assert zones.is_visible()
        shown.locator("#search").fill("s3_7")
        shown.keyboard.press("Enter")
        assert whole.is_visible()
        assert said(shown).startswith("s3_7: reaches 12")


def test_a_small_diagram_opens_whole(browser: "Browser", tmp_path: Path) -> None:
    with opened(browser, page_of(tmp_path, large(3, 20), "")) as shown:
        assert shown.locator(".picture").count() == 1
