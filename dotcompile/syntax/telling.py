"""How a syntax error is told: its kind, message, place and help.

In: the tokens around the error, and what would have fitted. Out: one finding.
"""

from collections.abc import Sequence

from dotcompile.diagnostics import Diagnostic, Edit, Fix, Kind, Label
from dotcompile.source import Source
from dotcompile.syntax import kinds
from dotcompile.syntax.machine import Machine
from dotcompile.syntax.scan import BAD_ARROW, BAD_CHARACTER, BAD_COMMENT, BAD_HTML, BAD_STRING, END, Token

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
_LONGEST_WORD = 32

_INSERTED_HELP = {
    "EQUALS": "an attribute is written `name=value`",
    "RBRACKET": "attributes end with `]`",
    "LBRACKET": "attributes stand in brackets: `a [name=value]`",
    "LBRACE": "the body of a graph or subgraph stands in braces",
    "COLON": "a port follows a colon: `node:port`",
    "EDGEOP": "nodes are joined by an arrow",
}


def wrong_arrow(source: Source, token: Token, directed: bool) -> Diagnostic:
    """`--` in a digraph, or `->` in a graph."""
    right, wrong = ("->", "--") if directed else ("--", "->")
    graph = "digraph" if directed else "graph"
    span = source.span(token.start, token.end)
    return Diagnostic(
        kinds.WRONG_ARROW,
        f"`{wrong}` in a {graph}",
        span,
        help=f"write `{right}`",
        fix=Fix(f"replace `{wrong}` by `{right}`", (Edit(span, right),), safe=True),
    )


def edited(
    source: Source,
    tokens: Sequence[Token],
    at: int,
    count: int,
    put: str | None,
    machine: Machine,
    halted: Token,
) -> Diagnostic:
    """An error that one edit resolves: `count` of the tokens from `at` on give way to one of kind `put`."""
    token = tokens[at]
    if put == "ID" and count:
        return _keyword(source, token)
    if put == "EDGEOP" and token.type == BAD_ARROW:
        return wrong_arrow(source, token, directed=token.value == "--")
    if put is not None and not count:
        return _missing(source, tokens, at, put)
    gone = tokens[at : at + count]
    span = source.span(gone[0].start, gone[-1].end)
    if put is not None:
        sign = SIGNS.get(put, "an arrow")
        return Diagnostic(
            _kind(token), f"{_named(source, token)} where `{sign}` belongs", span, help=_INSERTED_HELP[put]
        )
    message = f"unexpected {_named(source, gone[0])}"
    previous = tokens[at - 1] if at else None
    if previous is not None and previous.type == token.type == "SEMICOLON":
        help_text = "one `;` ends a statement, and none is needed"
    elif token is halted:
        help_text = _alternatives(machine, tokens[:at])
    else:
        help_text = "without it the rest of the statement is sound"
    fix = Fix(f"remove {_named(source, gone[0])}", (Edit(span, ""),))
    return Diagnostic(_kind(token), message, span, help=help_text, fix=fix)


def _missing(source: Source, tokens: Sequence[Token], at: int, put: str) -> Diagnostic:
    previous = tokens[at - 1] if at else None
    where = previous.end if previous is not None else tokens[at].start
    sign = SIGNS.get(put)
    what = f"`{sign}`" if sign else "an arrow"
    before = tokens[at]
    message = f"missing {what} before {_named(source, before)}"
    labels: tuple[Label, ...] = ()
    if put == "RBRACKET":
        opened = next((one for one in reversed(tokens[:at]) if one.type == "LBRACKET"), None)
        labels = (Label(source.span(opened.start, opened.end), "opened here"),) if opened else ()
    elif put == "EQUALS" and previous is not None and before.type != "ID":
        message = f"{_named(source, previous)} has no value"
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


def unexpected(source: Source, machine: Machine, before: Sequence[Token], token: Token) -> Diagnostic:
    """An error that no single edit resolves."""
    span = source.span(token.start, token.end)
    if token.type in UNCLOSED:
        kind, message, help_text = UNCLOSED[token.type]
        return Diagnostic(kind, message, span, help=help_text)
    return Diagnostic(
        _kind(token), f"unexpected {_named(source, token)}", span, help=_alternatives(machine, before)
    )


