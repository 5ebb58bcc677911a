"""Text to tokens, with positions. Runs of plain statements come as one token, already made into tree nodes.

The scanner and the parser take turns: the scanner knows by brackets and braces alone whether a statement may
begin where it stands, and only there looks for a run of whole statements. With `whole=False` it never does,
and the parser makes the same tree of single tokens.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from dotcompile.records import dataclass
from dotcompile.syntax import lexemes
from dotcompile.syntax.runs import pass_plain_statements, plain_statements
from dotcompile.syntax.tree import Html, WithAttributes


@dataclass(slots=True)
class Token:
    """A terminal of the grammar: what it says and where it stands. Not frozen: made by the million."""

    type: str
    value: Any
    start: int
    end: int


#: Tokens that no rule takes: each is an error where it stands.
BAD_STRING, BAD_HTML, BAD_COMMENT, BAD_CHARACTER, BAD_ARROW = (
    "BAD_STRING",
    "BAD_HTML",
    "BAD_COMMENT",
    "BAD_CHARACTER",
    "BAD_ARROW",
)
END = "$END"
_SIGNS = frozenset(("LBRACE", "RBRACE", "LBRACKET", "RBRACKET", "SEMICOLON"))


@dataclass(frozen=True, slots=True)
class Start:
    """Where to begin to scan: an offset, how deep in braces and brackets it is, which arrow is right."""

    offset: int = 0
    depth: int = 0
    brackets: int = 0
    directed: bool = True
    in_body: bool = False


BEGINNING = Start()

#: Tokens that stand in place of what the text has at an offset, and the offset where the text goes on.
Patches = dict[int, tuple[Sequence[Token], int]]


def scan(
    text: str,
    start: Start = BEGINNING,
    *,
    whole: bool = True,
    kept: bool = True,
    patches: Patches | None = None,
) -> Iterator[Token]:
    """The tokens of a text from `start` on, ending with `$END`; runs are empty unless they are `kept`."""
    read_run = plain_statements if kept else pass_plain_statements
    at, depth, directed = start.offset, start.depth, start.directed
    may_begin, brackets = start.in_body, start.brackets
    patched = -1
    match, keywords, punctuation = lexemes.TOKEN.match, lexemes.KEYWORDS, lexemes.PUNCTUATION
    while True:
        if may_begin and whole:
            limit = _next_patch(patches, at, len(text)) if patches else len(text)
            run, first, end = read_run(text, at, limit, directed)
            if end > at:
                yield Token("STATEMENTS", run, first, end)
                at = end
            opened = lexemes.OPEN.match(text, at, limit)
            if opened is not None:
                yield Token("OPEN", _opened_name(opened), opened.start(1), opened.end())
                at = opened.end()
                depth += 1
                continue
        found = match(text, at)
        assert found is not None  # its last alternative takes anything
        group = found.lastindex or 0
        begin, at = found.span(group)
        if patches and begin > patched and begin in patches:
            patched = begin  # once: it may not go beyond its own beginning
            put, at = patches[begin]
            # A brace is put right after a token, which another patch may have made longer.
            yield from (_not_before(found.start(), token) for token in put)
            depth, brackets, directed = _after(put, depth, brackets, directed)
            kind = ""
        elif group == 1:
            word = found[1]
            kind = keywords.get(word.lower(), "ID")
            if not depth and (kind == "DIGRAPH" or kind == "GRAPH"):
                directed = kind == "DIGRAPH"
            yield Token(kind, word, begin, at)
        elif group == 4:
            kind = punctuation[found[4]]
            yield Token(kind, found[4], begin, at)
        else:
            token = _other(text, found, begin, at, directed)
            kind, at = token.type, token.end
            yield token
            if kind == END:
                return
        may_begin = False
        if kind in _SIGNS:
            depth, brackets, may_begin = _moved(kind, depth, brackets)


def _moved(kind: str, depth: int, brackets: int) -> tuple[int, int, bool]:
    """How deep in braces and brackets it is after one of their signs, and whether a statement may begin."""
    if kind == "LBRACE":
        return depth + 1, brackets, True
    if kind == "RBRACE":
        return max(0, depth - 1), brackets, depth > 1
    if kind == "LBRACKET":
        return depth, brackets + 1, False
    if kind == "SEMICOLON" and brackets > 0:
        return depth, brackets, False
    brackets = max(0, brackets - 1)
    return depth, brackets, depth > 0 and brackets == 0


def _next_patch(patches: Patches, at: int, end: int) -> int:
    """Where the first patch from an offset on stands, or else the end."""
    return min((offset for offset in patches if offset >= at), default=end)


def _after(put: Sequence[Token], depth: int, brackets: int, directed: bool) -> tuple[int, int, bool]:
    """How deep in braces and brackets it is after tokens of a patch, and which arrow is right."""
    kinds = [token.type for token in put]
    depth += kinds.count("LBRACE") - kinds.count("RBRACE")
    brackets += kinds.count("LBRACKET") - kinds.count("RBRACKET")
    if not depth and ("GRAPH" in kinds or "DIGRAPH" in kinds):
        directed = "DIGRAPH" in kinds
    return depth, brackets, directed


def _not_before(offset: int, token: Token) -> Token:
    if token.start >= offset:
        return token
    return Token(token.type, token.value, offset, max(offset, token.end))


def _opened_name(opened: re.Match[str]) -> tuple[str, int, int] | None:
    word = opened[2]
    return None if word is None else (lexemes.value_of(word), opened.start(2), opened.end(2))


def _other(text: str, found: re.Match[str], begin: int, end: int, directed: bool) -> Token:
    """A token that is neither a name nor punctuation."""
    match found.lastindex:
        case 2 | 6:
            return _string(text, begin, end)
        case 3:
            right = found[3] == ("->" if directed else "--")
            return Token("EDGEOP" if right else BAD_ARROW, found[3], begin, end)
        case 5:
            return Token("ID", found[5], begin, end)
        case 7:
            return Token(END, "", len(text), len(text))
        case _:
            return _bad(text, begin, end)


def _string(text: str, begin: int, end: int) -> Token:
    """A quoted or HTML-like string with all that `+` joins to it; joined strings are plain."""
    value: str
    if text[begin] == '"':
        value = lexemes.unescape(text[begin + 1 : end - 1])
    else:
        end = lexemes.html_end(text, begin + 1)
        if end < 0:
            return Token(BAD_HTML, "<", begin, _line_end(text, begin))
        value = Html(text[begin + 1 : end - 1])
    while (more := lexemes.MORE_STRING.match(text, end)) is not None:
        if more[1] is not None:
            end = more.end()
            value = str.__add__(value, lexemes.unescape(more[1][1:-1]))
            continue
        closed = lexemes.html_end(text, more.end())
        if closed < 0:
            break
        value = str.__add__(value, text[more.end() : closed - 1])
        end = closed
    return Token("ID", value, begin, end)


def _bad(text: str, begin: int, end: int) -> Token:
    if text[begin] == '"':
        return Token(BAD_STRING, '"', begin, _line_end(text, begin))
    if text.startswith("/*", begin):
        return Token(BAD_COMMENT, "/*", begin, len(text))
    return Token(BAD_CHARACTER, text[begin], begin, end)


def _line_end(text: str, offset: int) -> int:
    end = text.find("\n", offset)
    return len(text) if end < 0 else end


def attribute_spans(text: str, statement: WithAttributes) -> list[tuple[int, int, int, int]]:
    """For each attribute of a statement, where its name begins and ends, and where its value does.

    An attribute that was mended while reading, and so is not in the text, is said to be the whole statement.
    """
    names: list[tuple[int, int, int, int]] = []
    if statement.brackets < 0:
        return names
    words = [
        token
        for token in _until(scan(text, Start(statement.brackets), whole=False), statement.end)
        if token.type == "ID"
    ]
    at = 0
    for name, value in statement.attributes:
        while at + 1 < len(words) and (words[at].value != name or words[at + 1].value != value):
            at += 1
        if at + 1 < len(words):
            names.append((words[at].start, words[at].end, words[at + 1].start, words[at + 1].end))
            at += 2
        else:
            names.append((statement.start, statement.end, statement.start, statement.end))
    return names


def _until(tokens: Iterator[Token], end: int) -> Iterator[Token]:
    for token in tokens:
        if token.start >= end:
            return
        yield token
