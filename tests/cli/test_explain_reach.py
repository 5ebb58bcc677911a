"""`dotcompile explain FILE A B` and `dotcompile reach FILE`."""

import json
from pathlib import Path

import pytest

from dotcompile.cli import reach
from tests.cli.outcome import dotcompile

SHOP = """\
digraph shop {
    customer
    subgraph cluster_front { web [publish="8080:80"]; "Page Cache" }
    subgraph cluster_data { db [ports=5432]; backup }
    archive [image=vault]
    customer -> web
    cluster_front -> cluster_data
    web -> db [port=9000]
    backup -> "Page Cache" [deny=true]
    backup -> archive
}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, where the test works."""
    (tmp_path / "shop.dot").write_text(SHOP)
    (tmp_path / "bad.dot").write_text("digraph { a -- b; subgraph cluster_x { a b } }\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def explain(*words: str, terminal: bool = False) -> str:
    told = dotcompile("explain", "shop.dot", *words, terminal=terminal)
    assert (told.code, told.err) == (0, "")
    return told.out


def test_yes_shows_every_hop_and_its_line() -> None:
    assert explain("customer", "backup") == (
        "yes: as drawn, actor `customer` reaches `backup` in 2 connections,"
        " if each service on the way passes it on\n"
        "\n"
        "1. customer -> web, port 80\n"
        " --> shop.dot:6:5\n"
        "  |\n"
        "6 |     customer -> web\n"
        "  |     ^^^^^^^^^^^^^^^\n"
        "\n"
        "2. web -> backup, any port\n"
        " --> shop.dot:7:5\n"
        "  |\n"
        "7 |     cluster_front -> cluster_data\n"
        "  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ web is in zone `front`; backup is in zone `data`\n"
    )


def test_a_hop_that_is_drawn_twice_shows_both_lines_and_all_ports() -> None:
    told = explain("web", "db")
    assert told.startswith("yes: as drawn, `web` reaches `db` directly\n\n1. web -> db, ports 5432, 9000\n")
    assert " --> shop.dot:7:5\n" in told
    assert " --> shop.dot:8:5\n" in told


def test_no_shows_the_nearest_miss_and_what_would_open_it() -> None:
    assert explain("archive", "db").splitlines() == [
        "no: as drawn, `archive` does not reach `db`",
        "  `archive` reaches nothing",
        "  `db` is reached by web, page-cache, customer",
        "",
        "help: `archive -> db` would open it",
    ]


def test_no_shows_the_way_back_and_what_is_denied() -> None:
    told = explain("backup", "page-cache").splitlines()
    assert told[0] == "no: as drawn, `backup` does not reach `page-cache`"
    assert told[1] == "  `backup` reaches archive"
    assert '9 |     backup -> "Page Cache" [deny=true]' in told
    assert told[-1] == 'help: `backup -> "Page Cache"` would open it, against what is drawn as denied'
    assert "The other way there is a path: page-cache -> backup" in told


@pytest.mark.parametrize(
    ("hops", "told"),
    [
        (7, "s0 -> s1 -> s2 -> s3 -> s4 -> s5 -> s6 -> s7"),
        (8, "s0 -> s1 -> s2 -> s3 -> s4 -> s5 -> s6 -> (1 more) -> s8"),
        (30, "s0 -> s1 -> s2 -> s3 -> s4 -> s5 -> s6 -> (23 more) -> s30"),
    ],
)
def test_a_long_way_back_is_cut_short(hops: int, told: str) -> None:
    Path("shop.dot").write_text(f"digraph {{ {' -> '.join(f's{number}' for number in range(hops + 1))} }}")
    assert f"The other way there is a path: {told}\n" in explain(f"s{hops}", "s0")


def test_zones_are_all_that_is_in_them() -> None:
    told = explain("front", "data").splitlines()
    assert told[0] == "yes: as drawn, zone `front` reaches zone `data` directly"
    assert told[-2:] == [
        "2 of the 2 in zone `front` reach zone `data`: web, page-cache",
        "2 of the 2 in zone `data` are reached: db, backup",
    ]


def test_a_zone_reaches_a_service_of_its_own() -> None:
    told = explain("front", "web").splitlines()
    assert told[0] == "no: as drawn, zone `front` does not reach `web`"


def test_what_nothing_publishes_is_told() -> None:
    Path("shop.dot").write_text("digraph { customer -> web; web -> db; subgraph cluster_a { web db } }")
    told = explain("customer", "db")
    assert told.startswith(
        "yes: as drawn, actor `customer` reaches `db` in 2 connections, if each service on the way"
        " passes it on, but nothing says which ports are published\n\n1. customer -> web, ports unknown\n"
    )
    assert "^ nothing is published: `ports` would say what\n" in told


def test_between_actors_nothing_would_open_a_way() -> None:
    Path("shop.dot").write_text("digraph { customer -> internet; web [image=x]; web -> internet }")
    assert explain("internet", "customer").endswith(
        "\nhelp: both are actors, and what is between actors is only drawn\n"
    )


def test_colour_is_for_terminals() -> None:
    assert "\x1b[1m" in explain("web", "db", terminal=True)
    assert "\x1b" not in explain("web", "db", "--color", "never", terminal=True)
    assert "\x1b" in explain("web", "db", "--color", "always")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("wbe db", "nothing in shop.dot has the name `wbe`: did you mean `web`?"),
        ("web zone:frnt", "nothing in shop.dot has the name `zone:frnt`"),
        ("web web", "`web` and `web` are the same service: name two"),
        ("db service:db", "`db` and `service:db` are the same service: name two"),
    ],
)
def test_names_that_mean_nothing_are_told(words: str, told: str) -> None:
    outcome = dotcompile("explain", "shop.dot", *words.split())
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"dotcompile: {told}\n")


