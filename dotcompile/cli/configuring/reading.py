"""The bytes of a configuration file to a configuration.

In: the path by which the file is told of, its folder and its bytes. Out: what it says, what is wrong with it,
and its text. Values are looked at as TOML has them; each finding points at the key or value that is meant.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

from dotcompile.cli.configuring.configuration import Configuration, PerFile
from dotcompile.cli.configuring.keys import KEYS, SEVERITY_WORDS, Key, Shape
from dotcompile.cli.kinds import ALL_KINDS
from dotcompile.diagnostics import Diagnostic, Edit, Fix, Kind, Severity, in_source_order
from dotcompile.judging.configuration_kinds import (
    BAD_CONFIGURATION_VALUE,
    CONFIGURATION_SYNTAX,
    UNKNOWN_CONFIGURATION_KEY,
    UNKNOWN_CONFIGURATION_KIND,
)
from dotcompile.model.site.text import SiteText, read_text
from dotcompile.model.site.toml_positions import Path
from dotcompile.model.spelling import nearest_word
from dotcompile.source import Source, Span

_T = TypeVar("_T")
TABLE = ("tool", "dotcompile")
"""Where `pyproject.toml` has it."""


def read_configuration(
    path: str, folder: str, data: bytes, table: Path = ()
) -> tuple[Configuration | None, tuple[Diagnostic, ...], Source]:
    """What a file says in a table; None if it has no such table or cannot be read."""
    text, wrong = read_text(path, data, CONFIGURATION_SYNTAX, "a configuration file")
    if wrong:
        return None, wrong, text.source
    here: Any = text.values
    for name in table:
        here = here.get(name) if isinstance(here, dict) else None
    if here is None:
        return None, (), text.source
    reader = _Reader(text)
    found = reader.configuration(table, folder)
    return found, in_source_order(reader.found), text.source


class _Reader:
    def __init__(self, text: SiteText) -> None:
        self.text = text
        self.found: list[Diagnostic] = []

    def configuration(self, table: Path, folder: str) -> Configuration:
        says = self._keys(table, KEYS)
        return Configuration(folder, **{name.replace("-", "_"): value for name, value in says.items()})

    def _keys(self, path: Path, keys: Sequence[Key]) -> Mapping[str, Any]:
        """What a table says, key by key."""
        known = {key.name: key for key in keys}
        says = {}
        for name in self._table(path):
            here = (*path, name)
            if name not in known:
                self._unknown(UNKNOWN_CONFIGURATION_KEY, f"there is no key `{name}` here", name, here, known)
            elif (value := self._value(here, known[name])) is not None:
                says[name] = value
        return says

    def _value(self, path: Path, key: Key) -> Any:
        match key.shape:
            case Shape.KINDS:
                return self._kinds(path)
            case Shape.SEVERITIES:
                return tuple(self._severities(path))
            case Shape.FLAG:
                return self._typed(path, bool, key.shape.value)
            case Shape.WORD:
                return self._one_of(path, key.words)
            case Shape.PER_FILE:
                keys = [key for key in KEYS if key.per_file]
                tables = ((pattern, (*path, pattern)) for pattern in self._table(path))
                return tuple(PerFile(pattern, **self._keys(here, keys)) for pattern, here in tables)

    def _table(self, path: Path) -> Mapping[str, Any]:
        return self._typed(path, dict, "a table") or {}

    def _typed(self, path: Path, type_: type[_T], what: str) -> _T | None:
        value = self.text.at(path)
        if isinstance(value, type_):
            return value
        name = f"`{path[-1]}` is" if isinstance(path[-1], str) else "each of them is"
        self._tell(BAD_CONFIGURATION_VALUE, f"{name} {what}", self.text.value(path))
        return None

    def _one_of(self, path: Path, words: Sequence[str]) -> str | None:
        word = self.text.at(path)
        if word in words:
            return str(word)
        message = f"`{path[-1]}` is one of {', '.join(f'`{one}`' for one in words)}"
        self._unknown(BAD_CONFIGURATION_VALUE, message, word, path, words, is_value=True)
        return None

    def _kinds(self, path: Path) -> frozenset[str] | None:
        words = self._typed(path, list, Shape.KINDS.value)
        if words is None:
            return None
        texts = (self._typed((*path, number), str, "a text") for number in range(len(words)))
        named = (
            self._kind(text, (*path, number), is_value=True) for number, text in enumerate(texts) if text
        )
        return frozenset(filter(None, named))

    def _severities(self, path: Path) -> Iterator[tuple[str, Severity]]:
        for name in self._table(path):
            kind = self._kind(name, (*path, name))
            word = self._one_of((*path, name), SEVERITY_WORDS)
            if kind and word:
                yield kind, Severity[word.upper()]

    def _kind(self, word: str, path: Path, *, is_value: bool = False) -> str | None:
        """The word, if it names a kind."""
        if any(word == kind.name or (word and kind.code.startswith(word)) for kind in ALL_KINDS):
            return word
        names = [name for kind in ALL_KINDS for name in (kind.code, kind.name)]
        message = f"there is no kind of finding `{word}`"
        self._unknown(UNKNOWN_CONFIGURATION_KIND, message, word, path, names, is_value=is_value)
        return None

    def _unknown(
        self,
        kind: Kind,
        message: str,
        word: object,
        path: Path,
        known: Sequence[str] | Mapping[str, object],
        *,
        is_value: bool = False,
    ) -> None:
        """Tell of a word that is none of those that there are, and which one is near."""
        span = self.text.value(path) if is_value else self.text.key(path)
        near = nearest_word(word, known) if isinstance(word, str) else None
        help_ = "" if kind is not UNKNOWN_CONFIGURATION_KEY else f"the keys are {', '.join(known)}"
        fix = Fix(f"write `{near}`", (Edit(span, f'"{near}"' if is_value else near),)) if near else None
        guess = f"; did you mean `{near}`?" if near else ""
        self.found.append(Diagnostic(kind, message + guess, span, help=help_, fix=fix))

    def _tell(self, kind: Kind, message: str, span: Span) -> None:
        self.found.append(
            Diagnostic(kind, message, span, help=f"`dotcompile explain {kind.code}` has an example")
        )
