"""How an error outside all bodies is told: in a header, before the first graph, after the last.

In: the token that does not fit there. Out: one finding. A file that is no DOT at all is told as what it seems
to be.
"""

import re

from dotcompile.diagnostics import Diagnostic, Edit, Fix
from dotcompile.source import Source
from dotcompile.syntax import kinds
from dotcompile.syntax.errors import telling
from dotcompile.syntax.errors.braces import stray_brace
from dotcompile.syntax.machine import Machine
from dotcompile.syntax.scan import END, Token

_A_GRAPH = "a graph is written `digraph NAME { … }`"
#: How files begin that are no DOT.
_FOREIGN = (
    ("Mermaid", re.compile(r"\s*(?:graph[ \t]+(?:TB|TD|BT|RL|LR)\b|flowchart\b|sequenceDiagram\b|%%\{)")),
    ("PlantUML", re.compile(r"\s*@start\w+")),
    ("XML", re.compile(r"\s*<(?:\?xml|!DOCTYPE|svg|mxfile|html)\b", re.IGNORECASE)),
    ("JSON", re.compile(r'\s*(?:\{\s*"[^"\n]*"\s*:|\[\s*[{"\[])')),
    ("YAML", re.compile(r"(?:---[ \t]*\n|\s*(?:[\w-]+:[ \t]*\n[ \t]+[\w-]|- \w+:))")),
    ("Markdown", re.compile(r"\s*(?:```|#+ \w|.*\n```)")),
    ("a binary file", re.compile(r"[^\x00]{0,1000}\x00")),
)
_NEAR_DIGRAPH = ("digraph", "graph", "strict")


def outside(
    source: Source, token: Token, put: tuple[str, ...] | None, after_graph: bool, machine: Machine
) -> Diagnostic:
    """Something stands where a graph should begin. `put` says what it was taken for, if for anything."""
    span = source.span(token.start, token.end)
    name = telling.named(source, token)
    if after_graph and token.type in ("RBRACE", "SEMICOLON"):
        told = stray_brace if token.type == "RBRACE" else _needless_semicolon
        return told(source, token)
    if put == ("LBRACE",):
        fix = Fix("insert `{`", (Edit(source.span(token.start, token.start), "{ "),))
        help_text = "the body of a graph or subgraph stands in braces"
        return Diagnostic(kinds.UNEXPECTED, f"missing `{{` before {name}", span, help=help_text, fix=fix)
    foreign = None if after_graph else foreign_to(source.text)
    help_text = f"this looks like {foreign}: {_A_GRAPH}" if foreign else _A_GRAPH
    if token.type == END or not machine.trial().accepts(("STRICT",)):
        return Diagnostic(kinds.UNEXPECTED, f"unexpected {name}", span, help=help_text)
    if put == ("DIGRAPH",):
        return _header(source, token)
    where = "after the graph" if after_graph else "before any graph"
    help_text = help_text.replace("a graph is", "a file is a row of graphs, each")
    return Diagnostic(kinds.OUTSIDE_GRAPH, f"{name} stands {where}", span, help=help_text)


def foreign_to(text: str) -> str | None:
    """What a text seems to be that is no DOT."""
    return next((name for name, begins in _FOREIGN if begins.match(text)), None)


def ignored_tail(source: Source, token: Token) -> Diagnostic:
    """A string or comment after the last graph that is never closed."""
    return Diagnostic(
        kinds.IGNORED_TAIL,
        f"{telling.UNCLOSED[token.type][1]}, and everything from here on is ignored",
        source.span(token.start, token.end),
        help="remove it",
    )


def _header(source: Source, token: Token) -> Diagnostic:
    """The body or the name of a graph without the word before it, or with that word misspelt."""
    span = source.span(token.start, token.end)
    word = source.text[token.start : token.end]
    meant = next((keyword for keyword in _NEAR_DIGRAPH if _is_near(word.lower(), keyword)), None)
    if meant is None:
        before = source.span(token.start, token.start)
        fix = Fix("insert `digraph`", (Edit(before, "digraph "),))
        message = f"missing `digraph` before {telling.named(source, token)}"
        return Diagnostic(kinds.OUTSIDE_GRAPH, message, span, help=_A_GRAPH, fix=fix)
    fix = Fix(f"write `{meant}`", (Edit(span, meant),), safe=True)
    return Diagnostic(kinds.OUTSIDE_GRAPH, f"`{word}` where `{meant}` belongs", span, help=_A_GRAPH, fix=fix)


def _is_near(word: str, keyword: str) -> bool:
    """Whether one letter less in each makes them the same, or one letter less in one of them."""
    lesser = [{one, *(one[:at] + one[at + 1 :] for at in range(len(one)))} for one in (word[:20], keyword)]
    return not lesser[0].isdisjoint(lesser[1])


def _needless_semicolon(source: Source, token: Token) -> Diagnostic:
    span = source.span(token.start, token.end)
    fix = Fix("remove it", (Edit(span, ""),), safe=True)
    return Diagnostic(
        kinds.OUTSIDE_GRAPH, "`;` stands after the graph", span, help="a graph ends with its `}`", fix=fix
    )
