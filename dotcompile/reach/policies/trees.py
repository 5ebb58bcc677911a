"""Values of manifests, each as what it should be.

In: what YAML or JSON made of a value. Out: the same, typed; what it is not is an error.
"""

from collections.abc import Mapping, Sequence
from typing import cast

from dotcompile.model.values.ports import HIGHEST, PROTOCOLS

Tree = Mapping[str, object]


class PolicyError(Exception):
    """Why something is no such object, in words for whoever wrote it."""


def as_protocol(value: object) -> str:
    """A protocol, which is TCP if nobody says it, in lower case."""
    protocol = as_text(value or "TCP")
    if protocol.lower() not in PROTOCOLS or protocol != protocol.upper():
        raise PolicyError(f"`{protocol}` is no protocol with ports")
    return protocol.lower()


def as_number(value: object) -> int:
    """A port's number."""
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= HIGHEST:
        raise PolicyError(f"`{value}` is no port")
    return value


def as_text(value: object) -> str:
    """A text."""
    if not isinstance(value, str):
        raise PolicyError(f"{'nothing' if value is None else f'`{value}`'} stands where a text should")
    return value


def as_mapping(value: object, what: str) -> Tree:
    """A mapping with texts as its keys."""
    if not isinstance(value, Mapping) or not all(isinstance(key, str) for key in value):
        raise PolicyError(f"{what} is no mapping")
    return cast("Tree", value)


def as_optional(value: object, what: str) -> Tree:
    """A mapping, which is empty if it is not there."""
    return {} if value is None else as_mapping(value, what)


def as_items(value: object, what: str) -> Sequence[object]:
    """The items of a list, none if it is not there."""
    if value is None:
        return ()
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise PolicyError(f"{what} is no list")
    return value


def only(entry: Tree, known: set[str], what: str) -> None:
    """What is not known here might open more than is read."""
    for key in entry.keys() - known:
        raise PolicyError(f"{what} has the unknown key `{key}`")
