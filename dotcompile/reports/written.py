"""JSON as every format here that is JSON writes it: in ASCII, and nothing in it that a log would obey."""

import json
from collections.abc import Mapping, Sequence

from dotcompile.reports.visible import LOG_COMMAND

Value = str | int | bool | None | Sequence["Value"] | Mapping[str, "Value"]


def written(value: Value) -> str:
    """The value as a JSON document that ends with a newline."""
    return LOG_COMMAND.sub(lambda _: r"\u0023", json.dumps(value)) + "\n"
