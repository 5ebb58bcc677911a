"""`--in effective`: what is possible on a target, of `explain FILE A B` and `reach FILE`."""

import json
from pathlib import Path

import pytest

from tests.cli.outcome import dotcompile

SHOP = """\
digraph shop {
    customer
    subgraph cluster_front { web [publish="8080:80"]; cache }
    subgraph cluster_data { db [ports=5432]; backup }
    customer -> web
    web -> db
}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, where the test works."""
    (tmp_path / "shop.dot").write_text(SHOP)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(*words: str, code: int = 0) -> str:
    done = dotcompile(*words, "--in", "effective")
    assert (done.code, done.err if code == 0 else "") == (code, "")
    return done.out if code == 0 else done.err


def test_what_is_possible_and_not_drawn_is_told_with_its_cause() -> None:
    assert told("explain", "shop.dot", "db", "web") == (
        "yes: on compose, `db` reaches `web` directly\n"
        "\n"
        "1. db -> web, any port\n"
        " --> shop.dot:6:5\n"
        "  |\n"
        "6 |     web -> db\n"
        "  |     ^^^^^^^^^ drawn the other way round, which an engine does not tell apart\n"
    )
    assert "   zone: neighbours in a zone, on the network `front`\n" in told(
        "explain", "shop.dot", "cache", "web"
    )


def test_a_mild_path_is_told_before_a_shorter_one() -> None:
    """On one engine, with a way out, the published port is one connection; through neighbours it is drawn."""
    path = Path("shop.dot")
    path.write_text(SHOP.replace("web -> db", "web -> db; db -> backup; backup -> internet; backup -> cache"))
    answer = told("explain", "shop.dot", "backup", "web")
    assert [line for line in answer.splitlines() if line[:1].isdigit() and ". " in line[:3]] == [
        "1. backup -> cache, any port",
        "2. cache -> web, any port",
    ]


def test_who_gets_out_is_told_though_the_internet_is_not_drawn() -> None:
    done = dotcompile("explain", "shop.dot", "web", "customer", "--in", "effective", "--target", "compose")
    assert "   egress: the network `ingress` leads outside\n" in done.out
    answer = dotcompile(
        *("explain", "shop.dot", "web", "customer", "--in", "effective", "--target", "swarm", "--format=json")
    )
    found = json.loads(answer.out)
    assert (found["in"], found["on"], found["reaches"]) == ("effective", "swarm", True)
    (link,) = found["path"][0]["links"]
    assert link["cause"] == "egress"
    assert link["published"] == {"protocol": "tcp", "first": 80, "last": 80}


def test_the_matrix_has_a_mark_for_each_cause() -> None:
    assert told("reach", "shop.dot").splitlines() == [
        "10 direct connections on compose, between 4 services, 2 actors",
        "x drawn, z zone, r reverse, p published, e egress",
        "",
        "  from, to:        1 2 3 4 5 6",
        "1 web              . z x . e e",
        "2 cache            z . . . . .",
        "3 db               r . . z . .",
        "4 backup           . . z . . .",
        "5 customer (actor) x . . . . .",
        "6 internet (actor) p . . . . .",
    ]


@pytest.mark.parametrize(
    ("form", "line"),
    [
        ("csv", "web,service,db,service,1,any,drawn 5432; port any"),
        ("markdown", "| `web` | `db` | any | drawn 5432; port any |"),
    ],
)
def test_a_list_of_connections_has_all_causes(form: str, line: str) -> None:
    assert line in told("reach", "shop.dot", "--format", form).splitlines()


def test_a_rule_that_keeps_neighbours_apart_is_obeyed() -> None:
    Path("shop.rules").write_text("deny cache -> web\ndeny web -> cache\n")
    assert told("explain", "shop.dot", "cache", "web").startswith(
        "no: on compose, `cache` does not reach `web`"
    )


def test_what_cannot_be_lowered_is_told() -> None:
    Path("shop.dot").write_text("digraph { a [network_mode=none]; b; a -> b }\n")
    assert "cannot be compiled for that target" in told("reach", "shop.dot", code=2)
