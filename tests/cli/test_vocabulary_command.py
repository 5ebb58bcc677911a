"""`dotcompile vocabulary`: the table of attributes, for people and for programs."""

import json

import pytest

from dotcompile.model.site import schema as site_schema
from dotcompile.model.vocabulary import ROWS, Place
from tests.cli.outcome import dotcompile


def test_text_has_a_block_for_each_place_and_every_attribute_of_it() -> None:
    told = dotcompile("vocabulary")
    assert (told.code, told.err) == (0, "")
    blocks = told.out.split("\n\n")
    assert [block.splitlines()[0] for block in blocks] == [place.value for place in Place]
    for place, block in zip(Place, blocks, strict=True):
        names = [line.split()[0] for line in block.splitlines()[1::2]]
        assert names == [row.name for row in ROWS if place in row.places]


def test_what_is_told_of_an_attribute() -> None:
    lines = dotcompile("vocabulary", "service").out.splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("  replicas "))
    assert lines[at].split(None, 1)[1] == "How many of it run."
    says = "a whole number from 0 to 100000; default 1; Compose: deploy.replicas"
    assert lines[at + 1].strip() == says
    assert lines[at].index("How many") == lines[at + 1].index(says)


def test_one_place() -> None:
    told = dotcompile("vocabulary", "Host").out
    assert told.startswith("host\n")
    assert "availability" in told
    assert "replicas" not in told


def test_markdown_is_a_table_for_each_place() -> None:
    lines = dotcompile("vocabulary", "--format", "markdown").out.splitlines()
    assert [line[3:] for line in lines if line.startswith("## ")] == [place.value for place in Place]
    rows = [line for line in lines if line.startswith("| `")]
    assert len(rows) == sum(len(row.places) for row in ROWS)
    assert {line.replace(r"\|", "").count("|") for line in rows} == {6}
    assert "| `image`, `container`, `os` | The image that it runs. |" in "\n".join(rows)


def test_json_has_every_attribute_in_every_place() -> None:
    told = json.loads(dotcompile("vocabulary", "--format", "json").out)
    assert told["schema"] == 1
    found = {(one["place"], one["name"]): one for one in told["attributes"]}
    assert set(found) == {(place.value, row.name) for row in ROWS for place in row.places}
    assert found["service", "restart"] == {
        "place": "service",
        "name": "restart",
        "aliases": [],
        "meaning": "When it is started again.",
        "type": "restart policy",
        "value": "a restart policy",
        "list": False,
        "choices": ["no", "always", "on-failure", "unless-stopped"],
        "example": "on-failure:3",
        "default": "no",
        "compose": "restart",
    }


def test_schema_is_that_of_site_files() -> None:
    assert dotcompile("vocabulary", "--format", "schema").out == site_schema.text()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("servise", "no attribute stands on `servise`: did you mean `service`?"),
        ("service --format schema", "the schema is of whole site files: name no PLACE"),
        ("service host", "there is no option `host`; see `dotcompile vocabulary --help`"),
    ],
)
def test_wrong_usage(words: str, told: str) -> None:
    outcome = dotcompile("vocabulary", *words.split())
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"dotcompile: {told}\n"
