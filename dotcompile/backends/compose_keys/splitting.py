"""One document as several files, since Compose reads no file of more than 100,000 YAML nodes.

In: a document's sections, and how large a file may be. Out: documents that mean the same together, each with
whole entries of sections in their order. A line of what `yaml` writes holds two nodes at most.
"""

from collections.abc import Iterator, Mapping

from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Noted, Value

MOST_LINES = 45_000

Sections = Mapping[str, Entry]


def split(sections: Sections, most_lines: int = MOST_LINES) -> list[dict[str, Entry]]:
    """The documents: one, if it is small enough."""
    documents: list[dict[str, Entry]] = [{}]
    size = 0
    for section, entries in sections.items():
        for name, entry in entries.items():
            lines = 1 + _lines(entry)
            if size and size + lines > most_lines:
                documents.append({})
                size = 0
            size += lines
            documents[-1].setdefault(section, {})[name] = entry
    return documents


def _lines(value: Value) -> int:
    """How many lines a value takes at most, beside its key's."""
    if isinstance(value, Noted):
        return len(value.notes) + _lines(value.value)
    if isinstance(value, str) or value is None:
        return 0
    if isinstance(value, Mapping):
        return sum(1 + _lines(inner) for inner in value.values())
    return sum(1 + _lines(inner) for inner in _items(value))


def _items(value: Value) -> Iterator[Value]:
    return iter(value) if isinstance(value, list | tuple) else iter(())
