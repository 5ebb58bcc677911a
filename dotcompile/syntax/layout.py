"""Where braces and indentation disagree, which is where a brace was forgotten or is one too many.

In: a text. Out: likely places, the likeliest first. A body's lines are indented more than the line on
which it is opened, and its `}` stands under that line's beginning.
"""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from dotcompile.source import Source
from dotcompile.syntax.scan import END, Patches, Token, scan

#: Of a brace to insert: the `{` that it closes, or the `}` that it opens; where, and the token that follows,
#: which is that `}` itself if nothing can be before it and it is one too many.
Place = tuple[Token | None, Token | None, int, Token]
MOST = 4
#: Beyond so much, more indentation is not told from less.
_BLANK = re.compile(r"[ \t]{0,200}")


def misplaced_braces(source: Source, patches: Patches, *, missing: bool) -> list[Place]:
    """Places for a `}` that is missing, or else for a `{`."""
    tokens = list(scan(source.text, whole=False, patches=patches))
    found = _missing_closing(source, tokens) if missing else _missing_opening(source, tokens)
    return list(islice(found, MOST))


def _indent(source: Source, token: Token) -> int:
    """How far the line of a token is indented."""
    blank = _BLANK.match(source.text, source.line_start(source.line_number(token.start)))
    return len(blank[0].expandtabs()) if blank else 0


def _missing_closing(source: Source, tokens: list[Token]) -> Iterator[Place]:
    """A line that is indented no more than the one that opened the body it is in."""
    opened: list[tuple[Token, int]] = []
    for before, token in pairwise(tokens):
        if token.type == END:
            return
        new_line = "\n" in source.text[before.end : token.start]
        if new_line and len(opened) > 1 and token.start < token.end:
            opener, indent = opened[-1]
            here = _indent(source, token)
            if here < indent or (here == indent and token.type != "RBRACE"):
                yield opener, None, before.end, token
                opened.pop()
        if token.type == "LBRACE":
            opened.append((token, _indent(source, token)))
        elif token.type == "RBRACE" and opened:
            opened.pop()


def _missing_opening(source: Source, tokens: list[Token]) -> Iterator[Place]:
    """A `}` that does not stand under the line that opened the body which it closes."""
    opened: list[tuple[Token, int]] = []
    line_starts: list[int] = []
    for index, token in enumerate(tokens):
        first = index == 0 or "\n" in source.text[tokens[index - 1].end : token.start]
        if first:
            line_starts.append(index)
        if token.type == "LBRACE":
            opened.append((token, _indent(source, token)))
        elif token.type == "RBRACE" and opened:
            opener, indent = opened.pop()
            here = _indent(source, token)
            if source.line_number(opener.start) == source.line_number(token.start):
                continue
            if not first:
                start: Token | None = tokens[line_starts[-1]]
            elif here != indent:
                start = _body_start(source, opener, (tokens[at] for at in reversed(line_starts[:-1])), here)
            else:
                continue
            if start is None or start.start > opener.start:
                before = start or token
                yield None, token, before.start, before


def _body_start(source: Source, opener: Token, lines: Iterator[Token], indent: int) -> Token | None:
    """The first token of the deeper lines above a `}`, within the body that it closes."""
    start = None
    for token in lines:
        if token.start <= opener.start or _indent(source, token) <= indent:
            break
        start = token
    return start
