"""`dotcompile FILE --emit model.json`."""

import json
from pathlib import Path

import jsonschema
import pytest

from dotcompile.backends import json as backend
from dotcompile.backends.catalogue import NAMINGS
from dotcompile.cli.picturing import FORMS as PICTURES
from tests.cli.outcome import Outcome, dotcompile
from tests.real import corpus

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads(Path(backend.__file__).with_name("model.schema.json").read_text())
NAMED = [naming.shown for naming in NAMINGS]
DRAWN = [f"`NAME{ending}`" for ending in PICTURES]
SHOP = """\
digraph shop {
    graph [label="The Shop"]
    node [restart=always]
    customer
    subgraph cluster_front { label="Front"; web [publish="8080:80", image="nginx:1.27"]; }
    subgraph cluster_data { db [ports=5432] }
    customer -> web
    cluster_front -> db [label="tcp/5432", deny=true]
}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own, where the test works."""
    (tmp_path / "shop.dot").write_text(SHOP)
    (tmp_path / "bad.dot").write_text("digraph { a -- b }\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def emit(*words: object) -> Outcome:
    return dotcompile(*words, "--emit", "model.json")


def model(*words: object) -> dict[str, object]:
    emit(*words)
    told: dict[str, object] = json.loads(Path("model.json").read_text())
    jsonschema.validate(told, SCHEMA)
    return told


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_the_whole_model_is_written() -> None:
    told = model("shop.dot")
    assert (told["schema"], told["name"], told["label"]) == (1, "shop", "The Shop")
    zones, services, links = told["zones"], told["services"], told["links"]
    assert isinstance(zones, list)
    assert isinstance(services, list)
    assert isinstance(links, list)
    assert [(zone["id"], zone["name"], zone["label"]) for zone in zones] == [
        ("cluster_front", "front", "Front"),
        ("cluster_data", "data", ""),
    ]
    web = services[0]["settings"]
    assert (web["publish"]["value"], web["publish"]["said"]) == ("8080:80", "drawn")
    assert (web["restart"]["value"], web["restart"]["said"]) == ("always", "default")
    start = SHOP.index("nginx")
    line_start = SHOP.rindex("\n", 0, start) + 1
    assert web["image"]["at"]["start"] == {"line": 5, "column": start - line_start + 1, "offset": start}
    assert [(link["relation"], link["deny"]) for link in links] == [("ingress", False), ("flow", True)]
    assert links[1]["from"]["sort"] == "zone"
    assert links[1]["ports"] == [{"protocol": "tcp", "first": 5432, "last": 5432}]


def test_findings_are_told_as_ever_and_the_exit_code_is_theirs() -> None:
    plain = dotcompile("shop.dot", "--fail-on", "warning")
    told = emit("shop.dot", "--fail-on", "warning")
    assert (told.code, told.out) == (plain.code, plain.out) == (1, plain.out)
    assert Path("model.json").exists()


def test_nothing_is_written_if_there_is_an_error() -> None:
    Path("model.json").write_text("as it was")
    told = emit("bad.dot", "--fail-on", "never")
    assert (told.code, Path("model.json").read_text()) == (1, "as it was")
    assert told.err == "dotcompile: nothing is written of bad.dot, since there are errors\n"
    assert "wrong-arrow" in told.out
    assert sorted(path.name for path in Path().iterdir()) == ["bad.dot", "model.json", "shop.dot"]


def test_an_error_that_is_not_selected_is_an_error_all_the_same() -> None:
    Path("shop.dot").write_text("digraph { subgraph cluster_a { web [replicas=many] } }")
    assert emit("shop.dot", "--select", "DC002").code == 1
    assert not Path("model.json").exists()


def test_strict_makes_errors_of_notes() -> None:
    assert emit("shop.dot", "--strict").code == 1
    assert not Path("model.json").exists()


def test_several_outputs() -> None:
    told = dotcompile("shop.dot", "--emit", "one.json", "--emit", "TWO.JSON")
    assert told.code == 0
    assert Path("one.json").read_text() == Path("TWO.JSON").read_text()


def test_standard_output_holds_the_model_alone() -> None:
    told = dotcompile("shop.dot", "--emit", "-", "--target", "json", "--emit", "model.json")
    assert told.out == Path("model.json").read_text()
    assert told.err == dotcompile("shop.dot").out


def test_standard_input() -> None:
    told = dotcompile(
        "-", "--stdin-filename", "x.dot", "--emit", "-", "--target", "json", stdin=SHOP.encode()
    )
    assert json.loads(told.out)["at"]["path"] == "x.dot"


def test_one_graph_of_several() -> None:
    Path("shop.dot").write_text("digraph a { x -> y }\ndigraph b { z -> y }\n")
    assert model("shop.dot")["name"] == "a"
    assert model("shop.dot", "--graph", "b")["name"] == "b"
    assert emit("shop.dot", "--graph", "c").code == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "shop.dot --emit model.txt",
            f"--emit model.txt: name the file {', '.join((*NAMED, *DRAWN))}, "
            "or say with --target or --template what it is",
        ),
        ("shop.dot --emit a.json --emit a.json", "two outputs cannot both go to a.json"),
        ("shop.dot --format json --output a.json --emit a.json", "two outputs cannot both go to a.json"),
        (
            "shop.dot --target json --emit shop.dot",
            "--emit shop.dot: this would be written over what it is made from",
        ),
        (
            "shop.dot bad.dot --emit a.json",
            "--emit goes with one diagram, and these are 2: --merge makes one of them",
        ),
        ("shop.dot --target json", "--target json goes with --emit or --report"),
        (
            "shop.dot --emit no/such/folder.json",
            "no/such/folder.json: cannot be written: No such file or directory",
        ),
    ],
)
def test_outputs_that_cannot_be(words: str, told: str) -> None:
    outcome = dotcompile(*words.split(), "--quiet")
    assert (outcome.code, outcome.err) == (2, f"dotcompile: {told}\n")
    assert Path("shop.dot").read_text() == SHOP


def test_the_seeds() -> None:
    for path in sorted((ROOT / "examples" / "bidspy").glob("*.dot")):
        assert model(path)["links"]


def diagrams() -> list[Path]:
    folder = corpus()
    return sorted((folder / "np-guard" / "connections").glob("*.dot")) if folder else []


@pytest.mark.corpus
@pytest.mark.parametrize("path", diagrams(), ids=lambda path: path.stem)
def test_real_diagrams_fit_the_schema(path: Path) -> None:
    told = emit(path)
    if told.code == 0:
        assert model(path)["services"]
    else:
        assert "since there are errors" in told.err
