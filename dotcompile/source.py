"""Texts and places in them.

In: a text and the path it came from. Out: spans in characters, and, only when one is shown, its line and
column. Columns count characters from 1; how wide they look is a matter for the reports.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from dotcompile.records import dataclass, plain

#: `# 40 "orig.m4"` and `#line 40`, as preprocessors write them; `# 40 apples` is a comment.
#: https://gcc.gnu.org/onlinedocs/cpp/Preprocessor-Output.html
LINE_DIRECTIVE = re.compile(
    r'^#[ \t]*(?:line[ \t]+)?(\d{1,9})(?:[ \t]+"([^"\n]+)"[^\n]*|[ \t]*)\r?$', re.MULTILINE
)


@plain
class Span:
    """A stretch of a text: character offsets, the end not included."""

    path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """What a person is shown: path, line and column, both from 1."""

    path: str
    line: int
    column: int


@dataclass(frozen=True)
class Source:
    """One text that was read, and the path by which its reader knows it.

    Without slots, so that its two line tables are made once, and only when a place is asked for.
    """

    path: str
    text: str

    def span(self, start: int, end: int) -> Span:
        """The span of `start` up to `end` in this source."""
        return Span(self.path, start, end)

    def line_number(self, offset: int) -> int:
        """The physical line, from 1, that holds the character at `offset`."""
        return bisect_right(self._line_starts, offset)

    def line_start(self, line: int) -> int:
        """The offset at which physical line `line` begins."""
        return self._line_starts[line - 1]

    def line_text(self, line: int) -> str:
        """Physical line `line` without its end."""
        start = self.line_start(line)
        end = self.text.find("\n", start)
        return self.text[start : end if end >= 0 else len(self.text)].removesuffix("\r")

    def place(self, offset: int) -> Place:
        """Where the character at `offset` is, as line directives before it have it."""
        line = self.line_number(offset)
        column = offset - self.line_start(line) + 1
        at = bisect_right(self._directives, (line, 0, "")) - 1
        if at < 0:
            return Place(self.path, line, column)
        written, claimed, path = self._directives[at]
        return Place(path, claimed + line - written - 1, column)

    @cached_property
    def _line_starts(self) -> list[int]:
        return list(_line_starts(self.text))

    @cached_property
    def _directives(self) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        path = self.path
        for match in LINE_DIRECTIVE.finditer(self.text) if "#" in self.text else ():
            path = match[2] or path
            found.append((self.line_number(match.start()), int(match[1]), path))
        return found


def _line_starts(text: str) -> Iterator[int]:
    yield 0
    at = text.find("\n")
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1)
