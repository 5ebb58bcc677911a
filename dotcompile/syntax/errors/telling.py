"""How a syntax error is told: its kind, message, place and help.

In: the tokens around the error, and what would have fitted. Out: one finding.
"""

import re
from collections.abc import Sequence

from dotcompile.diagnostics import Diagnostic, Edit, Fix, Kind, Label
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax import kinds
from dotcompile.syntax.errors.hints import Hint, hint, shown
from dotcompile.syntax.machine import Machine
from dotcompile.syntax.scan import (
    BAD_ARROW,
    BAD_CHARACTER,
    BAD_COMMENT,
    BAD_HTML,
    BAD_STRING,
    END,
    Token,
    scan,
)

#: Tokens that run to the end of a line or of the text because they are never closed.
UNCLOSED: dict[str, tuple[Kind, str, str]] = {
    BAD_STRING: (kinds.UNCLOSED_STRING, "this string is never closed", 'a string ends with the next `"`'),
    BAD_HTML: (kinds.UNCLOSED_HTML, "this HTML-like string is never closed", "each `<` in it needs its `>`"),
    BAD_COMMENT: (kinds.UNCLOSED_COMMENT, "this comment is never closed", "a comment ends with `*/`"),
}
SIGNS = {
    "LBRACE": "{",
    "RBRACE": "}",
    "LBRACKET": "[",
    "RBRACKET": "]",
    "SEMICOLON": ";",
    "COMMA": ",",
    "COLON": ":",
    "EQUALS": "=",
}
_KEYWORDS = ("STRICT", "GRAPH", "DIGRAPH", "SUBGRAPH", "NODE", "EDGE")
#: More alternatives than these are no help.
_FEW = 5
#: Letters, digits, dots, and dashes that begin no arrow.
_RUN_TOGETHER = re.compile(r"(?>(?:[^\x00-,/:-@\[-\^`{-\x7f]|-(?![->]))+)")

_INSERTED_HELP = {
    "EQUALS": "an attribute is written `name=value`",
    "RBRACKET": "attributes end with `]`",
    "LBRACKET": "attributes stand in brackets: `a [name=value]`",
    "LBRACE": "the body of a graph or subgraph stands in braces",
    "COLON": "a port follows a colon: `node:port`",
    "EDGEOP": "nodes are joined by an arrow",
}


@dataclass(frozen=True, slots=True)
class Before:
    """What was known at an error: the parse as it was before the statement, and the token where it halted."""

    machine: Machine
    directed: bool
    halted: Token


def wrong_arrow(source: Source, token: Token, directed: bool) -> Diagnostic:
    """`--` in a digraph, `->` in a graph, or an arrow of another language."""
    right = "->" if directed else "--"
    wrong = source.text[token.start : token.end]
    graph = "digraph" if directed else "graph"
    span = source.span(token.start, token.end)
    return Diagnostic(
        kinds.WRONG_ARROW,
        f"`{wrong}` in a {graph}" if wrong in ("->", "--") else f"`{wrong}` is no arrow of DOT",
        span,
        help=f"write `{right}`",
        fix=Fix(f"replace `{wrong}` by `{right}`", (Edit(span, right),), safe=True),
    )


def wrong_header(source: Source, token: Token) -> Diagnostic:
    """`graph`, where the arrows are those of a digraph, or the other way round."""
    word, meant, arrow = ("digraph", "graph", "--") if token.type == "DIGRAPH" else ("graph", "digraph", "->")
    span = source.span(token.start, token.end)
    return Diagnostic(
        kinds.WRONG_ARROW,
        f"a {word} with arrows `{arrow}`",
        span,
        help=f"`{arrow}` is the arrow of a {meant}",
        fix=Fix(f"write `{meant}`", (Edit(span, meant),)),
    )


