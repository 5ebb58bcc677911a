"""The JSON schema of theme files, for editors: it is made of the table of keys.

In: `keys.py`. Out: the text of `theme.schema.json`, which is beside this file.
https://json-schema.org/draft-07
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from dotcompile.render.theme import Mode
from dotcompile.render.theming.keys import COLOUR, COLOURS, MODE, PALETTES, TABLES, Colour

Schema = Mapping[str, Any]


def text() -> str:
    """The schema as it is shipped."""
    mode = {"description": MODE.says, "enum": list(Mode), "default": Mode.AUTO}
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Theme of dotcompile",
        **_table({MODE.name: mode, **{name: _palette() for name in PALETTES}}),
    }
    return json.dumps(schema, indent=1) + "\n"


def _palette() -> Schema:
    tables = {
        name: _table({str(inner): _table(_colours(parts)) for inner in names})
        for name, names, parts in TABLES
    }
    return _table({**_colours(COLOURS), **tables})


def _colours(colours: Iterable[Colour]) -> Schema:
    return {
        one.name: {"description": one.says, "type": "string", "pattern": f"^{COLOUR}$"} for one in colours
    }


def _table(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}
