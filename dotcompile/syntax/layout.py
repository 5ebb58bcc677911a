"""Where braces and indentation disagree, which is where a brace was forgotten or is one too many.

In: a text. Out: likely places, the likeliest first. A body's lines are indented more than the line on
which it is opened, and its `}` stands under that line's beginning.
"""

from collections.abc import Iterator
from itertools import pairwise

from dotcompile.source import Source
from dotcompile.syntax.scan import END, Token, scan

#: Of a brace to insert: the `{` that it closes, or the `}` that it opens; where, and the token that follows.
Place = tuple[Token | None, Token | None, int, Token]
MOST = 4


def misplaced_braces(source: Source, *, missing: bool) -> list[Place]:
    """Places for a `}` that is missing, or else for a `{`."""
    tokens = list(scan(source.text, whole=False))
    found = _missing_closing(source, tokens) if missing else _missing_opening(source, tokens)
    return [place for place, _ in zip(found, range(MOST), strict=False)]


def _indent(source: Source, token: Token) -> int:
    """How far the line of a token is indented."""
    line = source.line_text(source.line_number(token.start))
    return len(line.expandtabs()) - len(line.expandtabs().lstrip())


def _missing_closing(source: Source, tokens: list[Token]) -> Iterator[Place]:
    """A line that is indented no more than the one that opened the body it is in."""
    opened: list[tuple[Token, int]] = []
    for before, token in pairwise(tokens):
        if token.type == END:
            return
        new_line = "\n" in source.text[before.end : token.start]
        if new_line and len(opened) > 1:
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
        elif token.type == "RBRACE":
            opener, indent = opened.pop() if opened else (None, -1)
            here = _indent(source, token)
            same_line = opener is not None and source.line_number(opener.start) == source.line_number(
                token.start
            )
            if same_line or (first and here == indent):
                continue
            start = _body_start(source, tokens, line_starts, first, here)
            if start is not None and opener is not None and start.start > opener.start:
                yield None, token, start.start, start


def _body_start(
    source: Source, tokens: list[Token], line_starts: list[int], first: bool, indent: int
) -> Token | None:
    """The first token of the body that a `}` was meant to close: of its line, or of deeper lines above."""
    if not first:
        line = tokens[line_starts[-1] :]
        return line[0]
    start = None
    for index in reversed(line_starts[:-1]):
        if _indent(source, tokens[index]) <= indent:
            break
        start = tokens[index]
    return start
