"""`lint --baseline`: what was there is let pass, and may only get less."""

import json
from pathlib import Path

import pytest

from tests.cli.outcome import dotcompile

#: What these tests are about, so that they need not know what else may be found.
ONLY = ("--select", "DC0,DC101,DC155")
ODD = "digraph {\n nginx [odd=1]\n redis [odd=1]\n}\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two diagrams with two warnings each, and a baseline for one of them."""
    monkeypatch.chdir(tmp_path)
    Path("net").mkdir()
    for name in ("a.dot", "net/b.dot"):
        Path(name).write_text(ODD)
    assert dotcompile("lint", *ONLY, "--baseline", "base.json", "--update-baseline", "a.dot").code == 0
    return tmp_path


def lint(*words: str) -> tuple[int, list[str]]:
    """The exit code and the kinds that are found, by file."""
    told = dotcompile(
        "lint", "--baseline", "base.json", "--fail-on", "warning", "--format", "concise", *words
    )
    return told.code, sorted(
        f"{line.partition(':')[0]} {line.partition('[')[2][:5]}" for line in told.out.splitlines()
    )


def allowed() -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = json.loads(Path("base.json").read_text())["counts"]
    return counts


def test_what_a_baseline_looks_like() -> None:
    assert Path("base.json").read_text() == (
        '{\n "schema": 1,\n "counts": {\n  "a.dot": {\n   "DC101": 2\n  }\n }\n}\n'
    )


def test_what_it_allows_is_let_pass() -> None:
    assert lint("a.dot") == (0, [])
    told = dotcompile("lint", *ONLY, "--baseline", "base.json", "a.dot")
    assert (told.out, told.err) == ("2 notes: --notes shows them\n", "2 findings allowed by the baseline\n")


def test_lines_may_move() -> None:
    Path("a.dot").write_text(ODD.replace("{", "{\n\n\n"))
    assert lint("a.dot") == (0, [])


def test_of_more_than_it_allows_all_are_told() -> None:
    Path("a.dot").write_text(ODD.replace("{", "{ haproxy [odd=1]"))
    assert lint("a.dot") == (1, ["a.dot DC101"] * 3)
    assert lint("a.dot", "--update-baseline") == (1, ["a.dot DC101"] * 3)
    assert allowed() == {"a.dot": {"DC101": 2}}


def test_other_files_and_kinds_are_told() -> None:
    assert lint("net/b.dot") == (1, ["net/b.dot DC101"] * 2)
    Path("a.dot").write_text(ODD + "}")
    code, found = lint("a.dot")
    assert (code, found[0]) == (1, "a.dot DC009")


def test_where_there_are_fewer_it_is_told_and_lowered() -> None:
    Path("a.dot").write_text(ODD.replace("redis [odd=1]", ""))
    assert lint("a.dot") == (1, ["base.json DC034"])
    told = dotcompile("lint", *ONLY, "--baseline", "base.json", "a.dot")
    assert "a.dot may have 2 of DC101, and has 1\n --> base.json:5:4\n" in told.out
    assert lint("a.dot", "--update-baseline") == (0, [])
    assert allowed() == {"a.dot": {"DC101": 1}}
    assert lint("a.dot") == (0, [])
    Path("a.dot").write_text("digraph { nginx }")
    assert lint("a.dot", "--update-baseline") == (0, [])
    assert allowed() == {}


def test_of_files_that_are_not_looked_at_nothing_is_said() -> None:
    Path("c.dot").write_text("digraph { nginx }")
    assert lint("c.dot") == (0, [])
    assert lint("c.dot", "--update-baseline") == (0, [])
    assert allowed() == {"a.dot": {"DC101": 2}}


def test_a_file_that_is_gone_goes_from_it() -> None:
    Path("a.dot").unlink()
    assert lint("net/b.dot") == (1, ["base.json DC034", *["net/b.dot DC101"] * 2])
    lint("net/b.dot", "--update-baseline")
    assert allowed() == {}


def test_notes_count_under_strict_only() -> None:
    Path("base.json").unlink()
    told = dotcompile("lint", *ONLY, "--strict", "--baseline", "base.json", "--update-baseline", "a.dot")
    assert told.code == 0
    assert allowed() == {"a.dot": {"DC101": 2, "DC155": 2}}
    assert lint("a.dot", "--strict") == (0, [])
    assert lint("a.dot") == (0, [])


def test_names_are_from_where_the_baseline_is(monkeypatch: pytest.MonkeyPatch) -> None:
    dotcompile("lint", *ONLY, "--baseline", "net/base.json", "--update-baseline", "a.dot", "net/b.dot")
    assert set(json.loads(Path("net/base.json").read_text())["counts"]) == {"../a.dot", "b.dot"}
    monkeypatch.chdir("net")
    told = dotcompile(
        "lint", "--baseline", "base.json", "--fail-on", "warning", "b.dot", Path("../a.dot").resolve()
    )
    assert told.code == 0


def test_updating_writes_nothing_that_is_the_same() -> None:
    Path("base.json").chmod(0o400)
    before = Path("base.json").stat()
    lint("a.dot", "--update-baseline")
    assert Path("base.json").stat().st_mtime_ns == before.st_mtime_ns
    assert Path("base.json").stat().st_ino == before.st_ino


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "Expecting value"),
        ("[]", "it has no `schema` and `counts`"),
        ('{"schema": 2, "counts": {}}', "its schema is 2"),
        ('{"schema": 1, "counts": []}', "it has no `schema`"),
        ('{"schema": 1, "counts": {"a.dot": 3}}', "the counts of a.dot are no numbers by code"),
        ('{"schema": 1, "counts": {"a.dot": {"DC101": "2"}}}', "the counts of a.dot"),
        ('{"schema": 1, "counts": {"a.dot": {"DC101": true}}}', "the counts of a.dot"),
        ('{"schema": 1, "counts": {"a.dot": {"DC101": -1}}}', "the counts of a.dot"),
        ("[" * 100_000, "maximum recursion depth"),
        ("\udce4", "codec can't decode"),
    ],
)
def test_what_is_no_baseline(text: str, why: str) -> None:
    Path("base.json").write_bytes(text.encode(errors="surrogateescape"))
    told = dotcompile("lint", *ONLY, "--baseline", "base.json", "a.dot")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("dotcompile: base.json: is no baseline: ")
    assert why in told.err
    assert told.err.count("\n") == 1


def test_a_number_of_many_digits_is_no_trouble() -> None:
    Path("base.json").write_text('{"schema": 1, "counts": {"a.dot": {"DC101": ' + "9" * 10_000 + "}}}")
    assert lint("a.dot") == (1, ["base.json DC034"])


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--baseline none/x.json", "none/x.json: there is no such file; --update-baseline draws one up"),
        ("--update-baseline", "--update-baseline goes with --baseline FILE"),
        (
            "--update-baseline --baseline base.json --diff",
            "--diff writes nothing, and --update-baseline writes a file",
        ),
    ],
)
def test_wrong_usage(words: str, told: str) -> None:
    outcome = dotcompile("lint", *ONLY, "a.dot", *words.split())
    assert (outcome.code, outcome.err) == (2, f"dotcompile: {told}\n")
