"""The JSON schema of site files: it is current, a schema, and takes what is read without a fault."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from dotcompile.model.kinds.sites import KINDS
from dotcompile.model.site import schema as site_schema
from dotcompile.model.site.reading import read
from dotcompile.model.site.site import TABLES, is_for_sites
from dotcompile.model.site.text import read_text
from dotcompile.model.vocabulary import ROWS, Place, Row
from tests.goldens import Golden
from tests.model.test_site import GOOD, toml_blocks

SHIPPED = Path(site_schema.__file__).with_name("site.schema.json")
VALIDATOR = Draft7Validator(site_schema.schema())
#: What a schema cannot tell.
TELLS_NOT = ("site-syntax", "unmatched-section", "site-image-ports")
PAGES = [(kind.name, *toml_blocks(kind)) for kind in KINDS]


def test_what_is_shipped_is_current(golden: Golden) -> None:
    golden(SHIPPED, site_schema.text())


def test_it_is_a_schema() -> None:
    Draft7Validator.check_schema(site_schema.schema())


@pytest.mark.parametrize("text", [*GOOD.values(), *(right for _, _, right in PAGES)])
def test_it_takes_what_is_right(text: str) -> None:
    assert best_match(VALIDATOR.iter_errors(tomllib.loads(text))) is None


@pytest.mark.parametrize(
    "text",
    [
        *(wrong for name, wrong, _ in PAGES if name not in TELLS_NOT),
        'target = "compse"',
        "[services]\nweb = 3",
        "[services.web]\nenv = [['A=1']]",
        "[services.web]\nreplicas = 1.5",
        "[networks.a]\ninternal = 1",
        "[ipam]\nsubnet = '10.0.0.0/8'",
        "[links.a]\nport = 80",
    ],
)
def test_it_refuses_what_is_wrong(text: str) -> None:
    assert not VALIDATOR.is_valid(tomllib.loads(text))


def plain_rows() -> list[tuple[str, Place, Row]]:
    tables = [*TABLES.items(), ("", (Place.GRAPH,))]
    return [
        (table, place, row)
        for table, places in tables
        for place in places
        for row in ROWS
        if place in row.places and is_for_sites(row, place)
    ]


@pytest.mark.parametrize(
    ("table", "place", "row"), plain_rows(), ids=lambda one: getattr(one, "name", str(one))
)
def test_the_example_of_every_attribute_is_read_and_taken(table: str, place: Place, row: Row) -> None:
    key = row.name.replace("*", "key")
    text = f"{f'[{table}.x]' if table else ''}\n{key} = {row.form.example!r}"
    example: Any = row.form.example
    text = text.replace(repr(example), f'"""{example}"""')
    site, findings = read(read_text("s.toml", text.encode())[0])
    assert findings == ()
    settings = site.sections[0].settings if table else site.settings
    assert list(settings) == [key]
    assert best_match(VALIDATOR.iter_errors(tomllib.loads(text))) is None
