r"""The words of DOT, as regular expressions, and what a quoted word means.

From Graphviz's lib/cgraph/scan.l. Every byte above 127 counts as a letter there, so here every character is
one that ASCII does not have. Sets are written as what they leave out: a negated ASCII set compiles ten times
faster than a range up to U+10FFFF. Quantifiers are possessive wherever a word cannot end sooner, so that no
text makes a pattern try again; a repeated group is atomic instead, `(?>(?:x)*)`, since Python before 3.11.5
gets possessive ones wrong: https://github.com/python/cpython/issues/106052
"""

import re
from functools import cache, lru_cache

from dotcompile.syntax.tree import Html

LETTER = r"[^\x00-@\[-\^`\{-\x7f]"
LETTER_OR_DIGIT = r"[^\x00-/:-@\[-\^`\{-\x7f]"
NAME = rf"{LETTER}{LETTER_OR_DIGIT}*+"
NUMBER = r"-?(?:[0-9]++(?:\.[0-9]*+)?|\.[0-9]++)"
STRING = r'"[^"\\]*+(?>(?:\\.[^"\\]*+)*)"'
COMMENT = r"//[^\n]*+|\#[^\n]*+|/\*[^*]*+\*++(?>(?:[^/*][^*]*+\*++)*)/"
#: Space, comments, and byte-order marks that are not part of a name.
GAP = rf"(?>(?:[ \t\r\n]++|{COMMENT}|\ufeff(?!{LETTER_OR_DIGIT}))*)"
SPACE = r"[ \t\r\n]*+"

KEYWORDS = {word: word.upper() for word in ("strict", "graph", "digraph", "subgraph", "node", "edge")}
PUNCTUATION = {
    "{": "LBRACE",
    "}": "RBRACE",
    "[": "LBRACKET",
    "]": "RBRACKET",
    ";": "SEMICOLON",
    ",": "COMMA",
    ":": "COLON",
    "=": "EQUALS",
    "+": "PLUS",
}

# A plain id: not a keyword, not a number or name that runs into another, not strings joined by `+`.
# In `(?i:…)` an `s` would also match U+017F, which is no keyword's letter: those stand outside.
# A byte-order mark by itself is space, wherever it is.
_NO_KEYWORD = rf"(?!(?:[nNeEgGdDsS](?i:ode|dge|raph|igraph|ubgraph|trict)|\ufeff)(?!{LETTER_OR_DIGIT}))"
_NUMBER_ALONE = rf"{NUMBER}(?![^\x00-\-/-@\[-\^`\{{-\x7f])"
_WORD = rf"(?:{_NO_KEYWORD}{NAME}|{_NUMBER_ALONE})(?!-[0-9.])"
PLAIN_ID = rf"(?:{_WORD}|{STRING})"
_HTML_3_DEEP = r"<[^<>]*+(?>(?:<[^<>]*+(?>(?:<[^<>]*+>[^<>]*+)*)>[^<>]*+)*)>"
_PLAIN_VALUE = rf"(?:{_WORD}|{STRING}|{_HTML_3_DEEP})"
_ATTRIBUTES = rf"((?>(?:{SPACE}{PLAIN_ID}{SPACE}={SPACE}{_PLAIN_VALUE}{SPACE}[;,]?)*)){SPACE}\]{SPACE}(?!\[)"
_PORT = rf"(?:{SPACE}:{SPACE}({PLAIN_ID}(?:{SPACE}:{SPACE}{PLAIN_ID})?))?"
_PORT_UNNAMED = rf"(?:{SPACE}:{SPACE}{PLAIN_ID}(?:{SPACE}:{SPACE}{PLAIN_ID})?)?"
# A statement is over at `;`, or where a character follows that cannot go on with it.
_BEGINS_ANOTHER = r"[^\x00-!\#-/:;=-@\[-\^`|~\x7f]"
_END = rf"(?:{SPACE};|(?={GAP}{_BEGINS_ANOTHER}))"

