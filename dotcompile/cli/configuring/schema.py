"""The JSON schema of configuration files, for editors: it is made of the table of keys.

In: `keys.py`. Out: the text of `configuration.schema.json`, which is beside this file. It is for
`dotcompile.toml`, and for the table `tool.dotcompile` of `pyproject.toml`.
https://json-schema.org/draft-07
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from typing import Any

from dotcompile.cli.configuring.keys import KEYS, SEVERITY_WORDS, Key, Shape

Schema = Mapping[str, Any]

_KIND: Schema = {"type": "string", "pattern": "^(DC[0-9]{0,3}|[a-z0-9]+(-[a-z0-9]+)*)$"}
_SHAPES: Mapping[Shape, Schema] = {
    Shape.KINDS: {"type": "array", "items": _KIND},
    Shape.SEVERITIES: {
        "type": "object",
        "propertyNames": _KIND,
        "additionalProperties": {"enum": list(SEVERITY_WORDS)},
    },
    Shape.FLAG: {"type": "boolean"},
}


def text() -> str:
    """The schema as it is shipped."""
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Configuration of dotcompile",
        **_table(KEYS),
    }
    return json.dumps(schema, indent=1) + "\n"


def _table(keys: Iterable[Key]) -> Schema:
    properties = {key.name: _value(key) for key in keys}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _value(key: Key) -> Schema:
    default = {"default": tomllib.loads(f"x = {key.default}")["x"]} if key.default else {}
    examples = [tomllib.loads(f"x = {key.example}")["x"]]
    return {"description": key.says, **_shape(key), **default, "examples": examples}


def _shape(key: Key) -> Schema:
    match key.shape:
        case Shape.WORD:
            return {"enum": list(key.words)}
        case Shape.PER_FILE:
            return {"type": "object", "additionalProperties": _table(key for key in KEYS if key.per_file)}
        case _:
            return _SHAPES[key.shape]
