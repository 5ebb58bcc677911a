"""A document of plain values, as if it stood in a file: a text of it to point at is made besides.

In: mappings, lists, texts, numbers and truth values. Out: the source, and the tree with its places there.
"""

import json
from collections.abc import Mapping
from typing import Any

from dotcompile.importers.documents.tree import Entry, Listing, Node, Scalar, Table
from dotcompile.records import replace
from dotcompile.source import Source, Span


def make_document(name: str, value: Mapping[str, Any]) -> tuple[Source, Table]:
    """The text, and what it says. No scalar in it is plain: all are what they are."""
    maker = _Maker(name)
    made = maker.table(value, "")
    source = Source(name, "".join(maker.pieces))
    return source, _with_source(made, source)


class _Maker:
    def __init__(self, name: str) -> None:
        self.pieces: list[str] = []
        self._source = Source(name, "")
        self._at = 0

    def table(self, value: Mapping[str, Any], indent: str) -> Table:
        start = self._at
        entries = []
        for key, inner in value.items():
            self._write(indent)
            name = self._scalar(key)
            self._write(":")
            entries.append(Entry(name, self._node(inner, f"{indent}  ")))
        weight = 1 + sum(1 + entry.value.weight for entry in entries)
        return Table(tuple(entries), self._span(start), "", weight)

    def _listing(self, value: list[Any] | tuple[Any, ...], indent: str) -> Listing:
        start = self._at
        items = []
        for inner in value:
            self._write(f"{indent}-")
            items.append(self._node(inner, f"{indent}  "))
        return Listing(tuple(items), self._span(start), "", 1 + sum(item.weight for item in items))

    def _node(self, value: Any, indent: str) -> Node:
        if isinstance(value, Mapping) or (isinstance(value, list | tuple) and value):
            self._write("\n")
            return self.table(value, indent) if isinstance(value, Mapping) else self._listing(value, indent)
        self._write(" ")
        if isinstance(value, list | tuple):
            made: Node = Listing((), self._written("[]"))
        else:
            made = self._scalar(value)
        self._write("\n")
        return made

    def _scalar(self, value: Any) -> Scalar:
        text = str(value).lower() if isinstance(value, bool) else str(value)
        span = self._written(json.dumps(text))
        return Scalar(text, self._source, span.start, span.end, plain=False)

    def _write(self, piece: str) -> None:
        self.pieces.append(piece)
        self._at += len(piece)

    def _written(self, piece: str) -> Span:
        start = self._at
        self._write(piece)
        return self._span(start)

    def _span(self, start: int) -> Span:
        return Span(self._source.path, start, self._at)


def _with_source(table: Table, source: Source) -> Table:
    """The tree in its text, which is known only when all of it is written."""

    def node(one: Node) -> Node:
        match one:
            case Scalar():
                return replace(one, source=source)
            case Listing():
                return replace(one, items=tuple(map(node, one.items)))
            case Table():
                return _with_source(one, source)

    entries = tuple(Entry(replace(one.key, source=source), node(one.value)) for one in table.entries)
    return Table(entries, table.span, table.tag, table.weight)
