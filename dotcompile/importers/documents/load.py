"""Bytes to documents of YAML, by the events of libyaml, with a stack of our own.

In: a path and what is in the file. Out: the source, its documents, and the finding if there is one: nothing
is made of a text with an error. No value is constructed and no tag obeyed.
https://yaml.org/spec/1.2.2/, https://yaml.org/type/merge.html
"""

from collections.abc import Iterator
from typing import NoReturn

import yaml

from dotcompile.diagnostics import Diagnostic, Kind, Label
from dotcompile.importers.documents.kinds import YAML_LIMIT, YAML_SYNTAX
from dotcompile.importers.documents.tree import Entry, Listing, Node, Scalar, Table, is_null
from dotcompile.model.values.form import shown
from dotcompile.source import Source, Span

MOST_BYTES = 8 * 1024 * 1024
#: As many as Compose reads.
MOST_VALUES = 100_000
DEEPEST = 60
_MERGE = "<<"
_BOM = "\ufeff"


def load(path: str, data: bytes) -> tuple[Source, tuple[Node, ...], tuple[Diagnostic, ...]]:
    """The documents of a file; none if it cannot be read."""
    if len(data) > MOST_BYTES:
        source = Source(path, "")
        message = f"this file has {len(data):,} bytes, and at most {MOST_BYTES:,} are read"
        return source, (), (Diagnostic(YAML_LIMIT, message, source.span(0, 0), help="split it"),)
    try:
        source = Source(path, data.decode("utf-8").removeprefix(_BOM).replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        source = Source(path, data[: error.start].decode("utf-8"))
        at = source.span(error.start, error.start)
        finding = Diagnostic(YAML_SYNTAX, "this is not UTF-8", at, help="save the file as UTF-8")
        return source, (), (finding,)
    # Where PyYAML is built without libyaml, its own loader reads the same, but slowly.
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return source, tuple(_Builder(source).documents(yaml.parse(source.text, loader))), ()
    except _RefusedError as refused:
        return source, (), (refused.finding,)
    except yaml.YAMLError as error:
        return source, (), (_syntax(source, error),)


def _syntax(source: Source, error: yaml.YAMLError) -> Diagnostic:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    at = min(int(getattr(mark or error, "index", getattr(error, "position", 0))), len(source.text))
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read"
    span = source.span(at, min(at + 1, len(source.text)))
    return Diagnostic(YAML_SYNTAX, f"this is no YAML: {problem}", span, help="mind indentation and quotes")


def _start(event: yaml.Event) -> int:
    assert event.start_mark is not None
    return int(event.start_mark.index)


def _end(event: yaml.Event) -> int:
    assert event.end_mark is not None
    return int(event.end_mark.index)


class _RefusedError(Exception):
    """Why nothing is made of a text."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


class _Open:
    """A list or table whose end has not come. A table's keys and values take turns."""

    def __init__(self, event: yaml.CollectionStartEvent, start: int) -> None:
        self.is_table = isinstance(event, yaml.MappingStartEvent)
        self.anchor: str | None = event.anchor
        self.tag: str = event.tag or ""
        self.start = start
        self.nodes: list[Node] = []


class _Builder:
    def __init__(self, source: Source) -> None:
        self._source = source
        self._anchors: dict[str, Node | None] = {}
        self._values = 0

    def documents(self, events: Iterator[yaml.Event]) -> Iterator[Node]:
        """Each document. An alias reaches into its own document only."""
        stack: list[_Open] = []
        for event in events:
            made: Node | None = None
            match event:
                case yaml.DocumentStartEvent():
                    self._anchors = {}
                case yaml.AliasEvent():
                    made = self._aliased(event)
                case yaml.ScalarEvent():
                    made = self._scalar(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    stack.append(_Open(event, _start(event)))
                    if len(stack) > DEEPEST:
                        self._refuse(event, YAML_LIMIT, f"there are more than {DEEPEST} levels here", "")
                    if event.anchor:
                        self._anchors[event.anchor] = None
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    made = self._closed(stack.pop(), _end(event))
            if made is None:
                continue
            self._count(made, event)
            if stack:
                stack[-1].nodes.append(made)
            else:
                yield made

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start, end = _start(event), _end(event)
        made = Scalar(event.value, self._source, start, end, not event.style, event.tag or "")
        if event.anchor:
            self._anchors[event.anchor] = made
        return made

    def _aliased(self, event: yaml.AliasEvent) -> Node:
        name = str(event.anchor)
        if name not in self._anchors:
            self._refuse(event, YAML_SYNTAX, f"no anchor {shown(name)} stands before this alias", "")
        made = self._anchors[name]
        if made is None:
            help_ = "an alias cannot stand within what it stands for"
            self._refuse(event, YAML_LIMIT, f"the alias {shown(name)} stands within its own anchor", help_)
        return made

    def _count(self, made: Node, event: yaml.Event) -> None:
        """Values as they are met, what an alias stands for all at once."""
        self._values += made.weight if isinstance(event, yaml.AliasEvent) else 1
        if self._values > MOST_VALUES or made.weight > MOST_VALUES:
            self._refuse(
                event, YAML_LIMIT, f"there are more than {MOST_VALUES:,} values by here", "split the file"
            )

    def _closed(self, open_: _Open, end: int) -> Node:
        span = self._source.span(open_.start, end)
        weight = 1 + sum(node.weight for node in open_.nodes)
        made: Node
        if open_.is_table:
            made = Table(tuple(self._entries(open_.nodes)), span, open_.tag, weight)
        else:
            made = Listing(tuple(open_.nodes), span, open_.tag, weight)
        if open_.anchor:
            self._anchors[open_.anchor] = made
        return made

    def _entries(self, nodes: list[Node]) -> Iterator[Entry]:
        """The entries of a table, its own before those that it merges, of which the first of a key counts."""
        own: dict[str, Entry] = {}
        merged: list[Node] = []
        for key, value in zip(nodes[::2], nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._tell(key.span, YAML_SYNTAX, "this key is no text", "write a name before the colon")
            elif key.plain and key.text == _MERGE:
                merged += value.items if isinstance(value, Listing) else (value,)
            elif key.text in own:
                label = Label(own[key.text].key.span, "here it stands first")
                self._tell(key.span, YAML_SYNTAX, f"the key {shown(key.text)} stands here twice", "", label)
            else:
                own[key.text] = Entry(key, value)
        for table in merged:
            if isinstance(table, Table):
                for entry in table.entries:
                    own.setdefault(entry.key.text, entry)
            elif not is_null(table):
                self._tell(table.span, YAML_SYNTAX, "only a table can be merged into a table", "")
        yield from own.values()

    def _refuse(self, event: yaml.Event, kind: Kind, message: str, help_: str) -> NoReturn:
        self._tell(self._source.span(_start(event), _end(event)), kind, message, help_)

    def _tell(self, span: Span, kind: Kind, message: str, help_: str, *labels: Label) -> NoReturn:
        raise _RefusedError(Diagnostic(kind, message, span, labels, help_))
