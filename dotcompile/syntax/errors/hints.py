"""What was probably meant by a token that does not fit, where its neighbours show it.

In: the tokens of a statement, and which of them does not fit. Out: a message and help better than the general
ones, or none.
"""

import re
from collections.abc import Sequence

from dotcompile.diagnostics import Edit, Fix
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.scan import BAD_CHARACTER, BAD_HTML, Token

#: No more characters of a text are repeated in a message.
LONGEST = 60
_CONFLICT = re.compile(r"<{7} |={7}$|>{7} ", re.MULTILINE)
#: With these an attribute is over.
OVER = ("COMMA", "SEMICOLON", "RBRACKET", "RBRACE")


@dataclass(frozen=True, slots=True)
class Hint:
    """What to say; an empty message leaves the general one, an empty help too."""

    message: str = ""
    help: str = ""
    fix: Fix | None = None


_AN_ATTRIBUTE = "an attribute is written `name=value`"
_NOTHING_TO_END = Hint(help="a `;` ends a statement, and there is none to end here")
_OF_CHARACTERS = {
    "(": Hint(help="attributes stand in brackets: `a [name=value]`"),
    ")": Hint(help="attributes stand in brackets: `a [name=value]`"),
    "&": Hint(help="several nodes are written `a, b`"),
    "'": Hint(help='a string begins and ends with `"`'),
}


def shown(source: Source, start: int, end: int) -> str:
    """A stretch of the text as it can stand in a message: short, and on one line."""
    word = source.text[start : min(end, start + LONGEST)]
    line = word.splitlines()[0] if word else ""
    return line if len(line) == end - start else f"{line}…"


def hint(source: Source, tokens: Sequence[Token], at: int, directed: bool) -> Hint | None:
    """What to say of the token numbered `at`, of those around it."""
    token = tokens[at]
    before = tokens[at - 1] if at else None
    if token.type in (BAD_CHARACTER, BAD_HTML):
        return _of_character(source, token, before, directed)
    if token.type == "SUBGRAPH" and _type(tokens, at + 1) == "ID":
        return _bare_subgraph(source, token, tokens[at + 1])
    if before is None:
        return _NOTHING_TO_END if token.type == "SEMICOLON" else None
    if before.type == "EQUALS" and token.type in OVER and at > 1:
        return _no_value(source, tokens[at - 2], before)
    match before.type, token.type:
        case ("RBRACKET", "EDGEOP"):
            return Hint(help="attributes end a statement: write them after its last node")
        case ("RBRACKET", "COMMA"):
            return Hint(help="a statement ends with its attributes, or with `;`")
        case ("LBRACE" | "SEMICOLON", "SEMICOLON"):
            return _NOTHING_TO_END
        case ("ID", "PLUS"):
            return Hint(help='`+` joins quoted strings, and nothing else: `"a" + "b"`')
        case ("LBRACKET" | "COMMA" | "SEMICOLON", "ID") if (
            at + 1 < len(tokens) and tokens[at + 1].type in OVER
        ):
            return Hint(f"`{shown(source, token.start, token.end)}` has no value", _AN_ATTRIBUTE)
    return None


def _type(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].type if at < len(tokens) else ""


def _of_character(source: Source, token: Token, before: Token | None, directed: bool) -> Hint | None:
    text, start = source.text, token.start
    arrow = "->" if directed else "--"
    if _CONFLICT.match(text, source.line_start(source.line_number(start))):
        return Hint("a merge conflict was left here", "decide for one of the two versions")
    if text.startswith("<-", start):
        return Hint("DOT has no arrow that points back", "write `b -> a` for `a <- b`")
    if text.startswith("*/", start):
        return Hint("this `*/` ends no comment", "a comment ends at its first `*/`; they do not nest")
    if text.startswith("{%", start - 1):
        return Hint(help="this looks like a template: render it first")
    if token.value == ">" and before is not None and text[before.start] == "<" and before.end == start:
        return Hint("this `>` is one too many", "the HTML-like string ended before it")
    if token.value in (">", "-", "~"):
        return Hint(help=f"an arrow is written `{arrow}`")
    return _OF_CHARACTERS.get(str(token.value))


def _no_value(source: Source, name: Token, equals: Token) -> Hint:
    fix = Fix('insert `""`', (Edit(source.span(equals.end, equals.end), '""'),))
    return Hint(
        f"`{shown(source, name.start, name.end)}` has no value", 'an empty value is written `""`', fix
    )


def _bare_subgraph(source: Source, keyword: Token, name: Token) -> Hint:
    word = shown(source, keyword.start, name.end)
    fix = Fix("insert `{}`", (Edit(source.span(name.end, name.end), " {}"),))
    return Hint(f"`{word}` has no body", f"what it holds already is meant by `{word} {{}}`", fix)
