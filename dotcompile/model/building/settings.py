"""Attributes to settings: what the drawing says of a thing, parsed by the vocabulary.

In: the attributes of a zone, node or edge, its own and those from defaults. Out: values by the vocabulary's
own names, and what is wrong with them. An attribute that many things share is parsed once and told once.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.kinds.names import NAME_AS_DEFAULT, SAID_TWICE
from dotcompile.model.topology import Said, Settings, Value
from dotcompile.model.values.form import shown
from dotcompile.model.values.text import ValueText, within, written
from dotcompile.model.vocabulary import Place, Row, find, is_stray, stray
from dotcompile.source import Source, Span
from dotcompile.syntax.defaults import Defaults, Setting
from dotcompile.syntax.scan import Start, attribute_spans, scan
from dotcompile.syntax.tree import Assignment, NodeRef, WithAttributes

Spans = tuple[int, int, int, int]
NODE_PLACES = (Place.SERVICE, Place.NETWORK, Place.ACTOR, Place.HOST, Place.VOLUME, Place.ENGINE)
#: What a thing does not get from defaults, nor a zone from the one around it, since it is one thing's own.
_OWN = frozenset(("name",))
_ZONES_OWN = frozenset(("name", "kind", "subnet", "cidr", "gateway", "ip_range", "aux", "external"))

_PLAIN = r'\s*([A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?:([A-Za-z0-9_.]+)|"([^"\\]*)")\s*[,;]?'

row_of = lru_cache(maxsize=4096)(find)


Overrides = Callable[[Place, str], Settings]
"""What another file than the diagram says of the thing of a name; it wins over the diagram."""


def no_overrides(_place: Place, _name: str) -> Settings:
    """That there is no other file."""
    return {}


class Reader:
    """Reads attributes; it remembers what it read and told."""

    def __init__(self, source: Source, overrides: Overrides = no_overrides) -> None:
        self._source = source
        self._overrides = overrides
        self._values: dict[tuple[int, int, int, bool], Value | None] = {}
        self._rows: dict[Place, dict[str, tuple[Row, str] | None]] = {}
        self._parsed: dict[tuple[int, str], Any] = {}
        self._inherited: dict[tuple[Defaults, Place], Settings] = {}
        self._names: dict[tuple[int, Place], Sequence[tuple[str, Row]]] = {}
        self._spans: tuple[object, list[Spans]] = (None, [])
        self._findings: dict[tuple[str, str, int, int, str], Diagnostic] = {}

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What was found so far."""
        return tuple(self._findings.values())

    def settings(
        self, place: Place, name: str, explicit: Mapping[str, Setting], inherited: Defaults
    ) -> Settings:
        """All settings of a thing. What another file says of it is laid over them here."""
        found = self.drawn(place, explicit, inherited)
        over = self._overrides(place, name)
        return {**found, **over} if over else found

    def drawn(self, place: Place, explicit: Mapping[str, Setting], inherited: Defaults) -> Settings:
        """What the diagram says of a thing, its own attributes over those from defaults."""
        base = self._inherited_settings(place, inherited)
        if not explicit:
            return base
        own = self._own(place, explicit)
        return {**base, **own} if base else own

    def value(self, setting: Setting | None, place: Place, said: Said = Said.DRAWN) -> Value | None:
        """The value of one attribute, if it has one."""
        row = None if setting is None else row_of(setting.name, place)
        return None if row is None or setting is None else self._value(setting, row, said)

    def text(self, setting: Setting) -> ValueText:
        """The text of an attribute's value."""
        start, end = self.spans(setting)[2:]
        text = written(self._source, start, end)
        if str.__eq__(text.text, setting.value):
            return text
        return within(str(setting.value), self._source.span(start, end))

    def text_span(self, setting: Setting) -> Span:
        """Where the text of a value stands, without its quotes: `text` has it too, and takes longer."""
        path, text, value = self._source.path, self._source.text, setting.value
        start, end = self.spans(setting)[2:]
        if text.startswith(value, start) and end - start == len(value):
            return Span(path, start, end)
        quoted = end - start == len(value) + 2 and text.startswith(f'"{value}', start)
        return Span(path, start + 1, end - 1) if quoted else self.text(setting).span()

    def spans(self, setting: Setting) -> Spans:
        """Where an attribute's name begins and ends, and where its value does."""
        statement = setting.statement
        if isinstance(statement, NodeRef):
            return statement.start, statement.end, statement.start, statement.end
        if self._spans[0] is not statement:
            self._spans = statement, _spans_in(statement, self._source)
        return self._spans[1][setting.number]

    def name_span(self, setting: Setting) -> Span:
        """Where an attribute's name stands."""
        return self._source.span(*self.spans(setting)[:2])

    def tell(self, finding: Diagnostic) -> None:
        """Add a finding, unless just that was told."""
        span = finding.span
        key = finding.kind.code, span.path, span.start, span.end, finding.message
        self._findings.setdefault(key, finding)

    def check_default(self, setting: Setting, places: Iterable[Place]) -> None:
        """See that an attribute of a default means something in one of the places that it is for."""
        places = tuple(places)
        if setting.name in _OWN:
            help_ = f"write {shown(setting.name)} on the one thing that it is for"
            message = f"{shown(setting.name)} as a default would name many things alike, and is passed over"
            self.tell(Diagnostic(NAME_AS_DEFAULT, message, self.name_span(setting), help=help_))
        elif all(row_of(setting.name, place) is None for place in places):
            self._stray(setting, places[0])

    def _inherited_settings(self, place: Place, inherited: Defaults) -> Settings:
        known = self._inherited.get((inherited, place))
        if known is None:
            key = id(inherited.numbers), place
            if key not in self._names:
                own = own_names(place)
                rows = [(name, row_of(name, place)) for name in inherited.numbers if name not in own]
                self._names[key] = [(name, row) for name, row in rows if row is not None]
            known = {}
            for name, row in self._names[key]:
                setting = inherited.get(name)
                value = None if setting is None else self._value(setting, row, Said.DEFAULT)
                if value is not None:
                    known[_key(row, name)] = value
            self._inherited[inherited, place] = known
        return known

    def _own(self, place: Place, explicit: Mapping[str, Setting]) -> dict[str, Value]:
        found: dict[str, Value] = {}
        said_by: dict[str, Setting] = {}
        rows = self._rows.setdefault(place, {})
        for setting in explicit.values():
            name = setting.name
            if name not in rows:
                known = row_of(name, place)
                rows[name] = None if known is None else (known, _key(known, name))
            row_and_key = rows[name]
            if row_and_key is None:
                self._stray(setting, place)
                continue
            row, key = row_and_key
            value = self._value(setting, row, Said.DRAWN)
            if value is None:
                continue
            if key in found and found[key].value != value.value:
                self._told_twice(said_by[key], setting)
            found[key], said_by[key] = value, setting
        return found

    def _value(self, setting: Setting, row: Row, said: Said) -> Value | None:
        parsed = self._parsed.get((id(row), setting.value))
        if parsed is not None:
            return Value(parsed, self.text_span(setting), said)
        key = id(setting.statement), setting.number, id(row), said is Said.DRAWN
        if key not in self._values:
            self._values[key] = self._read(self.text(setting), row, said)
        return self._values[key]

    def _read(self, text: ValueText, row: Row, said: Said) -> Value | None:
        parsed, findings = row.form.read(text)
        for finding in findings:
            self.tell(finding)
        if parsed is None:
            return None
        if not findings:
            self._parsed[id(row), text.text] = parsed
        return Value(parsed, text.span(), said)

    def _stray(self, setting: Setting, place: Place) -> None:
        if is_stray(setting.name, place):
            finding = stray(setting.name, place, self.name_span(setting))
            assert finding is not None
            self.tell(finding)

    def _told_twice(self, first: Setting, second: Setting) -> None:
        message = f"{shown(second.name)} is another name of {shown(first.name)}, which says something else"
        label = Label(self.name_span(first), "this is passed over")
        self.tell(Diagnostic(SAID_TWICE, message, self.name_span(second), (label,), "keep one of the two"))