def unclosed_brace(source: Source, opened: Token, end: Token) -> Diagnostic:
    """The text ends inside a body."""
    last = min(len(source.text.rstrip()), end.start)
    return Diagnostic(
        kinds.UNCLOSED_BRACE,
        "missing `}`: the file ends inside a body",
        source.span(last, last),
        (Label(source.span(opened.start, opened.end), "opened here"),),
        help="write the `}` that is missing",
        fix=Fix("insert `}`", (Edit(source.span(last, last), "\n}"),)),
    )


def outside(
    source: Source, token: Token, put: tuple[str, ...] | None, after_graph: bool, machine: Machine
) -> Diagnostic:
    """Something stands where a graph should begin. `put` says what it was taken for, if for anything."""
    span = source.span(token.start, token.end)
    if token.type == "RBRACE" and after_graph:
        return Diagnostic(
            kinds.STRAY_BRACE,
            "this `}` closes nothing",
            span,
            help="remove it, or write the `{` that is missing before it",
            fix=Fix("remove it", (Edit(span, ""),)),
        )
    if put == ("LBRACE",):
        fix = Fix("insert `{`", (Edit(source.span(token.start, token.start), "{ "),))
        message = f"missing `{{` before {_named(source, token)}"
        return Diagnostic(kinds.UNEXPECTED, message, span, help=_INSERTED_HELP["LBRACE"], fix=fix)
    inside_header = not machine.trial().accepts(("STRICT",))
    if inside_header or token.type == END:
        return Diagnostic(
            kinds.UNEXPECTED,
            f"unexpected {_named(source, token)}",
            span,
            help="a graph is written `digraph NAME { … }`",
        )
    where = "after the graph" if after_graph else "before any graph"
    return Diagnostic(
        kinds.OUTSIDE_GRAPH,
        f"{_named(source, token)} stands {where}",
        span,
        help="a file is a row of graphs, each written `digraph NAME { … }`",
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


def missing_brace(source: Source, opened: Token, at: int) -> Diagnostic:
    """A body that, as its indentation has it, ends at an offset without its brace."""
    return Diagnostic(
        kinds.UNCLOSED_BRACE,
        "missing `}`: by its indentation this body ends here",
        source.span(at, at),
        (Label(source.span(opened.start, opened.end), "opened here"),),
        help="write the `}` that is missing",
        fix=Fix("insert `}`", (Edit(source.span(at, at), " }"),)),
    )


def missing_opening_brace(source: Source, at: int, closing: Token) -> Diagnostic:
    """A body that, as its indentation has it, begins at an offset without its brace."""
    return Diagnostic(
        kinds.STRAY_BRACE,
        "missing `{`: by its indentation a body begins here",
        source.span(at, at),
        (Label(source.span(closing.start, closing.end), "without it this `}` closes more than was meant"),),
        help="write the `{`, or remove the `}`",
        fix=Fix("insert `{`", (Edit(source.span(at, at), "{ "),)),
    )


def too_many(source: Source, token: Token) -> Diagnostic:
    """The text is given up."""
    return Diagnostic(
        kinds.TOO_MANY,
        "too many errors: from here on the text is not read",
        source.span(token.start, token.end),
        help="mend the first ones; the others may be echoes of them",
    )


def ignored_tail(source: Source, token: Token) -> Diagnostic:
    """A string or comment after the last graph that is never closed."""
    return Diagnostic(
        kinds.IGNORED_TAIL,
        f"{UNCLOSED[token.type][1]}, and everything from here on is ignored",
        source.span(token.start, token.end),
        help="remove it",
    )


def split_number(source: Source, number: Token, word: Token) -> Diagnostic:
    """A number with letters right behind it."""
    whole = source.text[number.start : word.end]
    span = source.span(number.start, word.end)
    return Diagnostic(
        kinds.SPLIT_NUMBER,
        f"`{whole}` is read as two ids, `{number.value}` and `{word.value}`",
        span,
        help=f'quote it if it is one: `"{whole}"`',
        fix=Fix("quote it", (Edit(span, f'"{whole}"'),)),
    )


def _kind(token: Token) -> Kind:
    return kinds.BAD_CHARACTER if token.type == BAD_CHARACTER else kinds.UNEXPECTED


def _named(source: Source, token: Token) -> str:
    """A token as a person would call it."""
    if token.type == END:
        return "end of the file"
    word = source.text[token.start : token.end]
    if len(word) > _LONGEST_WORD or "\n" in word:
        word = word[:_LONGEST_WORD].partition("\n")[0] + "…"
    if token.type in _KEYWORDS:
        return f"keyword `{word}`"
    if token.type == BAD_CHARACTER:
        return f"character `{word}`"
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