def edited(
    source: Source, tokens: Sequence[Token], at: int, count: int, put: str | None, before: Before
) -> Diagnostic:
    """An error that one edit resolves: `count` of the tokens from `at` on give way to one of kind `put`."""
    token = tokens[at]
    if put == "ID" and count:
        return _keyword(source, token)
    if put == "EDGEOP" and token.type == BAD_ARROW:
        return wrong_arrow(source, token, before.directed)
    better = hint(source, tokens, at, before.directed) or Hint()
    if put is not None and not count:
        return _missing(source, tokens, at, put, better)
    gone = tokens[at : at + count]
    span = source.span(gone[0].start, gone[-1].end)
    if put is not None:
        sign = SIGNS.get(put, "->" if before.directed else "--")
        message = better.message or f"{named(source, token)} where `{sign}` belongs"
        fix = better.fix or Fix(f"write `{sign}`", (Edit(span, sign),))
        return Diagnostic(_kind(token), message, span, help=better.help or _INSERTED_HELP[put], fix=fix)
    help_text = better.help
    if not help_text and token is before.halted:
        help_text = _alternatives(before.machine, tokens[:at])
    return Diagnostic(
        _kind(token),
        better.message or f"unexpected {named(source, token)}",
        span,
        help=help_text or "without it the rest of the statement is sound",
        fix=better.fix or Fix(f"remove {named(source, token)}", (Edit(span, ""),)),
    )


def _missing(source: Source, tokens: Sequence[Token], at: int, put: str, better: Hint) -> Diagnostic:
    previous = tokens[at - 1] if at else None
    where = previous.end if previous is not None else tokens[at].start
    if put == "ID":
        place = source.span(where, where)
        return Diagnostic(kinds.UNEXPECTED, better.message, place, help=better.help, fix=better.fix)
    sign = SIGNS.get(put)
    what = f"`{sign}`" if sign else "an arrow"
    before = tokens[at]
    message = f"missing {what} before {named(source, before)}"
    labels: tuple[Label, ...] = ()
    if put == "RBRACKET":
        opened = next((one for one in reversed(tokens[:at]) if one.type == "LBRACKET"), None)
        labels = (Label(source.span(opened.start, opened.end), "opened here"),) if opened else ()
        if previous is not None and source.text[previous.start] == "<" and "\n" in str(previous.value):
            late = Label(
                source.span(previous.end - 1, previous.end), "an HTML-like string ends here: is it meant to?"
            )
            labels = (*labels, late)
    elif put == "EQUALS" and previous is not None and before.type != "ID":
        message = f"{named(source, previous)} has no value"
    fix = Fix(f"insert {what}", (Edit(source.span(where, where), sign),)) if sign else None
    return Diagnostic(
        kinds.UNEXPECTED, message, source.span(where, where), labels, help=_INSERTED_HELP[put], fix=fix
    )


def _keyword(source: Source, token: Token) -> Diagnostic:
    span = source.span(token.start, token.end)
    word = source.text[token.start : token.end]
    return Diagnostic(
        kinds.KEYWORD_AS_NAME,
        f"`{word}` is a keyword of DOT, whatever its case",
        span,
        help=f'as a name it must be quoted: `"{word}"`',
        fix=Fix("quote it", (Edit(span, f'"{word}"'),), safe=True),
    )


def unexpected(source: Source, tokens: Sequence[Token], before: Before) -> Diagnostic:
    """An error that no single edit resolves, at the last of these tokens."""
    token = tokens[-1]
    span = source.span(token.start, token.end)
    better = hint(source, tokens, len(tokens) - 1, before.directed) or Hint()
    if token.type in UNCLOSED:
        kind, message, help_text = UNCLOSED[token.type]
        return Diagnostic(kind, better.message or message, span, help=better.help or help_text)
    return Diagnostic(
        _kind(token),
        better.message or f"unexpected {named(source, token)}",
        span,
        help=better.help or _alternatives(before.machine, tokens[:-1]),
        fix=better.fix,
    )


