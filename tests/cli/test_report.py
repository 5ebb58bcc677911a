"""`dotcompile FILE --report`: in which formats, about which targets, and what is refused."""

import json
from pathlib import Path

import pytest

from dotcompile.backends.catalogue import TARGETS
from tests.cli.outcome import dotcompile

DIAGRAM = """digraph shop {
    subgraph cluster_front { web [container="nginx:1.27", ports=80, restart="unless-stopped"] }
    subgraph cluster_back { api [container="shop/api:2", ports=8080] }
    web -> api
}
"""
ON_SWARM = """\
shop.dot:2 zone `front`
  isolation  kept
shop.dot:2 `web`
  service    kept
  image      kept
  ports      kept
  restart    approximated: it is started again always
shop.dot:3 zone `back`
  isolation  kept
shop.dot:3 `api`
  service    kept
  image      kept
  ports      kept
shop.dot:4 `web` -> `api`
  flow       kept
  direction  approximated: either end may open connections: whoever shares a network may
  port       approximated: other ports are open as well: networks know of none

swarm: 9 kept, 3 approximated, 0 refused
"""


@pytest.fixture(autouse=True)
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("shop.dot").write_text(DIAGRAM)


def test_it_tells_of_one_target() -> None:
    outcome = dotcompile("shop.dot", "--report", "--target", "swarm")
    assert (outcome.code, outcome.out, outcome.err) == (0, ON_SWARM, "")


def test_it_tells_of_all_and_of_each_apart_where_they_differ() -> None:
    told = dotcompile("shop.dot", "--report").out
    assert [line.partition(":")[0] for line in told.splitlines()[-len(TARGETS) :]] == list(TARGETS)
    assert "  restart    kept on compose" in told
    assert "             approximated on swarm" in told


def test_standard_input_is_read() -> None:
    outcome = dotcompile("-", "--report", "--target", "swarm", stdin=DIAGRAM.encode())
    assert outcome.out == ON_SWARM.replace("shop.dot", "<stdin>")


def test_each_format_goes_to_its_output() -> None:
    formats = ("--format", "json", "--output", "report.json", "--format", "markdown")
    outcome = dotcompile("shop.dot", "--report", *formats)
    assert outcome.out.startswith("| line | what | fact | ")
    report = json.loads(Path("report.json").read_text())
    assert [one["name"] for one in report["targets"]] == list(TARGETS)
    direction = next(line for line in report["lines"] if line["fact"] == "direction")
    assert direction["start"]["line"] == 4
    assert direction["targets"]["compose"]["verdict"] == "approximated"


def test_merged_diagrams_are_one() -> None:
    Path("more.dot").write_text('digraph shop { subgraph cluster_log { log [container="shop/log:1"] } }')
    assert "more.dot:1 zone `log`" in dotcompile("shop.dot", "more.dot", "--merge", "--report").out


def test_rules_and_the_site_count() -> None:
    Path("shop.rules").write_text("deny web -> api\n")
    Path("shop.site.toml").write_text('[services.web]\nsecurity_opt = "no-new-privileges:true"\n')
    told = dotcompile("shop.dot", "--report", "--target", "swarm").out
    assert "shop.rules:1 the drawing\n  rule-against-drawing  refused: `web` connects to `api`" in told
    assert "shop.site.toml:2 `web`\n  security_opt          refused: it is ignored in silence" in told


def test_errors_in_the_diagram_are_told_of() -> None:
    Path("shop.dot").write_text(DIAGRAM.replace("web -> api", "web -- api"))
    outcome = dotcompile("shop.dot", "--report")
    assert outcome.code == 1
    assert "shop.dot has an error, so this may be wrong" in outcome.err
    assert "zone `front`" in outcome.out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--emit", "stack.yml"], "one at a time"),
        (["--format", "sarif"], "--report has no --format sarif: it has text, markdown, json"),
        (["--target", "lock"], "lock is none: compose, swarm"),
        (["other.dot"], "--merge makes one of several"),
        (["--format", "json", "--output", "shop.dot"], "written over what it is made from"),
    ],
)
def test_what_is_refused(words: list[str], told: str) -> None:
    Path("other.dot").write_text(DIAGRAM)
    outcome = dotcompile("shop.dot", "--report", *words)
    assert outcome.code == 2
    assert told in outcome.err
    assert Path("shop.dot").read_text() == DIAGRAM
