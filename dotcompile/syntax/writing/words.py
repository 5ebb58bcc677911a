"""The words of a text as they are written, and what stands between them.

In: a text that was read without an error, and an offset. Out: the word there, or the comments and line ends
up to the next word. Comments that share a line are one; one that goes on over several lines ends its line.
"""

import re
from collections.abc import Sequence

from dotcompile.records import plain
from dotcompile.source import LINE_DIRECTIVE
from dotcompile.syntax import lexemes
from dotcompile.syntax.lexemes import LETTER_OR_DIGIT, NAME, NUMBER, STRING

ID, KEYWORD, ARROW, END = "id", "keyword", "arrow", "end"
"""What a word may be, other than a sign, which is its own kind."""

_WORD = re.compile(rf"({NAME})|({STRING}|<)|(->|--)|([{{}}\[\];,=:])|({NUMBER})|\Z", re.DOTALL)
_ONLY_SPACE = re.compile(r"[ \t\r\n]*+(?![/#\ufeff]|\Z)")
_SPACE = re.compile(rf"(?>(?:[ \t\r\n]++|\ufeff(?!{LETTER_OR_DIGIT}))*)")
_COMMENT = re.compile(lexemes.COMMENT)
_JOIN = re.compile(r"[ \t]*+\+[ \t]*+")


@plain
class Comment:
    """The comments of one line. `own`: nothing stands before them on it. `blank`: an empty line does.

    `margin`: it is a line directive, which means something at the beginning of a line only.
    """

    text: str
    own: bool
    blank: bool
    margin: bool


@plain
class Gap:
    """What stands before the word at `end`. `newlines` are those after the last comment."""

    comments: Sequence[Comment]
    newlines: int
    end: int

    @property
    def hugs(self) -> bool:
        """Whether the last comment and the word are on one line."""
        return self.newlines == 0 and len(self.comments) > 0


@plain
class Word:
    """A word as it is to be written."""

    kind: str
    text: str
    end: int


def gap_at(text: str, at: int) -> Gap:
    """What stands between a word that ends at `at`, or the beginning of the text, and the next word."""
    space = _ONLY_SPACE.match(text, at)
    if space is not None:
        end = space.end()
        return Gap((), text.count("\n", at, end) if end > at else 0, end)
    return _commented_gap_at(text, at)


def _commented_gap_at(text: str, at: int) -> Gap:
    comments: list[Comment] = []
    line: list[str] = []
    least = 0 if at else 1
    while True:
        space = _SPACE.match(text, at)
        assert space is not None  # it may be empty
        end = space.end()
        newlines = max(least, text.count("\n", at, end), end == len(text))
        found = _COMMENT.match(text, end)
        if line and (newlines or found is None):
            before = comments[-1]
            comments[-1] = Comment(" ".join(line), before.own, before.blank, before.margin)
            line = []
        if found is None:
            return Gap(comments, newlines, end)
        written = found[0].rstrip(" \t\r")
        if not line:
            comments.append(Comment("", newlines > 0, newlines > 1, _is_directive(text, end, written)))
        line.append(written)
        least = 1 if "\n" in written else 0
        at = found.end()


def _is_directive(text: str, at: int, written: str) -> bool:
    return (
        written[0] == "#"
        and text[at - 1 : at] in ("", "\n")
        and LINE_DIRECTIVE.fullmatch(written) is not None
    )


def word_at(text: str, at: int) -> Word:
    """The word that begins at `at`: keywords in small letters, joined strings as one word."""
    found = _WORD.match(text, at)
    if found is None:
        raise ValueError(f"no word of DOT at offset {at}")
    written, end, group = found[0], found.end(), found.lastindex
    if group == 4:
        return Word(written, written, end)
    if group == 1:
        keyword = lexemes.KEYWORDS.get(written.lower())
        return Word(KEYWORD, written.lower(), end) if keyword else Word(ID, written, end)
    if group == 2:
        return _string_at(text, at, end)
    return Word(END if group is None else ARROW if group == 3 else ID, written, end)


def _string_at(text: str, at: int, end: int) -> Word:
    """A string and all that `+` joins to it: on one line if it was, or else exactly as it is written."""
    if text[at] == "<":
        end = lexemes.html_end(text, end)
    parts, plain = [text[at:end]], True
    while (more := lexemes.MORE_STRING.match(text, end)) is not None:
        begin = more.start(more.lastindex or 0)
        plain = plain and _JOIN.fullmatch(text, end, begin) is not None
        end = more.end() if more.lastindex == 1 else lexemes.html_end(text, more.end())
        parts.append(text[begin:end])
    return Word(ID, " + ".join(parts) if plain else text[at:end], end)
