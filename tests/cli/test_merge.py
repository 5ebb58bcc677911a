"""`--merge`: several files as one, for the commands that take it."""

import json
from pathlib import Path

import pytest

from tests.cli.outcome import dotcompile

FRONT = 'digraph shop { subgraph cluster_front { web [container="shop/web:1", ports=80] } web -> db }\n'
BACK = 'digraph back { subgraph cluster_back { db [container="postgres:16", ports=5432] } }\n'
WRONG = 'digraph other { db [container="mysql:8"] }\n'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, where the test works."""
    for name, text in (
        ("front", FRONT),
        ("back", BACK),
        ("wrong", WRONG),
        ("bad", "digraph { a -> "),
        ("un", "graph {}"),
    ):
        (tmp_path / f"{name}.dot").write_text(text)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_reach_tells_of_all() -> None:
    told = dotcompile("reach", "--merge", "front.dot", "back.dot", "--format=json")
    assert (told.code, told.err) == (0, "")
    said = json.loads(told.out)
    (pair,) = said["connections"]
    assert [said["things"][pair[end]]["name"] for end in ("from", "to")] == ["web", "db"]
    assert pair["links"][0]["path"] == "front.dot"


def test_several_without_merge_are_refused() -> None:
    told = dotcompile("reach", "front.dot", "back.dot")
    assert told.code == 2
    assert "--merge makes one of several" in told.err


def test_explain_tells_in_which_file() -> None:
    told = dotcompile("explain", "--merge", "front.dot", "back.dot", "web", "db")
    assert (told.code, told.err) == (0, "")
    assert " --> front.dot:1:" in told.out
    told = dotcompile("explain", "--merge", "front.dot", "back.dot", "db")
    assert told.code == 0
    assert "image" in told.out
    assert "drawn at back.dot:1:" in told.out


def test_what_differs_is_told_and_makes_the_run_fail() -> None:
    told = dotcompile("--merge", "back.dot", "wrong.dot", "--select=DC191")
    assert told.code == 1
    assert "error[DC191 merge-conflict]" in told.out
    assert " --> wrong.dot:1:" in told.out
    assert " ::: back.dot:1:" in told.out
    told = dotcompile("reach", "--merge", "back.dot", "wrong.dot")
    assert told.code == 1
    assert told.err.endswith("so this may be wrong: see `dotcompile --merge back.dot wrong.dot`\n")


@pytest.mark.parametrize("other", ["bad.dot", "un.dot"])
def test_what_cannot_be_merged_is_refused(other: str) -> None:
    for command in (("reach",), ("explain", "web")):
        told = dotcompile(command[0], "--merge", "front.dot", other, *command[1:])
        assert told.code == 2
        see = f"see `dotcompile --merge front.dot {other}`"
        assert told.err == f"dotcompile: front.dot and {other} cannot be merged: {see}\n"
    assert dotcompile("--merge", "front.dot", other).code == 1


def test_all_are_emitted_as_one(folder: Path) -> None:
    told = dotcompile("--merge", "front.dot", "back.dot", "--emit", "all.json", "--ignore=DC2")
    assert (told.code, told.err) == (0, "")
    model = json.loads((folder / "all.json").read_text())
    assert [one["name"] for one in model["services"]] == ["web", "db"]
    assert model["services"][1]["at"]["path"] == "back.dot"


def test_nothing_is_emitted_over_any_of_them() -> None:
    told = dotcompile("--merge", "front.dot", "back.dot", "--emit", "back.dot", "--target", "json")
    assert told.code == 2
    assert "written over" in told.err


def test_sites_beside_each_count(folder: Path) -> None:
    (folder / "back.site.toml").write_text("[services.web]\nreplicas = 3\n")
    told = dotcompile("explain", "--merge", "front.dot", "back.dot", "web")
    assert "the site file at back.site.toml:2:" in told.out


def test_standard_input_may_be_one_of_them() -> None:
    told = dotcompile("reach", "--merge", "-", "back.dot", stdin=FRONT.encode())
    assert told.code == 0
    assert "1 direct connection" in told.out


def test_graph_and_merge_exclude_each_other() -> None:
    told = dotcompile("reach", "--merge", "--graph", "shop", "front.dot", "back.dot")
    assert told.code == 2
    assert "--merge takes all" in told.err


def test_comments_silence_findings_in_their_own_file(folder: Path) -> None:
    said = "// dotcompile: ignore[merge-conflict] being moved\n"
    (folder / "wrong.dot").write_text(said + WRONG)
    assert dotcompile("--merge", "back.dot", "wrong.dot", "--select=DC191").code == 0
