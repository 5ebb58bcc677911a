"""A text to the same text in the one way that DOT is written here.

In: a source that was read without an error. Out: its text, with the same meaning and the same comments.

- Indentation is four spaces, down to the fifteenth level. There is one statement a line, and no semicolon
  behind it: a statement never begins with a sign that could go on with the one before.
- Words stay as they are written, quotes and numerals too, but keywords are in small letters. Strings that go
  over lines, HTML-like ones, and those joined over lines by `+` are copied as they are.
- `label = "x"` stands for itself; in brackets it is `[label="x", color=red]`. Several lists become one. An
  empty list is left out, except in `node []`, which needs it.
- What is longer than 100 characters is broken: first the list, one attribute a line and each with a comma,
  then the chain before its arrows. Where neither is there, the line stays long.
- A subgraph without the word `subgraph` stays on one line if it was written so, fits, and has in it neither
  a comment nor a subgraph: `{a b c}`, `{rank=same; a; b}`. So the author decides, as with Go's composite
  literals. All others have a line for each statement; one without anything in it is `{}`.
- Of several blank lines one is kept; after `{`, before `}` and between attributes none.
- A comment keeps its place: on lines of its own before what follows, two spaces behind what it ends a line
  with, or before the word with which it shares a line. A list with a comment is broken. A block whose lines
  all begin with a star moves as a whole; others are copied as they are. A line directive begins its line,
  and no other comment becomes one. A statement on one line with `dotcompile: ignore` behind it is not
  broken, since that speaks of its line.
- All lines end as the last one does.

The text is worked through from left to right, with a stack for the braces that are open: its depth is the
author's choice.
"""

import re

from dotcompile.source import Source
from dotcompile.syntax.lexemes import OPEN, plain_statement
from dotcompile.syntax.writing.pieces import NONE, SOFT, SPACE, Attributes, Pieces, attributes_at
from dotcompile.syntax.writing.plain import one_line_subgraph, plain_end, plain_lines
from dotcompile.syntax.writing.words import ARROW, END, ID, KEYWORD, Gap, Word, gap_at, word_at
from dotcompile.syntax.writing.wrapping import WIDTH, Levels, indentation, lay_out, own_lines

_NOTHING_GOES_ON = re.compile(r"[ \t\r\n]*+(?![-\[/#\ufeff])")
_NOTHING_INSIDE = re.compile(r"[ \t\r\n\ufeff]*+\}")
_SEPARATION = re.compile(r"[ \t\r\n;]*+(?![/#\ufeff])")
_SUPPRESSION = re.compile(r"\bdotcompile:\s*ignore\b")
_LAYOUT = b" \t\r\n,;[]"
_MARK = "\ufeff".encode()


def write(source: Source, *, whole: bool = True) -> str:
    """The text of a source as it is to be written.

    With `whole=False` plain statements are read word by word: slower, and to the same text.
    """
    text = source.text
    lines = _Writer(text, whole=whole).lines()
    ending = "\r\n" if text[max(0, text.rfind("\n") - 1) :].startswith("\r\n") else "\n"
    written = ending.join([*lines, ""])
    if _content(text) != _content(written):
        raise RuntimeError("writing a text anew would change more than its layout")
    return written


def _content(text: str) -> bytes:
    """What of a text must not change: all but layout, and the case of keywords."""
    return text.encode("utf-8", "surrogatepass").replace(_MARK, b"").translate(None, _LAYOUT).lower()


