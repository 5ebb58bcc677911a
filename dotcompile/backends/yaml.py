r"""Values to YAML that every client reads alike.

In: mappings, sequences, strings, numbers, truth values and None, and notes that stand above an entry. Out: a
document in block style, the same bytes for the same value. Every string value is quoted, since clients differ
on what a bare `01234`, `on`, `22:22` or `2001-01-01` is; what does not print stands there as an escape.
https://yaml.org/spec/1.2.2/#57-escaped-characters
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from dotcompile.records import dataclass

#: Not what the Unicode tables of one Python or another call printable: the same bytes everywhere.
_UNPRINTABLE = (
    "\0-\x1f\x7f-\xa0\xad\u061c\u200b\u200e\u200f\u2028-\u202f\u2060-\u206f"
    "\ue000-\uf8ff\ufeff\ufff0-\uffff\U000e0000-\U0010ffff"
)
_SURROGATES = "\ud800-\udfff"
_ESCAPED = re.compile(f'["\\\\{_UNPRINTABLE}]')
_UNSEEN = re.compile(f"[{_UNPRINTABLE}{_SURROGATES}]")
_SURROGATE = re.compile(f"[{_SURROGATES}]")
_BARE_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
#: https://yaml.org/type/bool.html, https://yaml.org/type/null.html
_WORDS = {"y", "n", "yes", "no", "on", "off", "true", "false", "null"}
#: A longer key needs the `?` before it: https://yaml.org/spec/1.2.2/#742-flow-mappings
_LONGEST_KEY = 1000


@dataclass(frozen=True, slots=True)
class Noted:
    """A value with lines of comment above it."""

    notes: tuple[str, ...]
    value: "Value"


Value = str | int | Decimal | None | Noted | Sequence["Value"] | Mapping[str, "Value"]


def write(document: Mapping[str, Value], *, interpolated: bool) -> str:
    """The document. For a client that replaces `$NAME` in values, each `$` in them is doubled."""
    if not document:
        return "{}\n"
    writer = _Writer("$$" if interpolated else "$")
    writer.entries(document, "")
    return "".join(f"{line}\n" for line in writer.lines)


def commented(*lines: str) -> str:
    """Lines of comment, to stand above a document or in a shell script."""
    return "".join(f"{comment(line)}\n" for line in lines)


def comment(text: str) -> str:
    """A line of comment that ends nowhere but at its end, whatever the text holds."""
    return f"# {_UNSEEN.sub(_escape, text)}"


def find_surrogate(text: str) -> int | None:
    """Where half of a character stands, which no file can hold."""
    found = _SURROGATE.search(text)
    return found.start() if found else None


class _Writer:
    """The lines of a document in the making."""

    def __init__(self, dollar: str) -> None:
        self.lines: list[str] = []
        self._dollar = dollar

    def entries(self, mapping: Mapping[str, Value], indent: str) -> None:
        for key, value in mapping.items():
            if type(value) is Noted:
                self.lines += [f"{indent}{comment(note)}" for note in value.notes]
                value = value.value
            name = _key(key)
            if len(name) > _LONGEST_KEY:
                self.lines.append(f"{indent}? {name}")
                name = ""
            self._entry(f"{indent}{name}:", value, indent + "  ")

    def _items(self, sequence: Sequence[Value], indent: str) -> None:
        """Each item with a dash in place of the first two spaces of its indent."""
        for value in sequence:
            if type(value) is Noted:
                self.lines += [f"{indent}{comment(note)}" for note in value.notes]
                value = value.value
            first = len(self.lines)
            if isinstance(value, str) or not value or not isinstance(value, Mapping | Sequence):
                self._entry(f"{indent}-", value, indent)
                continue
            self._nested(value, indent + "  ")
            self.lines[first] = f"{indent}- {self.lines[first][len(indent) + 2 :]}"

    def _entry(self, head: str, value: Value, indent: str) -> None:
        """What stands after a key's colon or an item's dash."""
        if isinstance(value, str):
            self.lines.append(f"{head} {quoted(value, self._dollar)}")
        elif isinstance(value, Mapping | Sequence):
            if not value:
                self.lines.append(f"{head} {'{}' if isinstance(value, Mapping) else '[]'}")
                return
            self.lines.append(head)
            self._nested(value, indent)
        else:
            self.lines.append(head if value is None else f"{head} {_number(value)}")

    def _nested(self, value: Sequence[Value] | Mapping[str, Value], indent: str) -> None:
        if isinstance(value, Mapping):
            self.entries(value, indent)
        else:
            self._items(value, indent)


@lru_cache(maxsize=4096)
def quoted(text: str, dollar: str = "$") -> str:
    """A string in double quotes."""
    if _ESCAPED.search(text):
        text = _ESCAPED.sub(_escape, text)
    return f'"{text.replace("$", dollar)}"'


@lru_cache(maxsize=4096)
def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) and key.lower() not in _WORDS else quoted(key)


def _number(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return format(value, "f") if isinstance(value, Decimal) else str(value)


def _escape(found: re.Match[str]) -> str:
    """JSON has no escape for what is beyond U+FFFF, and YAML joins no surrogates."""
    character = found[0]
    if character in '"\\':
        return f"\\{character}"
    number = ord(character)
    if number < 0x100:
        return {9: "\\t", 10: "\\n", 13: "\\r"}.get(number) or f"\\x{number:02x}"
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
