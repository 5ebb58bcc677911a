"""`dotcompile diff`: connections and verdicts of two diagrams, in every format, and with git."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.cli.outcome import dotcompile as run

BOTH = "digraph { target=compose; web [ports=80]; api; db; cache; web -> api; "
OLD = f"{BOTH}api -> db [port=5432]; api -> cache }}\n"
NEW = f"{BOTH}api -> db; web -> db }}\n"
RULES = "[R1] deny web -> db in intent\n[R2] require each api -> some cache\n"


@pytest.fixture
def pair(tmp_path: Path) -> tuple[str, str]:
    for name, text in (("old", OLD), ("new", NEW)):
        (tmp_path / f"{name}.dot").write_text(text)
        (tmp_path / f"{name}.rules").write_text(RULES)
    return str(tmp_path / "old.dot"), str(tmp_path / "new.dot")


def test_what_is_added_removed_and_changed_is_told_with_its_line(pair: tuple[str, str]) -> None:
    done = run("diff", *pair)
    assert done.code == 1
    intent = done.out[: done.out.index("in effect")].splitlines()
    assert intent == [
        "as drawn: 1 connection added, 1 connection removed, 1 connection changed",
        f"  - api -> cache: any port ({pair[0]}:1)",
        f"  ~ api -> db: any port, was port 5432 ({pair[1]}:1)",
        f"  + web -> db: any port ({pair[1]}:1)",
    ]
    assert "in effect on compose: " in done.out
    assert done.out.endswith(
        "rules: 2 verdicts changed\n  R1: was holds, is broken\n  R2: was holds, is broken\n"
    )


def test_the_same_is_no_difference(pair: tuple[str, str], tmp_path: Path) -> None:
    moved = tmp_path / "moved.dot"
    moved.write_text("\n\n" + OLD)
    (tmp_path / "moved.rules").write_text(RULES)
    done = run("diff", pair[0], str(moved))
    assert (done.code, done.out) == (
        0,
        "as drawn: no change\nin effect on compose: no change\nrules: no change\n",
    )


def test_a_rule_that_is_mended_is_no_failure(pair: tuple[str, str]) -> None:
    done = run("diff", pair[1], pair[0])
    assert done.code == 0
    assert "R1: was broken, is holds" in done.out


def test_the_document_for_programs_says_the_same(pair: tuple[str, str]) -> None:
    document = json.loads(run("diff", "--format", "json", *pair).out)
    assert [(one["change"], one["from"]["name"], one["to"]["name"]) for one in document["intent"]] == [
        ("removed", "api", "cache"),
        ("changed", "api", "db"),
        ("added", "web", "db"),
    ]
    assert document["intent"][1]["before"]["ports"] == [{"protocol": "tcp", "first": 5432, "last": 5432}]
    assert document["intent"][1]["after"]["lines"][0]["start"]["line"] == 1
    assert document["rules"][0] == {"rule": "R1", "before": "holds", "after": "broken"}


def test_the_document_for_a_pull_request_has_rules_first(pair: tuple[str, str]) -> None:
    done = run("diff", "--format", "markdown", *pair)
    lines = done.out.splitlines()
    assert lines[0] == "### Rules: 2 verdicts changed"
    assert "- `R1: was holds, is broken`" in lines
    assert "- `+ web -> db: any port`" in lines


def test_rules_that_are_new_or_gone_are_told(pair: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "new.rules").write_text("[R3] deny db ->> web in intent\n")
    done = run("diff", *pair)
    assert "R3: new, holds" in done.out
    assert "R1: gone, was holds" in done.out
    assert done.code == 0


def test_rules_may_be_named_for_both(pair: tuple[str, str], tmp_path: Path) -> None:
    (tmp_path / "both.rules").write_text("[B] fanout web <= 1\n")
    done = run("diff", "--rules", str(tmp_path / "both.rules"), *pair)
    assert "B: was holds, is broken" in done.out
    assert "R1" not in done.out


def test_a_revision_of_git_is_compared_with_the_file(
    pair: tuple[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*words: str) -> None:
        identity = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        subprocess.run(
            ["git", *identity, *words], cwd=tmp_path, env=environment, check=True, capture_output=True
        )

    git("init", "--quiet")
    shop = tmp_path / "shop.dot"
    shop.write_text(OLD)
    (tmp_path / "shop.rules").write_text(RULES)
    git("add", "shop.dot", "shop.rules")
    git("commit", "--quiet", "--message", "old")
    shop.write_text(NEW)
    done = run("diff", "--base", "HEAD", str(shop))
    assert done.code == 1
    assert f"  - api -> cache: any port (HEAD:{shop}:1)" in done.out
    assert "R1: was holds, is broken" in done.out
    unknown = run("diff", "--base", "nowhere", str(shop))
    assert (unknown.code, "there is no such revision" in unknown.err) == (2, True)
    option = run("diff", "--base=--output=x", str(shop))
    assert (option.code, "is no revision" in option.err) == (2, True)
    (tmp_path / "fresh.dot").write_text(NEW)
    absent = run("diff", "--base", "HEAD", str(tmp_path / "fresh.dot"))
    assert (absent.code, "there is no such file" in absent.err) == (2, True)


@pytest.mark.parametrize("words", [(), ("a.dot",), ("a.dot", "a.dot"), ("--base", "HEAD", "a.dot", "b.dot")])
def test_wrong_usage_is_told(words: tuple[str, ...]) -> None:
    done = run("diff", *words)
    assert (done.code, "name two diagrams" in done.err) == (2, True)
