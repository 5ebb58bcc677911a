"""Where each key and value of a TOML text stands.

In: a text. Out: by the path of a value, two stretches of characters: that of its key and that of what it is.
`tomllib` tells the values and no places, so it reads the text once more. What it accepts is laid out here
with the same paths; of what it refuses, all that comes before the fault is. https://toml.io/en/v1.0.0
"""

import re
import tomllib
from collections.abc import Mapping
from contextlib import suppress

from dotcompile.records import dataclass

Path = tuple[str | int, ...]
Stretch = tuple[int, int]

#: More than any site file has. Each level costs `tomllib` a call, and each part of a dotted key the time of
#: all before it.
MOST_DEPTH = 32

_SPACE = re.compile(r"(?>(?:[ \t\r\n]|#[^\n]*)*)")
_KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?>(?:[^"\\\n]|\\.)*)"|'[^'\n]*'""")
_DOT = re.compile(r"[ \t]*\.[ \t]*")
#: Strings of three quotes may end with one or two more; a date may have a space before its time.
_SCALAR = re.compile(
    r'''(?s)"""(?>(?:[^\\"]|\\.|""?(?!"))*)"{3,5}'''
    r"""|'''(?>(?:[^']|''?(?!'))*)'{3,5}"""
    r"""|"(?>(?:[^"\\\n]|\\.)*)"|'[^'\n]*'"""
    r"""|[0-9]{4}-[0-9]{2}-[0-9]{2}[ ][0-9][^\s,\]}#]*|[^\s,\]}#"'\[{=]+"""
)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value is: its key, and itself. A table's is its header, or the key that implies it."""

    key: Stretch
    value: Stretch


class TooDeepError(Exception):
    """Tables or lists are nested deeper than `MOST_DEPTH`."""

    def __init__(self, at: int) -> None:
        super().__init__()
        self.at = at


@dataclass(frozen=True, slots=True)
class Positions:
    """The place of every value of a text, up to where it is no TOML any more.

    `twice` has the first and the second place of a key that is said again, if one is.
    """

    spots: Mapping[Path, Spot]
    twice: tuple[Stretch, Stretch] | None


def positions(text: str) -> Positions:
    """Where the values of a text are."""
    walk = _Walk(text)
    with suppress(_LostError):
        walk.document()
    return Positions(walk.found, walk.twice)


class _LostError(Exception):
    """What stands here is no TOML."""


class _Walk:
    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.found: dict[Path, Spot] = {}
        self.twice: tuple[Stretch, Stretch] | None = None
        self._said: dict[Path, Stretch] = {}
        self._tables: dict[Path, int] = {}  # how many `[[…]]` of a path there were

    def document(self) -> None:
        table: Path = ()
        while self._next():
            if self._next() == "[":
                table = self._header()
            else:
                self._pair(table)

    def _next(self) -> str:
        """The character after space and comments; empty at the end."""
        self.at = self._match(_SPACE)
        return self.text[self.at : self.at + 1]

    def _match(self, expression: re.Pattern[str]) -> int:
        found = expression.match(self.text, self.at)
        if found is None:
            raise _LostError
        return found.end()

    def _expect(self, sign: str) -> None:
        self._next()
        if not self.text.startswith(sign, self.at):
            raise _LostError
        self.at += len(sign)

    def _header(self) -> Path:
        start, many = self.at, self.text.startswith("[[", self.at)
        self._expect("[[" if many else "[")
        keys = self._keys()
        self._expect("]]" if many else "]")
        path: Path = ()
        for name, key in keys[:-1]:
            path = self._latest((*path, name), Spot(key, (start, self.at)))
        name, key = keys[-1]
        path, here = (*path, name), Spot(key, (start, self.at))
        if many:
            self._tables[path] = self._tables.get(path, 0) + 1
            return self._latest(path, here)
        self._say(path, key)
        self.found[path] = here
        return path

    def _latest(self, path: Path, here: Spot) -> Path:
        """The path of a table; where there is a list of them, of the last one so far."""
        self.found.setdefault(path, here)
        if path not in self._tables:
            return path
        path = (*path, self._tables[path] - 1)
        self.found.setdefault(path, here)
        return path

    def _say(self, path: Path, key: Stretch) -> None:
        first = self._said.setdefault(path, key)
        if first != key and self.twice is None:
            self.twice = first, key

    def _keys(self) -> list[tuple[str, Stretch]]:
        """The parts of a dotted key."""
        keys: list[tuple[str, Stretch]] = []
        self._next()
        while True:
            start, self.at = self.at, self._match(_KEY)
            keys.append((_name(self.text[start : self.at]), (start, self.at)))
            if len(keys) > MOST_DEPTH:
                raise TooDeepError(start)
            dot = _DOT.match(self.text, self.at)
            if dot is None:
                return keys
            self.at = dot.end()

    def _pair(self, table: Path) -> None:
        path, keys = table, self._keys()
        for name, key in keys:
            path = (*path, name)
            self.found.setdefault(path, Spot(key, key))
        self._say(path, keys[-1][1])
        self._expect("=")
        self.found[path] = Spot(keys[-1][1], self._value(path))

    def _value(self, path: Path) -> Stretch:
        opening = self._next()
        start = self.at
        if len(path) > MOST_DEPTH:
            raise TooDeepError(start)
        if opening == "[":
            self._items(path)
        elif opening == "{":
            self._pairs(path)
        else:
            self.at = self._match(_SCALAR)
        return start, self.at

    def _items(self, path: Path) -> None:
        self._expect("[")
        number = 0
        while self._next() != "]":
            stretch = self._value((*path, number))
            self.found[*path, number] = Spot(stretch, stretch)
            number += 1
            if self._next() != "]":
                self._expect(",")
        self._expect("]")

    def _pairs(self, path: Path) -> None:
        self._expect("{")
        while self._next() != "}":
            self._pair(path)
            if self._next() != "}":
                self._expect(",")
        self._expect("}")


def _name(written: str) -> str:
    """What a key says, with its escapes read."""
    if written[0] == "'":
        return written[1:-1]
    if written[0] != '"' or "\\" not in written:
        return written.strip('"')
    try:
        return str(tomllib.loads(f"key = {written}")["key"])
    except tomllib.TOMLDecodeError:
        raise _LostError from None