# The arrows of other languages are here too, since no text that DOT has holds `-->` or `=>`.
TOKEN = re.compile(
    rf"{GAP}(?:({NAME})|({STRING})|(-{{1,3}}>|={{1,2}}>|--)|([{{}}\[\];,=:+])|({NUMBER})|(<)|(\Z)|(.))",
    re.DOTALL,
)
MORE_STRING = re.compile(rf"{GAP}\+{GAP}(?:({STRING})|(<))", re.DOTALL)
OPEN = re.compile(
    rf"{GAP}([sS](?i:ubgraph))(?!{LETTER_OR_DIGIT})(?:{SPACE}({PLAIN_ID}))?{SPACE}\{{", re.DOTALL
)
# With its arrow: in `a--b--1` the search for an id alone would find `-1`.
ENDPOINT = re.compile(rf"(?:->|--){SPACE}({PLAIN_ID}){_PORT}", re.DOTALL)
ATTRIBUTE = re.compile(
    rf'{SPACE}(?:({NAME}|{NUMBER})|"([^"\\]*+(?>(?:\\.[^"\\]*+)*))"){SPACE}={SPACE}'
    rf'(?:({NAME}|{NUMBER})|"([^"\\]*+(?>(?:\\.[^"\\]*+)*))"|({_HTML_3_DEEP})){SPACE}[;,]?',
    re.DOTALL,
)
_ANGLE = re.compile("[<>]")
#: An HTML-like string is hardly ever longer.
_NEAR = 1_000
_ESCAPE = re.compile(r'\\(\\|"|\n)')


@cache
def plain_statement(directed: bool) -> re.Pattern[str]:
    """One whole statement without comments, joined strings, or subgraphs.

    Groups: 1 first id, 2 value assigned to it, 3 its port, 4 second id, 5 its port, 6 the rest of the chain,
    7 attributes; or 8 a keyword, 9 its attributes.
    """
    arrow = f"{SPACE}{'->' if directed else '--'}{SPACE}"
    chain = rf"(?:{arrow}({PLAIN_ID}){_PORT}((?>(?:{arrow}{PLAIN_ID}{_PORT_UNNAMED})*)))?"
    assigned = rf"{SPACE}={SPACE}({_PLAIN_VALUE})"
    return re.compile(
        rf"{GAP}(?:({PLAIN_ID})(?:{assigned}|{_PORT}{chain}{SPACE}(?:\[{_ATTRIBUTES})?){_END}"
        rf"|(?i:(node|edge|graph)){SPACE}\[{_ATTRIBUTES}{_END})",
        re.DOTALL,
    )


def unescape(body: str) -> str:
    r"""What the inside of a quoted string says: only `\"` and a backslash before a line's end mean anything.

    A backslash pair stays a pair, since labels give it a meaning of their own.
    """
    return _ESCAPE.sub(_unescaped, body) if "\\" in body else body


def _unescaped(match: re.Match[str]) -> str:
    what = match[1]
    return what if what == '"' else "\\\\" if what == "\\" else ""


def value_of(word: str) -> str:
    """What an id stands for, as it is written: a name, a number, a quoted or an HTML-like string."""
    first = word[0]
    if first == '"':
        return unescape(word[1:-1])
    return Html(word[1:-1]) if first == "<" else word


def html_end(text: str, start: int) -> int:
    """The offset after the `>` that closes the HTML-like string whose inside begins at `start`, or -1."""
    depth = 1
    for found in _ANGLE.finditer(text, start, start + _NEAR):
        depth += 1 if found[0] == "<" else -1
        if not depth:
            return found.end()
    return -1 if start + _NEAR >= len(text) else _closings(text).get(start - 1, -1)


@lru_cache(maxsize=1)
def _closings(text: str) -> dict[int, int]:
    """For each `<` that is closed, the offset after its `>`; all at once, since many may never be."""
    closings: dict[int, int] = {}
    opened: list[int] = []
    for found in _ANGLE.finditer(text):
        if found[0] == "<":
            opened.append(found.start())
        elif opened:
            closings[opened.pop()] = found.end()
    return closings
