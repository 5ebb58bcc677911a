"""The bytes of a TOML file to its values and their places.

In: the path and the bytes of a site file, or of another one. Out: the source, the values that TOML has there,
where each stands, and the finding if it is no TOML.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from dotcompile.diagnostics import Diagnostic, Kind, Label
from dotcompile.model.kinds.sites import SITE_SYNTAX
from dotcompile.model.site.toml_positions import MOST_DEPTH, Path, Spot, Stretch, TooDeepError, positions
from dotcompile.model.values.form import shown
from dotcompile.records import dataclass
from dotcompile.source import Source, Span

#: A site file for ten thousand services has some 2 MB.
MOST_CHARACTERS = 4 * 1024 * 1024
_PLACE = re.compile(r" \(at (?:line ([0-9]+), column ([0-9]+)|end of document)\)$")


class TomlSource(Source):
    """A source in which `# 40` is a comment like any other, and no line directive."""

    @cached_property
    def _directives(self) -> list[tuple[int, int, str]]:
        return []


@dataclass(frozen=True, slots=True)
class SiteText:
    """What was read: the values, by TOML's own types, and the place of each by its path."""

    source: Source
    values: Mapping[str, Any] = MappingProxyType({})
    spots: Mapping[Path, Spot] = MappingProxyType({})

    def at(self, path: Path) -> Any:
        """The value at a path."""
        value: Any = self.values
        for part in path:
            value = value[part]
        return value

    def key(self, path: Path) -> Span:
        """Where the last part of a path stands."""
        return self.source.span(*self.spots[path].key)

    def value(self, path: Path) -> Span:
        """Where the value at a path stands."""
        return self.source.span(*self.spots[path].value)

    def written(self, path: Path) -> str:
        """The value at a path as it is written."""
        start, end = self.spots[path].value
        return self.source.text[start:end]


def read_text(
    path: str, data: bytes, kind: Kind = SITE_SYNTAX, what: str = "a site file"
) -> tuple[SiteText, tuple[Diagnostic, ...]]:
    """The values of a file, and if it cannot be read none but a finding of the kind."""
    try:
        source = TomlSource(path, data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        source = TomlSource(path, data.decode("utf-8-sig", "replace"))
        at = len(error.object[: error.start].decode())
        return _refused(kind, source, (at, at + 1), "this is not UTF-8", "save the file as UTF-8")
    if len(source.text) > MOST_CHARACTERS:
        return _refused(kind, source, (0, 0), f"the file has more than {MOST_CHARACTERS} characters", "")
    try:
        found = positions(source.text)
    except TooDeepError as deep:
        message = f"this is nested more than {MOST_DEPTH} levels deep"
        return _refused(kind, source, (deep.at, deep.at + 1), message, f"{what} has few levels")
    try:
        return SiteText(source, tomllib.loads(source.text), found.spots), ()
    except tomllib.TOMLDecodeError as error:
        return SiteText(source), (_fault(kind, source, str(error), found.twice, what),)
    except ValueError:  # Python converts numbers of no more than some thousand digits
        return _refused(kind, source, (0, 1), "a number has too many digits", "")


def _refused(
    kind: Kind, source: Source, at: Stretch, message: str, help_: str
) -> tuple[SiteText, tuple[Diagnostic, ...]]:
    span = source.span(*(min(offset, len(source.text)) for offset in at))
    return SiteText(source), (Diagnostic(kind, message, span, help=help_),)


def _fault(
    kind: Kind, source: Source, told: str, twice: tuple[Stretch, Stretch] | None, what: str
) -> Diagnostic:
    """What is wrong, by the words of `tomllib`. Of a key that is said again it tells where its value ends."""
    if twice is not None and told.startswith("Cannot "):
        first, again = (source.span(*stretch) for stretch in twice)
        message = f"{shown(source.text[again.start : again.end])} is said again"
        label = Label(first, "it is said here first")
        return Diagnostic(kind, message, again, (label,), "a key or a table is said once: put them together")
    place = _PLACE.search(told)
    said = told[: place.start()] if place else told
    at = len(source.text)
    if place is not None and place[1] is not None:
        at = min(at, source.line_start(int(place[1])) + int(place[2]) - 1)
    help_ = "texts are in quotes" if said == "Invalid value" else f"{what} is TOML: https://toml.io"
    span = source.span(at, min(at + 1, len(source.text)))
    return Diagnostic(kind, said[:1].lower() + said[1:], span, help=help_)
