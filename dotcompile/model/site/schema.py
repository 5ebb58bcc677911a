"""The JSON schema of site files, for editors: it is made of the vocabulary.

In: the vocabulary. Out: the text of `site.schema.json`, which is beside this file. A schema cannot read the
forms of values, so of them it holds what JSON has names for: lists, tables, numbers, one of a few words.
https://json-schema.org/draft-07
"""

import json
from collections.abc import Mapping
from typing import Any

from dotcompile.model.site.site import IPAM, IPAM_KEYS, TABLES, is_for_sites
from dotcompile.model.site.values import takes_list, takes_table
from dotcompile.model.values.form import Form
from dotcompile.model.values.scalars import BOOLEAN
from dotcompile.model.vocabulary import ROWS, Place, Row

Schema = Mapping[str, Any]

_TITLES = {
    "networks": "Networks by the names of their zones or nodes",
    "services": "Services by name",
    "hosts": "Machines by name",
    "actors": "Those outside by name",
    "volumes": "Volumes by name",
}
_ONE: Schema = {"type": ["string", "number", "boolean"]}
_TRUTH: Schema = {"type": ["boolean", "string"]}
_LIST: Schema = {"type": "array", "items": _ONE}
_TABLE: Schema = {"type": "object", "additionalProperties": _ONE}


def text() -> str:
    """The schema as it is shipped."""
    return json.dumps(schema(), indent=1, ensure_ascii=False) + "\n"


def schema() -> Schema:
    """What a site file may hold."""
    graph = _object((Place.GRAPH,))
    ipam = {name: graph["properties"][name] for name in IPAM_KEYS}
    tables = {
        name: {"title": _TITLES[name], "type": "object", "additionalProperties": _object(places)}
        for name, places in TABLES.items()
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Site file of dotcompile",
        "description": "How what a diagram draws is run: names may have the wildcards *, ? and […].",
        **graph,
        "properties": {
            **graph["properties"],
            IPAM: {
                "title": "Where addresses come from",
                "type": "object",
                "properties": ipam,
                "additionalProperties": False,
            },
            **tables,
        },
    }


def _object(places: tuple[Place, ...]) -> dict[str, Any]:
    """The keys of a table that is for some places."""
    rows = [row for row in ROWS if any(place in row.places and is_for_sites(row, place) for place in places)]
    properties = {row.name: _value(row) for row in rows if not row.name.endswith("*")}
    for row in rows:
        for alias in row.aliases:
            properties[alias] = {**_value(row), "description": f"Another name for {row.name}."}
    families = {f"^{row.name.removesuffix('*')}.": _value(row) for row in rows if row.name.endswith("*")}
    return {
        "type": "object",
        "properties": properties,
        "patternProperties": families,
        "additionalProperties": False,
    }


def _value(row: Row) -> dict[str, Any]:
    default = {"default": _json(row.form, row.default)} if row.default else {}
    return {"description": row.says, **_shape(row.form), **default, "examples": [row.form.example]}


def _shape(form: Form[Any]) -> Schema:
    if form.name in ("choice", "target"):
        return {"enum": list(form.choices)}
    if form.name == "number":
        return {"type": ["integer", "string"]}
    if form is BOOLEAN:
        return _TRUTH
    if not takes_list(form):
        return _ONE
    return {"anyOf": [_ONE, _LIST, *([_TABLE] if takes_table(form) else [])]}


def _json(form: Form[Any], default: str) -> str | int | bool:
    """A default as TOML would have it."""
    if form is BOOLEAN:
        return default == "true"
    return int(default) if form.name == "number" else default
