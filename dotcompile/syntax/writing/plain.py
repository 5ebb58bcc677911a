"""Plain statements to text: those that one pattern recognises whole, which most of any large diagram are.

In: a match of `dotcompile.syntax.lexemes.plain_statement`, or a text and an offset. Out: the statement's
lines, or a short subgraph on one line.
"""

import re

from dotcompile.syntax.lexemes import ATTRIBUTE, ENDPOINT, PLAIN_ID, plain_statement
from dotcompile.syntax.writing.pieces import NONE, SOFT, SPACE, Attribute, Attributes, Pieces
from dotcompile.syntax.writing.wrapping import WIDTH, Levels, indentation, lay_out

_PLAIN_IDS = re.compile(PLAIN_ID, re.DOTALL)
#: `{ … }` on one line, without comments, HTML-like or joined strings, and without braces in it.
_ONE_LINE = re.compile(r'\{((?>(?:[^{}\r\n"/#<+]++|"(?>(?:[^"\\\r\n]|\\[^\r\n])*)")*))\}')


def plain_lines(found: re.Match[str], arrow: str, level: int, *, whole: bool) -> list[str]:
    """The statement's lines; one line, if it is to be `whole`."""
    head, pairs = _parts(found, arrow)
    text = head if pairs is None else f"{head} [{', '.join(pairs)}]"
    indent = indentation(level)
    room = WIDTH - len(indent)
    if "\n" not in text:
        if len(text) <= room or whole:
            return [indent + text]
        if pairs and len(head) + len(" [") <= room:
            inside = indentation(level + 1)
            return [f"{indent}{head} [", *[f"{inside}{pair}," for pair in pairs], f"{indent}]"]
    attributes = None
    if pairs is not None:
        attributes = Attributes([Attribute((), Pieces([NONE], [pair])) for pair in pairs])
    return lay_out(_pieces(found, arrow), attributes, Levels(level, level + 1), whole=whole)[0]


def plain_end(found: re.Match[str]) -> int:
    """Where the statement is over, the semicolon included. Space that follows may be part of the match."""
    text, end, group = found.string, found.end(), found.lastindex or 0
    if text[end - 1] == ";":
        return end
    last = found.end(group)
    return last if group < 7 else text.index("]", last) + 1


def one_line_subgraph(text: str, at: int, longest: int, arrow: str) -> tuple[str, int] | None:
    """The subgraph without a name whose brace is at `at`, if it stands on one line and is short; and its end.

    Nodes alone have spaces between them, other statements semicolons.
    """
    found = _ONE_LINE.match(text, at, at + 3 * longest)
    if found is None:
        return None
    statements: list[str] = []
    bare = True
    match = plain_statement(arrow == "->").match
    at = found.start(1)
    while (one := match(text, at)) is not None and one.end() < found.end():
        head, pairs = _parts(one, arrow, "=")
        statements.append(head if pairs is None else f"{head} [{', '.join(pairs)}]")
        bare = bare and statements[-1] == one[1] and one[1][0] != "-"  # it could go on with an arrow
        at = one.end()
    if text[at : found.end(1)].strip(" \t"):
        return None
    made = (" " if bare else "; ").join(statements)
    return (f"{{{made}}}", found.end()) if len(made) + 2 <= longest else None


def _parts(found: re.Match[str], arrow: str, equals: str = " = ") -> tuple[str, list[str] | None]:
    """The statement on one line, without its attributes, and these, if it has any."""
    first, assigned, port, second, second_port, rest, attributes, keyword, defaults = found.groups()
    if first is None:
        return keyword.lower(), _pairs(found, 9) if defaults else []
    if assigned is not None:
        return f"{first}{equals}{assigned}", None
    head = _endpoint(first, port) if port else first
    if second is not None:
        head = f"{head} {arrow} {_endpoint(second, second_port) if second_port else second}"
        for more in ENDPOINT.finditer(found.string, *found.span(6)) if rest else ():
            head += f" {arrow} {_endpoint(more[1], more[2])}"
    return head, _pairs(found, 7) if attributes else None


def _pieces(found: re.Match[str], arrow: str) -> Pieces:
    """The statement without its attributes, so that it can be broken before its arrows."""
    if found[4] is None:
        return Pieces([NONE], [_parts(found, arrow)[0]])
    pieces = Pieces([NONE], [_endpoint(found[1], found[3])])
    ends = [(found[4], found[5])]
    ends += [(more[1], more[2]) for more in ENDPOINT.finditer(found.string, *found.span(6))]
    for node, port in ends:
        pieces.add(SOFT, arrow)
        pieces.add(SPACE, _endpoint(node, port))
    return pieces


def _pairs(found: re.Match[str], group: int) -> list[str]:
    return [
        f"{name or _quoted(quoted)}={value or html or _quoted(string)}"
        for name, quoted, value, string, html in ATTRIBUTE.findall(found.string, *found.span(group))
    ]


def _quoted(inside: str) -> str:
    return f'"{inside}"'


def _endpoint(node: str, port: str | None) -> str:
    if port is None:
        return node
    return f"{node}:{':'.join(_PLAIN_IDS.findall(port)) if ':' in port else port}"