class _Writer:
    """The work on one text: where it is, and the lines made of what is before."""

    def __init__(self, text: str, *, whole: bool) -> None:
        self._text = text
        self._whole = whole
        self._at = 0
        self._lines: list[str] = []
        self._open: list[Levels] = []
        self._fresh = True
        """Nothing was written yet in the braces around."""
        self._arrow = "->"
        self._suppresses = "dotcompile:" in text

    def lines(self) -> list[str]:
        while True:
            gap, word = self._between_statements()
            if word.kind == END:
                return self._lines
            if word.kind == "}":
                self._close(word.end)
                continue
            level = self._level()
            self._blank(wanted=gap.comments[-1].blank if gap.hugs else gap.newlines > 1)
            pieces = Pieces()
            if gap.hugs:
                pieces.add(NONE, gap.comments[-1].text)
            elif self._whole and self._open and (self._plain_statements(level) or self._plain_opening(level)):
                continue
            self._statement(pieces, "", Levels(level, level + 1))

    def _level(self) -> int:
        return self._open[-1].first + 1 if self._open else 0

    def _close(self, end: int) -> None:
        """Write a closing brace, and what goes on behind it."""
        levels = self._open.pop()
        self._fresh = False
        self._at = end
        if _NOTHING_GOES_ON.match(self._text, end):
            self._lines.append(indentation(levels.first) + "}")
            return
        pieces = Pieces()
        pieces.add(NONE, "}")
        self._statement(pieces, "}", levels)

    def _plain_statements(self, level: int) -> bool:
        """Write the plain statements that begin here, if there are any."""
        text, lines, arrow = self._text, self._lines, self._arrow
        at = end = self._at
        match = plain_statement(arrow == "->").match
        while (found := match(text, at)) is not None:
            if text.count("\n", end, at) > 1:
                lines.append("")
            end = plain_end(found)
            lines += plain_lines(found, arrow, level, whole=self._speaks_of_line(at, end))
            separation = _SEPARATION.match(text, end)
            if separation is None:
                break
            at = separation.end()
        begun, self._at = self._at, end
        return end > begun

    def _plain_opening(self, level: int) -> bool:
        """Write the head of a subgraph that has a name and something in it, if one begins here."""
        found = OPEN.match(self._text, self._at)
        if found is None or found[2] is None or _NOTHING_INSIDE.match(self._text, found.end()):
            return False
        self._lines.append(f"{indentation(level)}subgraph {found[2]} {{")
        self._open.append(Levels(level, level + 1))
        self._fresh = True
        self._at = found.end()
        return True

    def _between_statements(self) -> tuple[Gap, Word]:
        """Write the comments before the next statement, but not one on its line; and what comes next."""
        level = self._level()
        may_trail = True
        while True:
            gap = gap_at(self._text, self._at)
            word = word_at(self._text, gap.end)
            hugs = gap.hugs and word.kind not in (END, ";", "}")
            for comment in gap.comments[: -1 if hugs else None]:
                if not comment.own and may_trail and self._lines:
                    self._lines[-1] += f"  {comment.text}"
                else:
                    self._blank(wanted=comment.blank)
                    self._lines += own_lines(comment, level)
                may_trail = False
            self._at = gap.end
            if word.kind != ";":
                return gap if hugs else Gap((), gap.newlines, gap.end), word
            self._at = word.end

    def _blank(self, *, wanted: bool) -> None:
        if wanted and not self._fresh:
            self._lines.append("")
        self._fresh = False

    def _statement(self, pieces: Pieces, before: str, levels: Levels) -> None:
        """Write a statement, or what goes on with one, up to its end or a brace that stays open."""
        text, start = self._text, self._at
        attributes: Attributes | None = None
        named = opened = False
        while not opened:
            gap = gap_at(text, self._at)
            word = word_at(text, gap.end)
            if _is_over(before, word, named=named):
                break
            if word.kind == "[":
                attributes, self._at = attributes_at(text, self._at)
                break
            self._at = word.end
            glue = _glue(before, word) if before or not pieces.texts else SPACE
            if word.kind == "{":
                opened = not self._closed(pieces, gap, glue, levels, bare=before != KEYWORD and not named)
                before, named = "}", False
            else:
                pieces.add(glue, word.text, gap)
                named = before == KEYWORD and word.kind == ID
                before = word.kind
                if before == KEYWORD:
                    self._head(word.text)
        if attributes and not (attributes.items or attributes.after or before in (KEYWORD, "=")):
            attributes = None
        whole = not opened and self._speaks_of_line(start, self._at)
        lines, level = lay_out(pieces, attributes, levels, whole=whole)
        self._lines += lines
        if opened:
            self._open.append(Levels(level, levels.rest))
            self._fresh = True

    def _head(self, keyword: str) -> None:
        """Learn from the first word of a graph which arrows it has."""
        if not self._open and keyword in ("graph", "digraph"):
            self._arrow = "->" if keyword == "digraph" else "--"

    def _closed(self, pieces: Pieces, gap: Gap, glue: str, levels: Levels, *, bare: bool) -> bool:
        """Add an opening brace; and what is in it and the closing one, if they may stand on its line."""
        inside = gap_at(self._text, self._at)
        if not inside.comments and self._text[inside.end] == "}":
            pieces.add(glue, "{}", gap)
            self._at = inside.end + 1
            return True
        longest = WIDTH - len(indentation(levels.rest)) - len("-> ")
        short = one_line_subgraph(self._text, self._at - 1, longest, self._arrow) if bare else None
        if short is None:
            pieces.add(glue, "{", gap)
            return False
        written, self._at = short
        pieces.add(glue, written, gap)
        return True

    def _speaks_of_line(self, start: int, end: int) -> bool:
        """Whether a comment behind the statement means the line that it stands on."""
        text = self._text
        if not self._suppresses or "\n" in text[start:end]:
            return False
        gap = gap_at(text, end)
        if not gap.comments and text[gap.end : gap.end + 1] == ";":
            gap = gap_at(text, gap.end + 1)
        return any(not comment.own and _SUPPRESSION.search(comment.text) for comment in gap.comments[:1])


def _is_over(before: str, word: Word, *, named: bool) -> bool:
    """Whether a word does not go on with the statement."""
    if word.kind in (END, ";", "}"):
        return True
    return before in (ID, "}") and (word.kind in (ID, KEYWORD) or (word.kind == "{" and not named))


def _glue(before: str, word: Word) -> str:
    if before == "" or ":" in (before, word.kind) or word.kind == ",":
        return NONE
    return SOFT if word.kind == ARROW else SPACE
