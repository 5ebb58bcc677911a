r"""The text of an attribute's value, and where in the source each of its characters stands.

In: a source and where the value is written. Out: what it says, and spans of its parts. The two differ by
quotes, by `\"`, by a backslash at a line's end and by strings that `+` joins; where they stand is worked out
when the first span is asked for, which is when something is wrong with the value.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator

from dotcompile.diagnostics import Edit, Fix
from dotcompile.records import dataclass
from dotcompile.source import Source, Span
from dotcompile.syntax import lexemes

_BARE = r"[A-Za-z0-9_.]*"
#: What decoding takes away: the backslash of `\"`, and a backslash with the line end after it.
_VANISHING = r'\\(?:\\|(")|\n)'


@dataclass(frozen=True, slots=True)
class ValueText:
    """What a value says, and by `locate` where its parts stand.

    `exact` is false if every part is said to stand where the whole does, so that no edit can be made of it.
    """

    text: str
    locate: Callable[[int, int], Span]
    exact: bool = True

    def span(self, start: int = 0, end: int | None = None) -> Span:
        """Where the characters from `start` up to `end` stand."""
        return self.locate(start, len(self.text) if end is None else end)

    def part(self, start: int, end: int) -> "ValueText":
        """The characters from `start` up to `end`, without the space around them."""
        piece = self.text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        if start == 0 and len(piece) == len(self.text):
            return self
        return ValueText(piece, lambda a, b: self.locate(start + a, start + b), self.exact)

    def stripped(self) -> "ValueText":
        """The same without the space around it."""
        return self if self.text == self.text.strip() else self.part(0, len(self.text))

    def decoded(self, text: str, start: int, end: int) -> "ValueText":
        """Another text that the characters from `start` up to `end` stand for, as JSON has it."""
        return within(text, self.span(start, end))

    def fix(self, title: str, new: str, start: int = 0, end: int | None = None) -> Fix | None:
        """A fix that writes `new` in place of a part; None where it would need quotes that are not there."""
        quoted = re.fullmatch(_BARE, self.text) is None
        if not self.exact or not (quoted or new.isidentifier()):
            return None
        return Fix(title, (Edit(self.span(start, end), new),))


def within(text: str, span: Span) -> ValueText:
    """A value all of whose parts are said to stand at one span, such as one of a site file."""
    return ValueText(text, lambda _start, _end: span, exact=False)


def written(source: Source, start: int, end: int) -> ValueText:
    """The value that a source has from `start` up to `end`: a word, or strings with their quotes."""
    text = source.text
    first = text[start : start + 1]
    if first == '"' and text.find('"', start + 1) == end - 1 and text.find("\\", start, end) < 0:
        return ValueText(text[start + 1 : end - 1], lambda a, b: source.span(start + 1 + a, start + 1 + b))
    if first not in ('"', "<"):
        return ValueText(text[start:end], lambda a, b: source.span(start + a, start + b))
    pieces = [(a, b, lexemes.value_of(text[a:b])) for a, b in _strings(text, start, end)]
    return ValueText("".join(value for _, _, value in pieces), _Places(source, tuple(pieces)))


def _strings(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where each of the strings that `+` joins stands, with its quotes."""
    string = re.compile(lexemes.STRING, re.DOTALL)
    while start < end:
        found = string.match(text, start, end)
        stop = found.end() if found else lexemes.html_end(text, start + 1)
        if stop < 0 or stop > end:
            stop = end
        yield start, stop
        more = lexemes.MORE_STRING.match(text, stop, end)
        if more is None:
            return
        start = more.start(more.lastindex or 0)


class _Places:
    """Where the characters of strings with escapes, or joined ones, stand; the table is made on first use."""

    __slots__ = ("_decoded", "_pieces", "_source", "_written")

    def __init__(self, source: Source, pieces: tuple[tuple[int, int, str], ...]) -> None:
        self._source, self._pieces = source, pieces
        self._decoded: list[int] = []
        self._written: list[int] = []

    def __call__(self, start: int, end: int) -> Span:
        if not self._decoded:
            self._fill()
        first = self._at(start)
        return self._source.span(first, self._at(end - 1) + 1 if end > start else first)

    def _at(self, offset: int) -> int:
        row = bisect_right(self._decoded, offset) - 1
        return self._written[row] + offset - self._decoded[row]

    def _fill(self) -> None:
        at = 0
        for start, end, value in self._pieces:
            self._row(at, start + 1)
            if self._source.text[start] == '"':
                shift = start + 1 - at
                for gone in re.compile(_VANISHING).finditer(self._source.text, start + 1, end - 1):
                    if gone[0] != "\\\\":
                        kept = 1 if gone[1] else 0
                        self._row(gone.start() - shift, gone.end() - kept)
                        shift += 2 - kept
            at += len(value)

    def _row(self, decoded: int, written_at: int) -> None:
        self._decoded.append(decoded)
        self._written.append(written_at)