def own_names(place: Place) -> frozenset[str]:
    """The attributes that a thing in a place has only if they are written on it."""
    return _ZONES_OWN if place is Place.ZONE else _OWN


def _plain_spans(statement: WithAttributes, text: str) -> list[Spans]:
    """The same where names and values are words or plain strings, which takes a tenth of the time."""
    found: list[Spans] = []
    at, match = statement.brackets + 1, _plain().match
    for name, value in statement.attributes if at else ():
        pair = match(text, at)
        if pair is None:
            return []
        said = pair.lastindex or 0
        if pair[1] != name or pair[said] != value:
            return []
        at = pair.end()
        quote = said - 2  # a string stands in the third group, without its quotes
        found.append((*pair.span(1), pair.start(said) - quote, pair.end(said) + quote))
    return found


@cache
def _plain() -> re.Pattern[str]:
    return re.compile(_PLAIN)


def _key(row: Row, name: str) -> str:
    return name if row.name.endswith("*") else row.name


def _spans_in(statement: WithAttributes | Assignment, source: Source) -> list[Spans]:
    if not isinstance(statement, Assignment):
        return _plain_spans(statement, source.text) or attribute_spans(source.text, statement)
    tokens = scan(source.text, Start(statement.start, in_body=False), whole=False)
    words = []
    for token in tokens:
        if token.start >= statement.end:
            break
        if token.type == "ID":
            words.append(token)
    if len(words) != 2:
        return [(statement.start, statement.end, statement.start, statement.end)]
    name, value = words
    return [(name.start, name.end, value.start, value.end)]
