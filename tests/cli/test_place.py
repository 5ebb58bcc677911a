"""`dotcompile place` as its users see it."""

import json
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from dotcompile.cli.main import main

DIAGRAM = """digraph shop {
    subgraph cluster_pool { kind=hosts
        one [role=manager, cpus=2, memory="4g"]
        two [role=manager, cpus=2, memory="4g"]
        three [role=worker, cpus=2, memory="4g"]
    }
    subgraph cluster_app {
        api [replicas=3, reserve_cpus=1]
        db [reserve_memory="3g", constraint="node.hostname == one"]
        api -> db
    }
}
"""


def told(tmp_path: Path, *words: str, text: str = DIAGRAM) -> tuple[int, str]:
    file = tmp_path / "shop.dot"
    file.write_text(text)
    said = StringIO()
    return main(["place", str(file), *words], BytesIO(), said, said, {}), said.getvalue()


def test_it_tells_what_each_host_runs(tmp_path: Path) -> None:
    assert told(tmp_path) == (
        0,
        "HOST   ROLE     CPUS    MEMORY    RUNS\n"
        "one    manager  1 of 2  3g of 4g  api, db\n"
        "two    manager  1 of 2  0b of 4g  api\n"
        "three  worker   1 of 2  0b of 4g  api\n"
        "\n"
        "found: 4 replicas of 2 services on 3 hosts\n",
    )


def test_it_tells_what_a_loss_does(tmp_path: Path) -> None:
    code, said = told(tmp_path, "--lose", "three")
    assert (code, said.partition("without")[2]) == (
        0,
        " three:\n  managers: 2 of 2 left, enough\n  moves: api from three to two\n",
    )
    code, said = told(tmp_path, "--lose", "one,three")
    assert (code, said.partition("without")[2]) == (
        1,
        " one, three:\n"
        "  managers: 1 of 2 left, too few: nothing can be moved or changed\n"
        "  no host for: api x2, db\n"
        "  breaks: api -> db (shop.dot:10)\n",
    )


def test_it_finds_the_worst_loss(tmp_path: Path) -> None:
    code, said = told(tmp_path, "--lose", "any")
    assert code == 1
    rows = [line.split() for line in said.splitlines() if line.startswith(("one ", "two ", "three "))][3:]
    assert [row[0] for row in rows] == ["one", "two", "three"]
    assert "the worst is without one:\n" in said


def test_it_tells_what_conflicts(tmp_path: Path) -> None:
    code, said = told(tmp_path, text=DIAGRAM.replace("3g", "5g"))
    assert code == 1
    assert said.partition("impossible")[2] == (
        ": no host takes db\n"
        "these cannot all be met (each of them counts):\n"
        "  shop.dot:9: `db` has `reserve_memory=5g`\n"
    )


def test_json_tells_the_same(tmp_path: Path) -> None:
    code, said = told(tmp_path, "--format", "json", "--lose", "three", "--strategy", "binpack")
    found = json.loads(said)
    assert code == 0
    assert found["hosts"] == {"one": {"db": 1, "api": 2}, "two": {"api": 1}, "three": {}}
    assert [loss["lost"] for loss in found["losses"]] == [["three"]]


def test_it_draws_hosts_with_what_they_run(tmp_path: Path) -> None:
    picture = tmp_path / "place.svg"
    assert told(tmp_path, "--emit", str(picture))[0] == 0
    drawn = picture.read_text()
    assert all(name in drawn for name in ("one", "two", "three", "api", "db"))


@pytest.mark.parametrize(
    ("words", "text", "message"),
    [
        (("--lose", "tow"), DIAGRAM, "no host has this name: did you mean `two`?"),
        (("--lose", ","), DIAGRAM, "name hosts, or `any`"),
        (("--emit", "place.yml"), DIAGRAM, "name the file"),
        ((), "digraph { a -> b }", "no hosts are drawn"),
    ],
)
def test_what_it_cannot_do_is_said(tmp_path: Path, words: tuple[str, ...], text: str, message: str) -> None:
    code, said = told(tmp_path, *words, text=text)
    assert code == 2
    assert message in said
