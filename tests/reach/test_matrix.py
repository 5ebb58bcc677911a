"""The matrix in every format."""

import csv
import json
from io import StringIO

import pytest

from dotcompile.model.topology import Sort
from dotcompile.reach import matrix_csv, matrix_json, matrix_markdown, matrix_text
from dotcompile.reach.intent import intend
from dotcompile.reach.matrix import Matrix, bound, fill
from dotcompile.source import Source
from tests.reach.drawn import HERE, Drawing

SOURCES = {HERE.path: Source(HERE.path, "digraph {}\n")}


def matrix(drawing: Drawing, *, paths: bool = False) -> Matrix:
    topology = drawing.topology()
    return fill(topology, intend(topology), paths)


def shop() -> Drawing:
    drawing = Drawing().actor("customer").service("web", ports="80,443").service("db", "old", ports="5432")
    return drawing.link("customer -> web", "customer -> cms", "web -> db", "web -> db: 9000", "db -> old")


def test_text_is_a_table() -> None:
    assert matrix_text.render(matrix(shop())) == (
        "4 direct connections as drawn, between 4 services, 1 actor\n"
        "x connects, ? would: nothing says what is published\n"
        "\n"
        "  from, to:        1 2 3 4 5\n"
        "1 web              . x . . .\n"
        "2 db               . . x . .\n"
        "3 old              . . . . .\n"
        "4 cms              . . . . .\n"
        "5 customer (actor) x . . ? .\n"
    )


def test_text_of_paths_tells_how_long_they_are() -> None:
    told = matrix_text.render(matrix(shop(), paths=True)).splitlines()
    assert told[0] == "7 paths as drawn, between 4 services, 1 actor"
    assert told[-1] == "5 customer (actor) 1 2 3 1 ."


def test_text_of_nothing_is_a_line() -> None:
    told = matrix_text.render(matrix(Drawing().service("a")))
    assert told == "0 direct connections as drawn, between 1 service, 0 actors\n"


def test_text_of_many_things_is_a_list() -> None:
    drawing = shop().service(*(f"s{number}" for number in range(matrix_text.TABLE)))
    assert matrix_text.render(matrix(drawing)).splitlines()[1:] == [
        "web -> db: 5432,9000",
        "db -> old: 5432",
        "customer (actor) -> web: 80,443",
        "customer (actor) -> cms: unknown",
    ]
    assert "customer (actor) -> old: in 3 connections" in matrix_text.render(matrix(drawing, paths=True))


def test_names_of_any_script_stand_in_columns() -> None:
    told = matrix_text.render(matrix(Drawing().actor("東京").link("東京 -> web"))).splitlines()
    assert told[-2:] == ["1 web          . .", "2 東京 (actor) ? ."]


def test_csv() -> None:
    rows = list(csv.reader(StringIO(matrix_csv.render(matrix(shop(), paths=True)))))
    assert rows[0] == list(matrix_csv.COLUMNS)
    assert ["web", "service", "db", "service", "1", "5432,9000"] in rows
    assert ["customer", "actor", "cms", "service", "1", "unknown"] in rows
    assert ["customer", "actor", "old", "service", "3", ""] in rows
    assert len(rows) == 8


@pytest.mark.parametrize("name", ["=1+1", "+x", "@x", "-x"])
def test_csv_holds_no_formula(name: str) -> None:
    drawing = Drawing().actor(name).link(f"{name} -> web")
    assert matrix_csv.render(matrix(drawing)).splitlines()[1] == f"'{name},actor,web,service,1,unknown"


def test_markdown() -> None:
    assert matrix_markdown.render(matrix(shop())) == (
        "| from | to | ports |\n"
        "|---|---|---|\n"
        "| `web` | `db` | 5432,9000 |\n"
        "| `db` | `old` | 5432 |\n"
        "| `customer` | `web` | 80,443 |\n"
        "| `customer` | `cms` | unknown |\n"
    )
    assert "| `customer` | `old` |  | 3 |\n" in matrix_markdown.render(matrix(shop(), paths=True))


def test_markdown_is_not_led_astray_by_names() -> None:
    drawing = Drawing().actor("a|`b``").link("a|`b`` -> web")
    assert "| ``` a\\|`b`` ``` | `web` | unknown |\n" in matrix_markdown.render(matrix(drawing))


def test_json() -> None:
    told = json.loads(matrix_json.render(matrix(shop()), SOURCES))
    assert (told["schema"], told["in"], told["paths"]) == (1, "intent", False)
    assert told["things"][4] == {"sort": "actor", "name": "customer", "id": "customer"}
    pairs = {(pair["from"], pair["to"]): pair for pair in told["connections"]}
    assert list(pairs) == [(0, 1), (1, 2), (4, 0), (4, 3)]
    assert pairs[0, 1]["ports"] == [
        {"protocol": "tcp", "first": 5432, "last": 5432},
        {"protocol": "tcp", "first": 9000, "last": 9000},
    ]
    assert [link["relation"] for link in pairs[0, 1]["links"]] == ["flow", "flow"]
    assert (pairs[4, 3]["ports"], pairs[4, 3]["served"]) == (None, False)
    assert (pairs[4, 0]["served"], pairs[4, 0]["links"][0]["path"]) == (True, "drawn.dot")


def test_json_of_paths() -> None:
    told = json.loads(matrix_json.render(matrix(shop(), paths=True), SOURCES))
    assert {"from": 4, "to": 2, "hops": 3} in told["connections"]
    assert len(told["connections"]) == 7


def test_a_matrix_is_bounded_before_it_is_filled() -> None:
    drawing = Drawing().zone("y", "a", "b").zone("z", "c", "d").link("zone:y -> zone:z")
    connections = drawing.connections()
    assert bound(connections, paths=False) == 4
    assert bound(connections, paths=True) == 16
    assert all(thing.sort is Sort.SERVICE for thing in connections.things)
