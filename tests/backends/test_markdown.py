"""The inventory for people: committed pages, and tables that no value breaks out of."""

import re
from pathlib import Path

import pytest

from dotcompile.pipeline.compile import Output, compile_for
from dotcompile.pipeline.understand import understand
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.backends.random_diagrams import HOSTILE, diagram, quoted, without_control
from tests.backends.test_emitted import DIAGRAMS
from tests.goldens import Golden
from tests.soak import Soak

HERE = Path(__file__).with_name("inventories")
COMMITTED = [path for path in DIAGRAMS if path.stem == "whole"]


def page(text: str, target: str | None = None, name: str = "shop.dot") -> str:
    found = understand((name, text.encode()), (), DEFAULT_LIMITS)
    output = Output("out", "shop.md", "markdown", target, told=found.findings)
    made = compile_for(found.topologies[0], found.sources, [output])
    ((artifact,),) = made.artifacts.values()
    return artifact.text


@pytest.mark.parametrize("path", COMMITTED, ids=lambda path: path.stem)
def test_pages(path: Path, golden: Golden) -> None:
    golden(HERE / f"{path.stem}.md", page(path.read_text(encoding="utf-8"), name=path.name))


def cells(row: str) -> list[str]:
    """The cells of a row, by the bars that are not escaped: code spans are no exception."""
    return re.split(r"(?<!\\)\|", row)[1:-1]


def tables(text: str) -> list[list[list[str]]]:
    """All tables of a page, with their heads."""
    found: list[list[list[str]]] = []
    before = ""
    for line in text.splitlines():
        if line.startswith("|"):
            found += [] if before.startswith("|") else [[]]
            found[-1].append(cells(line))
        before = line
    return found


def outside_code(text: str) -> str:
    """A page without its code spans."""
    return re.sub(r"(?s)(`+)(?!`).*?(?<!`)\1(?!`)", "", text)


def check(text: str) -> int:
    for table in tables(text):
        assert {len(row) for row in table} == {len(table[0])}, table
    assert not set("<>[]&@\\") & set(outside_code(text)), outside_code(text)
    return sum(map(len, tables(text)))


def test_values_stay_in_their_cells() -> None:
    hostile = (
        "a|b",
        "\\|",
        "`",
        "``|`",
        "<script>",
        "[x](javascript:0)",
        "@team",
        "a\nb",
        "|\n|---|\n",
        "\u202e",
        "*x*",
    )
    for one in (*hostile, *map(without_control, HOSTILE)):
        said = quoted(one)
        text = f"""digraph shop {{ label={said}; subgraph cluster_z {{ label={said}
            web [container="a:1", volumes="/x|`y:/z|`", build={said}]; db [container="b:1"] }}
            customer [label={said}]; customer -> web [port=80, label={said}]; web -> internet }}"""
        assert check(page(text, "compose")) > 10


@pytest.mark.parametrize("target", ["compose", "swarm"])
def test_random_diagrams_have_whole_tables(target: str, soak: Soak) -> None:
    rows = 0
    for _ in range(soak.count(15)):
        text = diagram(soak.random, target)
        found = understand(("shop.dot", text.encode()), (), DEFAULT_LIMITS)
        made = compile_for(found.topologies[0], found.sources, [Output("out", "x.md", "markdown", target)])
        rows += sum(check(one.text) for artifacts in made.artifacts.values() for one in artifacts)
    soak.figures["rows"] = rows
    assert rows > 100


def test_what_is_told() -> None:
    text = """digraph shop { label="The shop"
        subgraph cluster_front { web [container="nginx:1.27", publish="8080:80"]; cache [container=redis] }
        subgraph cluster_data {
            subnet="10.9.0.0/24"; db [container="postgres:16", ports=5432, ip="10.9.0.7"] }
        customer -> web; web -> db; side [container="a:1", network_mode="service:web"] }"""
    told = page(text, "compose")
    assert told.startswith("# `shop`: `The shop`\n")
    networks, services, drawn, beside = tables(told)
    rows = {row[0].strip(): [cell.strip() for cell in row] for row in (*networks, *services)}
    assert rows["`data`"][2:5] == ["`10.9.0.0/24`", "no", "`web`, `db`"]
    assert rows["`db`"][1:6] == ["`postgres:16`", "1", "`data 10.9.0.7`", "`5432`", "–"]
    assert rows["`side`"][3] == "those of `web`"
    assert rows["`web`"][5] == "`8080:80`"
    ends = [[cell.strip() for cell in row[:3]] for row in drawn[2:]]
    assert ends == [["`customer`", "`web`", "80"], ["`web`", "`db`", "5432"]]
    assert any("published, on `8080`" in row[3] for row in beside)
    assert "too: whoever shares a network may do that" in told
