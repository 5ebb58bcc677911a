"""Words that are names only if they are quoted: `my-service`, `nginx:1.27`, `#ff0000`, `“the shop”`.

In: the tokens up to one that does not fit, and that one. Out: the word that was meant, as one token, and the
finding that tells of it.
"""

import re
from collections.abc import Iterator, Sequence

from dotcompile.diagnostics import Diagnostic, Edit, Fix
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax import kinds
from dotcompile.syntax.errors.hints import shown
from dotcompile.syntax.scan import Token

#: What people write as one word: no space, no sign of DOT, no arrow, no comment. A colon begins a port, but
#: in a value it is a part of it, and so are the two slashes of a URL.
_PART = r"""[^\x00-\x20"#()\[\]{};:,=<>\x7f/\-]|-(?![->])|/(?![/*])"""
_NAME = re.compile(rf"(?>(?:{_PART}){{1,200}})")
_VALUE = re.compile(rf"(?>(?:{_PART}|:(?://)?){{1,200}})")
#: All of these patterns have an end, since a text may be one line.
_COLOUR = re.compile(r"#[0-9A-Za-z]{1,20}")
#: Quotes that are none in DOT: of word processors and of other languages.
_QUOTED = re.compile(r"""[“”„][^“”\"\n]{0,200}[“”]|‘[^‘’\"\n]{0,200}’|«[^«»\"\n]{0,200}»|'[^'\"\n]{0,200}'""")
_INNER = re.compile(r'"[^"\\\n]{0,200} "([^"\\\n]{1,200})"(?: [^"\\\n]{0,200}"|(?=[^\s"])[^"\\\n]{0,200}")')
_SAYS_SOMETHING = re.compile(r"[^\W_]")
#: Attributes whose values are texts for people: two words are one value.
_TEXTUAL = re.compile(r"(?:.*label|tooltip|title|description|comment|fontname)\Z", re.IGNORECASE)
_OVER = ("RBRACKET", "COMMA", "SEMICOLON")
#: A word is looked for among so many tokens before the halt.
BACK = 12


@dataclass(frozen=True, slots=True)
class Unquoted:
    """From the token numbered `at` on, these tokens were meant, and then the text from `end` on."""

    at: int
    put: tuple[Token, ...]
    end: int
    finding: Diagnostic


def find_unquoted(source: Source, tokens: Sequence[Token], halted: Token) -> Iterator[Unquoted]:
    """The words near a halt that were meant to be quoted, the likeliest first."""
    near = range(len(tokens) - 1, max(-1, len(tokens) - BACK), -1)
    every = (*tokens, halted)
    for at in (len(tokens), *near):
        yield from _in_other_quotes(source, every, at)
    for at in (len(tokens), *near):
        yield from _run_together(source, every, at)
        yield from _inner_quotes(source, every, at)
    for at in near:
        yield from _colour(source, every, at)
    yield from _several_words(source, every)


def _in_other_quotes(source: Source, tokens: Sequence[Token], at: int) -> Iterator[Unquoted]:
    """`“the shop”` and `'the shop'`."""
    found = _QUOTED.match(source.text, tokens[at].start)
    if found is None or found.end() <= tokens[-1].start - 1 or _is_string(source, tokens[at]):
        return
    inside = found[0][1:-1]
    span = source.span(*found.span())
    finding = Diagnostic(
        kinds.BAD_CHARACTER,
        f"`{found[0][0]}` is no quote of DOT",
        span,
        help='a string begins and ends with `"`',
        fix=Fix('write `"`', (Edit(span, f'"{inside}"'),), safe=True),
    )
    yield Unquoted(at, (Token("ID", inside, *found.span()),), found.end(), finding)


def _run_together(source: Source, tokens: Sequence[Token], at: int) -> Iterator[Unquoted]:
    """`my-service` and `nginx:1.27`: several tokens without a space."""
    first = tokens[at]
    is_value = at > 0 and tokens[at - 1].type == "EQUALS"
    found = (_VALUE if is_value else _NAME).match(source.text, first.start)
    if found is None or _is_string(source, first) or _is_string(source, tokens[-1]):
        return
    if at > 0 and tokens[at - 1].end == first.start and tokens[at - 1].type in ("ID", "BAD_CHARACTER"):
        return  # within a word
    if found.end() < tokens[-1].start or found.end() <= first.end or not _SAYS_SOMETHING.search(found[0]):
        return
    yield Unquoted(
        at, (Token("ID", found[0], *found.span()),), found.end(), must_be_quoted(source, *found.span())
    )


def _inner_quotes(source: Source, tokens: Sequence[Token], at: int) -> Iterator[Unquoted]:
    """`"the "main" server"`: quotes within a string."""
    found = _INNER.match(source.text, tokens[at].start)
    if found is None or not found.start(1) <= tokens[-1].start < found.end():
        return
    span = source.span(*found.span())
    inside = found[0][1:-1]
    escaped = inside.replace('"', '\\"')
    finding = Diagnostic(
        kinds.UNEXPECTED,
        "quotes within a string end it",
        span,
        help='within a string a quote is written `\\"`',
        fix=Fix("escape them", (Edit(span, f'"{escaped}"'),), safe=True),
    )
    yield Unquoted(at, (Token("ID", inside, *found.span()),), found.end(), finding)


def _colour(source: Source, tokens: Sequence[Token], at: int) -> Iterator[Unquoted]:
    """`=#ff0000`, where `#` begins a comment."""
    equals = tokens[at]
    found = _COLOUR.match(source.text, equals.end)
    if equals.type == "EQUALS" and found is not None:
        finding = must_be_quoted(source, *found.span(), why="without quotes `#` begins a comment")
        yield Unquoted(at, (equals, Token("ID", found[0], *found.span())), found.end(), finding)


def _several_words(source: Source, tokens: Sequence[Token]) -> Iterator[Unquoted]:
    """`label=Web server`: more than one word for a text."""
    if tokens[-1].type not in _OVER:
        return
    at = len(tokens) - 1
    while at > 1 and tokens[at - 1].type == "ID" and not _is_string(source, tokens[at - 1]):
        at -= 1
    if at < 2 or len(tokens) - 1 - at < 2 or tokens[at - 1].type != "EQUALS":
        return
    start, end = tokens[at].start, tokens[-2].end
    if _TEXTUAL.match(str(tokens[at - 2].value)) and "\n" not in source.text[start:end]:
        word = Token("ID", source.text[start:end], start, end)
        yield Unquoted(at, (word,), end, must_be_quoted(source, start, end))


def must_be_quoted(
    source: Source, start: int, end: int, why: str = "without quotes a name has only letters, digits and `_`"
) -> Diagnostic:
    """A word that has to be quoted to be one."""
    word = shown(source, start, end)
    span = source.span(start, end)
    return Diagnostic(
        kinds.BAD_CHARACTER,
        f"`{word}` must be quoted",
        span,
        help=f'write `"{word}"`: {why}',
        fix=Fix("quote it", (Edit(span, f'"{source.text[start:end]}"'),), safe=True),
    )


def _is_string(source: Source, token: Token) -> bool:
    return token.type == "ID" and source.text[token.start] in '"<'
