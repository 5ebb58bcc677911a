"""`dotcompile rules check`, and rules that stand beside a diagram or are named for it."""

import json
from pathlib import Path

import pytest

from tests.cli.outcome import dotcompile as run

DRAWING = """
digraph {
    target=compose
    subgraph cluster_front { kind=network; web [container="shop/web:1", ports=80] }
    api [container="shop/api:1"]; db [container="postgres:16"]
    web -> api -> db
}
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "shop.dot").write_text(DRAWING)
    return tmp_path


def rules(folder: Path, text: str) -> str:
    (folder / "shop.rules").write_text(text)
    return str(folder / "shop.rules")


def test_each_rule_gets_its_verdict(shop: Path) -> None:
    path = rules(shop, "[R1] deny web ->> db\n[R2] deny db -> web\ncapacity of web >= 5\n")
    done = run("rules", "check", path)
    assert done.code == 1
    assert "error[DC401 rule-broken]: `web` reaches `db`: `web -> api -> db`" in done.out
    assert done.out.endswith("broken   R1\nholds    R2\nunknown  capacity of web >= 5\n")


def test_a_diagram_may_be_named(shop: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.dot"
    other.write_text("digraph { web; db -> web }\n")
    done = run("rules", "check", rules(shop, "deny web ->> db in intent\n"), str(other))
    assert (done.code, done.err) == (0, "")


def test_without_a_diagram_only_what_is_written_is_checked(tmp_path: Path) -> None:
    (tmp_path / "policy.rules").write_text("deny nobody ->> nothing\ndney a -> b\n")
    done = run("rules", "check", str(tmp_path / "policy.rules"))
    assert done.code == 1
    assert "unknown-rule-form" in done.out
    assert "unknown-selector" not in done.out


def test_a_report_for_programs_is_alone(shop: Path) -> None:
    done = run("rules", "check", "--format", "json", rules(shop, "deny web ->> db\n"))
    (finding,) = json.loads(done.out)["findings"]
    assert finding["code"] == "DC401"


@pytest.mark.parametrize("words", [(), ("check",), ("list", "x.rules"), ("check", "a", "b", "c")])
def test_wrong_usage_is_told(words: tuple[str, ...]) -> None:
    done = run("rules", *words)
    assert done.code == 2
    assert "rules check FILE.rules" in done.err


def test_rules_beside_a_diagram_are_judged_by_the_main_form_and_not_by_lint(shop: Path) -> None:
    rules(shop, "deny web ->> db\n")
    path = str(shop / "shop.dot")
    assert "rule-broken" in run(path).out
    assert "rule-broken" not in run("lint", path).out


def test_named_rules_go_in_place_of_those_beside(shop: Path, tmp_path: Path) -> None:
    rules(shop, "deny web ->> db\n")
    (tmp_path / "other.rules").write_text("deny db ->> web in intent\n")
    done = run(str(shop / "shop.dot"), "--rules", str(tmp_path / "other.rules"))
    assert (done.code, "rule-broken" in done.out) == (0, False)


def test_nothing_is_written_of_a_diagram_that_breaks_a_rule(shop: Path) -> None:
    rules(shop, "deny web ->> db\n")
    out = shop / "compose.yml"
    done = run(str(shop / "shop.dot"), "--emit", str(out))
    assert done.code == 1
    assert not out.exists()
    rules(shop, "[R, severity=warning] deny web ->> db\n")
    done = run(str(shop / "shop.dot"), "--emit", str(out))
    assert (done.code, out.exists()) == (0, True)


def test_rules_of_the_attribute_and_denied_edges_are_judged(tmp_path: Path) -> None:
    path = tmp_path / "x.dot"
    path.write_text('digraph { rules="deny web ->> db"; web -> api -> db; web -> api [deny=true] }\n')
    done = run("--select", "DC4", str(path))
    assert done.code == 1
    assert "rule-broken" in done.out
    assert "rule-against-drawing" in done.out


def test_a_waiver_that_has_expired_is_judged_by_todays_date(shop: Path) -> None:
    text = '[R] deny web ->> db\nwaive R for web -> db because "x" until {}\n'
    path = rules(shop, text.format("2020-01-01"))
    assert "waiver-expired" in run("rules", "check", path).out
    path = rules(shop, text.format("2999-01-01"))
    done = run("rules", "check", path)
    assert (done.code, "waiver" in done.out) == (0, False)


def test_forms_are_listed_and_have_pages() -> None:
    listed = run("rules", "forms").out.splitlines()
    assert "deny_path        deny A ->> B" in listed
    page = run("rules", "forms", "deny_path").out
    assert page.startswith("`deny A ->> B`: there is no path")
    assert "```rules" in page
    wrong = run("rules", "forms", "deny_paht")
    assert (wrong.code, "did you mean `deny_path`?" in wrong.err) == (2, True)
