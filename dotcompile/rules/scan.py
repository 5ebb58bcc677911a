r"""Rules to tokens, with positions.

In: the text of rules. Out: the terminals of `grammars/rules.lark`. Comments and space are left out, and so
are ends of lines within brackets. What is no word of the language comes as a token that no rule takes.
"""

import re
from collections.abc import Iterator

from dotcompile.syntax.scan import END, Token

LINE_END = "LINE_END"
#: Tokens that fit nowhere: each is an error where it stands.
BAD_STRING, BAD_CHARACTER = "BAD_STRING", "BAD_CHARACTER"

#: The words that mean themselves; whatever else is called so is put in quotes.
KEYWORDS = {
    word: word.upper()
    for word in (
        *("let", "set", "waive", "for", "until", "expect", "in", "intent", "effective", "both", "because"),
        *("deny", "allow", "only", "isolate", "from", "independent", "sharing", "require", "each", "some"),
        *("via", "every", "passes", "then", "no", "through", "hops", "layers", "strict", "acyclic", "by"),
        *("internet", "reaches", "survive", "loss", "of", "any", "blast", "radius", "equals", "on"),
        *("allowing", "shared", "network", "mode", "fanin", "fanout", "capacity", "not", "maybe"),
    )
} | {"path": "WAY"}  # PATH is the arrow of one

SIGNS = {
    "->": "HOP",
    "->>": "PATH",
    ">": "ABOVE",
    ">=": "AT_LEAST",
    "<=": "AT_MOST",
    "=": "ASSIGN",
    "%": "PERCENT",
    ",": "COMMA",
    ":": "COLON",
    "|": "OR",
    "\\": "MINUS",
    "&": "AND",
    "{": "LBRACE",
    "}": "RBRACE",
    "[": "LBRACKET",
    "]": "RBRACKET",
    "(": "LPAR",
    ")": "RPAR",
}
_OPENING, _CLOSING = frozenset("{[("), frozenset("}])")

# A name does not end in `-`, so that `web->db` reads as it looks.
_NAME = r"[\w*](?>(?:-*+[\w.*])*)"
_STRING = r'"[^"\\\n]*+(?>(?:\\[^\n][^"\\\n]*+)*)"'
TOKEN = re.compile(
    rf"""(?:[ \t\r\ufeff]++|\#[^\n]*+)*
    (?:({_NAME}):({_NAME}(?:/[\w-]+)?|{_STRING})  # 1, 2: prefix and value; `web:tcp/22` lacks a space
    |([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?![\w.*])
    |([A-Za-z]+/[\w*-]+|[0-9]++(?:-[0-9]++)?/[A-Za-z]++|[0-9]++-[0-9]++)(?![\w.*/]) # 4: port
    |([0-9]++)(?![\w.*-])
    |({_NAME})                           # 6
    |({_STRING})                         # 7
    |(->>?|[<>]=|[>=%,:|\\&{{}}\[\]()])  # 8
    |([\n;])                             # 9
    |(\Z)                                # 10
    |(.))                                # 11""",
    re.VERBOSE,
)


def scan(text: str, at: int = 0) -> Iterator[Token]:
    """The tokens of a text from an offset on, outside of brackets; a LINE_END and END are the last."""
    match, depth = TOKEN.match, 0
    while True:
        found = match(text, at)
        assert found is not None  # its last alternative takes anything
        group, at = found.lastindex or 0, found.end()
        word = found[group]
        begin = found.start(group)
        match group:
            case 2:
                yield Token("PREFIXED", (found[1], word), found.start(1), at)
            case 3:
                yield Token("DATE", word, begin, at)
            case 4:
                yield Token("PORT", word, begin, at)
            case 5:
                yield Token("NUMBER", word, begin, at)
            case 6:
                yield Token(KEYWORDS.get(word, "NAME"), word, begin, at)
            case 7:
                yield Token("STRING", word, begin, at)
            case 8:
                depth = max(0, depth + (word in _OPENING) - (word in _CLOSING))
                yield Token(SIGNS[word], word, begin, at)
            case 9:
                if not depth or word == ";":
                    depth = 0
                    yield Token(LINE_END, word, begin, at)
            case 10:
                yield Token(LINE_END, "", at, at)
                yield Token(END, "", at, at)
                return
            case _:
                yield Token(BAD_STRING if word == '"' else BAD_CHARACTER, word, begin, at)


def unquoted(word: str) -> str:
    r"""What a name or a string says: in quotes, `\"` is a quote and `\\` a backslash."""
    return re.sub(r'\\(["\\])', r"\1", word[1:-1]) if word.startswith('"') else word