def missing_quote(source: Source, start: int, end: int, *, opening: bool) -> Diagnostic:
    """A string that lacks a quote, from where it was meant to begin to where it was meant to end."""
    which, at = ("opening", start) if opening else ("closing", end)
    return Diagnostic(
        kinds.UNCLOSED_STRING,
        f"this string has no {which} quote",
        source.span(start, end),
        help='a string begins and ends with `"`; without one of them the next string is turned round',
        fix=Fix("insert the quote", (Edit(source.span(at, at), '"'),)),
    )


def missing_angle(source: Source, start: int, end: int, *, opening: bool) -> Diagnostic:
    """An HTML-like string that lacks its last `>`, from where it begins to where it was meant to end."""
    assert not opening
    return Diagnostic(
        kinds.UNCLOSED_HTML,
        "this HTML-like string has no closing `>`",
        source.span(start, end),
        help="it stands in angle brackets of its own: `<<b>bold</b>>`",
        fix=Fix("insert `>`", (Edit(source.span(end, end), ">"),)),
    )


def too_many(source: Source, token: Token) -> Diagnostic:
    """The text is given up."""
    return Diagnostic(
        kinds.TOO_MANY,
        "too many errors: from here on the text is not read",
        source.span(token.start, token.end),
        help="mend the first ones; the others may be echoes of them",
    )


def with_further(findings: list[Diagnostic], finding: Diagnostic) -> list[Diagnostic]:
    """The findings and a further one, but for those that only echo another."""
    if findings and findings[-1].kind is kinds.UNCLOSED_COMMENT:
        return findings  # it has swallowed all the rest
    start = finding.span.start
    while findings and findings[-1].kind is kinds.SPLIT_NUMBER and findings[-1].span.start >= start:
        findings = findings[:-1]  # the number is in the word that this one is about
    return [*findings, finding]


def split_number(source: Source, number: Token) -> Diagnostic:
    """A number with something right behind it that is not part of it: `2nd`, `10.0.0.1`."""
    found = _RUN_TOGETHER.match(source.text, number.start)
    end = found.end() if found else number.end
    whole = source.text[number.start : end]
    ids = [token.value for token in scan(whole, whole=False) if token.type == "ID"]
    span = source.span(number.start, end)
    return Diagnostic(
        kinds.SPLIT_NUMBER,
        f"`{whole}` is read as {len(ids)} ids, {' and '.join(f'`{one}`' for one in ids)}",
        span,
        help=f'quote it if it is one: `"{whole}"`',
        fix=Fix("quote it", (Edit(span, f'"{whole}"'),)),
    )


def _kind(token: Token) -> Kind:
    return kinds.BAD_CHARACTER if token.type == BAD_CHARACTER else kinds.UNEXPECTED


def named(source: Source, token: Token) -> str:
    """A token as a person would call it."""
    if token.type == END:
        return "end of the file"
    word = shown(source, token.start, token.end)
    if token.type in _KEYWORDS:
        return f"keyword `{word}`"
    if token.type == BAD_CHARACTER:
        return f"character `{word}`" if word.isprintable() and word != "`" else f"character U+{ord(word):04X}"
    return f"`{word}`"


def _alternatives(machine: Machine, before: Sequence[Token]) -> str:
    """What would have fitted after some tokens, if that is little enough to be told."""
    trial = machine.trial()
    trial.advance([token.type for token in before])
    fitting = [_ALTERNATIVES[kind] for kind in _ALTERNATIVES if trial.accepts((kind,))]
    if not fitting or len(fitting) > _FEW:
        return "a statement is a node, an edge, an attribute or a subgraph" if fitting else ""
    return f"expected {' or '.join(fitting)}"


_ALTERNATIVES = {
    "ID": "a name",
    "EDGEOP": "an arrow",
    "EQUALS": "`=`",
    "LBRACKET": "`[`",
    "RBRACKET": "`]`",
    "LBRACE": "`{`",
    "RBRACE": "`}`",
    "COMMA": "`,`",
    "COLON": "`:`",
    "SEMICOLON": "`;`",
    END: "the end of the file",
}
