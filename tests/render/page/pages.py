"""Pages made for tests, opened in a browser, and what they do besides what they are for."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.cli.outcome import dotcompile

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

SHOP = """digraph shop {
  target=compose; egress=open
  customer [kind=actor]
  subgraph cluster_edge { proxy [image="nginx:1" publish="80:80"] }
  subgraph cluster_app { web [image="web:1" port=80]; api [image="api:1" port=8080]; worker [image="w:1"] }
  subgraph cluster_data { db [image="postgres:16"]; cache [image="redis:7"] }
  customer -> proxy
  proxy -> web -> api -> db [label="SQL"]
  api -> cache
  cluster_app -> cluster_data
}
"""
RULES = """deny web -> db because "the api is in between"
deny customer ->> cache
deny worker -> customer
"""
WIDE, NARROW = (1440, 900), (390, 800)


def page_of(folder: Path, text: str = SHOP, rules: str = RULES, *options: object) -> Path:
    """The page of a diagram with its rules."""
    (folder / "shop.dot").write_text(text)
    (folder / "shop.rules").write_text(rules)
    page = folder / "shop.html"
    done = dotcompile("render", folder / "shop.dot", "-o", page, *options)
    assert page.exists(), done.err
    return page


@contextmanager
def opened(
    browser: "Browser", page: Path, size: tuple[int, int] = WIDE, address: str = "", **options: Any
) -> "Iterator[Page]":
    """A page in a browser of its own; nothing may be asked for, said on the console, or go wrong."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    happened: list[str] = []
    shown = context.new_page()
    shown.set_default_timeout(20_000)
    shown.on("dialog", lambda dialog: (happened.append(f"dialog {dialog.message}"), dialog.dismiss()))
    shown.on("console", lambda message: happened.append(f"console {message.text}"))
    shown.on("pageerror", lambda error: happened.append(f"error {error}"))
    shown.on("request", lambda request: happened.append(f"request {request.url}"))
    context.on("page", lambda _: happened.append("another page"))
    shown.goto(f"{page.as_uri()}{address}")
    yield shown
    context.close()
    expected = f"request {page.as_uri()}"
    unexpected = [one for one in happened if not one.startswith((expected, "request blob:"))]
    assert unexpected == [], unexpected


def card(shown: "Page", name: str) -> Any:
    """The card of a thing."""
    return shown.locator(f'[data-card][aria-label^="{name} "]').first


def lit(shown: "Page", what: str) -> list[str]:
    """The keys of the figures that are lit."""
    found: list[str] = shown.evaluate(
        "what => [...document.querySelectorAll(`[data-${what}]`)]"
        ".filter(one => one.matches('.lit,.from,.to')).map(one => one.dataset[what])",
        what,
    )
    return found


def panel_of(shown: "Page") -> str:
    """What the panel says."""
    return shown.locator("#panel").inner_text()


def said(shown: "Page") -> str:
    """What the live region says."""
    return shown.locator("#live").inner_text()


def scale(shown: "Page") -> int:
    """How large the picture is shown, in percent."""
    return int(shown.locator("#scale").inner_text().rstrip("%"))


def place(shown: "Page") -> tuple[float, float]:
    """Where the picture is."""
    box = shown.locator(".picture").first.bounding_box()
    assert box is not None
    return box["x"], box["y"]
