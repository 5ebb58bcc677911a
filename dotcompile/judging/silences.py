"""Comments that silence findings: `dotcompile: ignore[KIND, KIND] why it is right here`.

In: a source, where its comments are, and where a statement is that begins at an offset. Out: what those
comments want silenced, and where:

- beside something on its line: on that line;
- alone before a statement: in that statement, but not in what a subgraph holds; before anything else: on
  its line;
- before all else: in the whole text.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from dotcompile.diagnostics import Edit
from dotcompile.judging import MARK, Silence
from dotcompile.source import Source

Stretch = tuple[int, int]
#: From the offset where a statement begins to where it is.
StatementAt = Callable[[int], Stretch | None]

_IGNORE = re.compile(rf"\b{MARK}[ \t]*ignore\b[ \t]*(\[([^\]]*)(\])?)?")
_OTHER = re.compile(rf"(?:/[/*]+|#+)[ \t!]*{MARK}[ \t]*(\w*)")
_SAYS = re.compile(r"\w")
_LINE_END = re.compile(r"[ \t]*(?:\r?\n|\Z)")
_WORD = re.compile(r"[^\s,]+(?:[ \t]+[^\s,]+)*")


def find_silences(
    source: Source, comments: Iterable[Stretch], statement_at: StatementAt
) -> tuple[Silence, ...]:
    """What the comments of a source want silenced."""
    stretches = list(comments)
    scopes = zip(
        stretches, _code_before(source.text, stretches), _code_after(source.text, stretches), strict=True
    )
    found = (
        _silence(source, stretch, before, after, statement_at)
        for stretch, before, after in scopes
        if MARK in source.text[slice(*stretch)]
    )
    return tuple(silence for silence in found if silence is not None)


def _code_before(text: str, comments: Sequence[Stretch]) -> Iterator[int]:
    """For each comment, where the last character before it is that is no space or comment; or -1."""
    last, at = -1, 0
    for start, end in comments:
        code = text[at:start].rstrip()
        last = at + len(code) - 1 if code else last
        yield last
        at = end


def _code_after(text: str, comments: Sequence[Stretch]) -> Sequence[int]:
    """For each comment, where the next such character is, or the end of the text."""
    following, begins = len(text), len(text)
    found = []
    for start, end in reversed(comments):
        code = text[end:begins].lstrip()
        following = begins - len(code) if code else following
        found.append(following)
        begins = start
    return found[::-1]


def _silence(
    source: Source, comment: Stretch, before: int, after: int, statement_at: StatementAt
) -> Silence | None:
    start, end = comment
    text = source.text[start:end].rstrip()
    ignore, other = _IGNORE.search(text), _OTHER.match(text)
    if ignore is None and other is None:
        return None
    scope = source.span(*_scope(source, comment, before, after, statement_at))
    # What else the comment says stays when its wish goes.
    whole = start, start + len(text)
    here = whole if other else (start + (ignore.start() if ignore else 0), whole[1] - 2 * text.endswith("*/"))
    span, removal = source.span(*here), _removal(source, *here)
    if ignore is None:
        word = f"`{other[1]}`" if other and other[1] else "nothing"
        return Silence(span, scope, removal, fault=f"`{MARK}` is followed by {word}, not by `ignore[KIND]`")
    words = tuple(
        (word[0], source.span(start + word.start(), start + word.end()))
        for word in (_WORD.finditer(text, ignore.start(2), ignore.end(2)) if ignore[3] else ())
    )
    reason = text[ignore.end() :].removesuffix("*/").strip()
    return Silence(span, scope, removal, words, reason if _SAYS.search(reason) else "", _fault(ignore, words))


def _fault(ignore: re.Match[str], words: Sequence[object]) -> str:
    if words:
        return ""
    return "the `]` is missing" if ignore[1] and not ignore[3] else "no kind of finding is named"


def _removal(source: Source, start: int, end: int) -> Edit:
    """An edit that takes a comment away, and the blanks before it or the line that it had for itself."""
    text = source.text
    line = source.line_start(source.line_number(start))
    blanks = start - len(text[line:start].rstrip(" \t")) - line
    ends_line = _LINE_END.match(text, end)
    if ends_line:
        start -= blanks
        return Edit(source.span(start, ends_line.end() if start == line else end), "")
    apart = start == line or blanks or text[end].isspace()
    return Edit(source.span(start, end), "" if apart else " ")


def _scope(source: Source, comment: Stretch, before: int, after: int, statement_at: StatementAt) -> Stretch:
    start, end = comment
    if before < 0:
        return 0, len(source.text)
    line = source.line_number(start)
    if before >= source.line_start(line):
        return _line(source, line)
    if source.line_number(after) == source.line_number(end):
        return _line(source, source.line_number(end))
    return statement_at(after) or _line(source, source.line_number(after))


def _line(source: Source, line: int) -> Stretch:
    start = source.line_start(line)
    return start, start + len(source.line_text(line))
