"""`dotcompile render --serve`: the page at an address of this machine, and each change of it."""

import http.client
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.cli.outcome import dotcompile

TEXT = "digraph shop { subgraph cluster_a { web [image=x]; db [image=y]; web -> db } }"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    path = tmp_path / "shop.dot"
    path.write_text(TEXT)
    return path


@pytest.fixture
def served(shop: Path) -> Iterator[str]:
    """The address, as it is told."""
    command = [sys.executable, "-m", "dotcompile", "render", str(shop), "--serve"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        url, _, rest = running.stdout.readline().partition(" ")
        assert rest == f"shows {shop}; Ctrl-C ends it\n"
        yield url
        running.terminate()


def asked(url: str, path: str, host: str = "") -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=20)
    connection.request("GET", path, headers={"Host": host} if host else {})
    return connection.getresponse()


def test_changes_of_files_are_told_and_served(served: str, shop: Path) -> None:
    page = asked(served, "/")
    assert page.getheader("Content-Type") == "text/html; charset=utf-8"
    text = page.read().decode()
    assert "connect-src &#39;self&#39;" in text
    assert 'new EventSource("changes")' in text
    changes = asked(served, "/changes")
    shop.write_text(TEXT.replace("db", "store"))
    assert changes.readline() == b"data: changed\n"
    assert "store" in asked(served, "/").read().decode()
    changes.readline()
    shop.with_name("shop.rules").write_text("deny web -> store\n")
    assert changes.readline() == b"data: changed\n"
    assert "DC402" in asked(served, "/").read().decode()


def test_nothing_else_is_served(served: str) -> None:
    assert urlsplit(served).hostname == "127.0.0.1"
    assert asked(served, "/etc/passwd").status == 404
    assert asked(served, "/", host="evil.example").status == 421


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--serve", "-o", "x.html"), "without -o"),
        (("--serve", "--watch"), "without -o and --watch"),
        (("--port", "80"), "--port goes with --serve"),
        (("--serve", "--port", "70000"), "from 0"),
    ],
)
def test_what_cannot_be_served(options: tuple[str, ...], told: str, shop: Path) -> None:
    done = dotcompile("render", shop, *options)
    assert (done.code, told in done.err) == (2, True)