def test_a_name_that_means_two_things_is_told() -> None:
    text = "digraph { subgraph cluster_db { spare } subgraph cluster_x { db web } web -> db }"
    Path("two.dot").write_text(text)
    outcome = dotcompile("explain", "two.dot", "web", "db")
    assert outcome.code == 2
    assert outcome.err.endswith("`db` is a service and a zone: write `service:db` or `zone:db`\n")
    assert dotcompile("explain", "two.dot", "web", "service:db").out.startswith("yes:")
    assert dotcompile("explain", "two.dot", "web", "zone:db").out.startswith("no:")
    assert dotcompile("explain", "two.dot", "web", "cluster_db").out.startswith("no:")


def test_machines_and_empty_zones_have_no_connections() -> None:
    Path("pool.dot").write_text("digraph { subgraph cluster_hosts { node1 } subgraph cluster_a { web } }")
    told = dotcompile("explain", "pool.dot", "web", "node1")
    assert (told.code, told.out) == (2, "")
    assert told.err.endswith("`node1` is a host: ask for services, zones and actors\n")
    assert (
        "the zone `hosts` has no service or actor in it"
        in dotcompile("explain", "pool.dot", "hosts", "web").err
    )


def test_json_of_yes() -> None:
    told = json.loads(explain("customer", "data", "--format", "json"))
    assert (told["schema"], told["in"], told["reaches"]) == (1, "intent", True)
    assert [(hop["from"]["name"], hop["to"]["name"]) for hop in told["path"]] == [
        ("customer", "web"),
        ("web", "db"),
    ]
    assert [link["start"]["line"] for link in told["path"][1]["links"]] == [7, 8]
    assert told["to"]["id"] == "cluster_data"
    assert [thing["name"] for thing in told["reached"]] == ["db", "backup"]


def test_json_of_no() -> None:
    told = json.loads(explain("backup", "page-cache", "--format", "json"))
    assert told["reaches"] is False
    assert told["would_open"] == 'backup -> "Page Cache"'
    assert [thing["name"] for thing in told["from_reaches"]] == ["archive"]
    assert {thing["name"] for thing in told["to_is_reached_by"]} == set()
    assert [link["start"]["line"] for link in told["denied"]] == [9]
    assert [hop["from"]["id"] for hop in told["back"]] == ["Page Cache"]


def test_an_answer_about_a_diagram_with_errors_says_so() -> None:
    for command in (("explain", "bad.dot", "a", "b"), ("reach", "bad.dot")):
        told = dotcompile(*command)
        assert told.code == 1
        assert "bad.dot has an error, so this may be wrong" in told.err
        assert told.out


def test_the_matrix_in_every_format() -> None:
    assert dotcompile("reach", "shop.dot").out.startswith("6 direct connections as drawn, between 5 services")
    assert "| `web` | `db` | 5432,9000 |\n" in dotcompile("reach", "shop.dot", "--format", "markdown").out
    assert "web,service,db,service,1," in dotcompile("reach", "shop.dot", "--format", "csv").out
    told = json.loads(dotcompile("reach", "shop.dot", "--format", "json", "--in", "intent").out)
    assert len(told["connections"]) == 6


def test_the_matrix_of_paths() -> None:
    told = json.loads(dotcompile("reach", "shop.dot", "--format", "json", "--paths").out)
    assert max(pair["hops"] for pair in told["connections"]) == 3


def test_the_matrix_of_standard_input() -> None:
    assert dotcompile("reach", "-", stdin=SHOP.encode()).out == dotcompile("reach", "shop.dot").out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("", "name one diagram, or `-` for standard input; --merge makes one of several"),
        ("shop.dot bad.dot", "name one diagram, or `-` for standard input; --merge makes one of several"),
        ("sop.dot", "sop.dot: there is no such file: did you mean `shop.dot`?"),
    ],
)
def test_the_matrix_is_of_one_diagram(words: str, told: str) -> None:
    outcome = dotcompile("reach", *words.split())
    assert (outcome.code, outcome.out, outcome.err) == (2, "", f"dotcompile: {told}\n")


def test_a_matrix_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reach, "MOST_PAIRS", 6)
    told = dotcompile("reach", "shop.dot")
    assert (told.code, told.out) == (2, "")
    assert told.err.startswith("dotcompile: there may be 7 pairs, and a matrix has at most 6: ")
