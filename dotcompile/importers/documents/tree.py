"""A document of YAML: scalars, lists and tables, each with its place.

In: nothing, these are the records. What aliases stand for stands there itself, more than once; `weight`
counts it each time, so that whoever walks a tree knows how long that takes.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from dotcompile.model.site.values import json_text
from dotcompile.model.values.text import ValueText, within
from dotcompile.records import dataclass
from dotcompile.source import Source, Span


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text. `plain` if it stands without quotes, so that it may be a number, a truth value or nothing."""

    text: str
    source: Source
    start: int
    end: int
    plain: bool
    tag: str = ""
    weight: int = 1

    @property
    def span(self) -> Span:
        """Where it stands, with its quotes."""
        return self.source.span(self.start, self.end)

    def value(self) -> ValueText:
        """What it says, with the places of parts where it is written as it reads."""
        written, source = self.source.text[self.start : self.end], self.source
        if self.text not in (written, written[1:-1]):
            return within(self.text, self.span)
        at = self.start + (self.text != written)
        return ValueText(self.text, lambda a, b: source.span(at + a, at + b), exact=False)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    items: "tuple[Node, ...]"
    span: Span
    tag: str = ""
    weight: int = 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a table."""

    key: Scalar
    value: "Node"


@dataclass(frozen=True)
class Table:
    """A mapping; no key is there twice. Without slots, so that its index is made once, if it is asked."""

    entries: tuple[Entry, ...]
    span: Span
    tag: str = ""
    weight: int = 1

    @cached_property
    def _index(self) -> Mapping[str, Entry]:
        return {entry.key.text: entry for entry in self.entries}

    def get(self, name: str) -> "Node | None":
        """What stands under a key."""
        entry = self._index.get(name)
        return None if entry is None else entry.value

    def entry(self, name: str) -> Entry | None:
        """The entry of a key."""
        return self._index.get(name)

    def __iter__(self) -> Iterator[tuple[str, "Node"]]:
        return ((entry.key.text, entry.value) for entry in self.entries)


Node = Scalar | Listing | Table


def is_null(node: Node | None) -> bool:
    """Whether nothing is said: a key without a value is as good as none."""
    return node is None or (
        isinstance(node, Scalar) and node.plain and node.text in ("", "~", "null", "Null", "NULL")
    )


def kind_of(node: Node) -> str:
    """What a node is, in words."""
    match node:
        case Scalar():
            return "a text"
        case Listing():
            return "a list"
        case Table():
            return "a table"


def entries_text(entries: Iterable[tuple[str, Span]], whole: Span) -> ValueText:
    """The value of an attribute that is a list of texts, each with its place."""
    return json_text(entries, whole)
