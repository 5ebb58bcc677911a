"""Nodes whose ids are really signs: curly quotes and the arrows of other alphabets.

In: a document. Out: a finding for each mention of such a node. To DOT every character that ASCII does not
have is a letter, and `<->` an HTML-like string, so these are sound; but hardly ever meant.
"""

import re
from collections.abc import Iterator

from dotcompile.diagnostics import Diagnostic, Edit, Fix
from dotcompile.syntax import kinds
from dotcompile.syntax.tree import (
    Document,
    EdgeStatement,
    Graph,
    Html,
    NodeRef,
    NodeStatement,
    Statement,
    Subgraph,
)

_QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb\u2039\u203a\uff02"
_APOSTROPHE = "\u2019"
_DASHES = "\u2010-\u2015\u2212"
_RIGHT = "\u2192\u21d2\u21fe\u27f6\u27f9\u279c\u2794\u279d\u279e\u27a1\u2b62"
_LEFT = "\u2190\u21d0\u21fd\u27f5\u27f8\u2b05\u2b60"
_BOTH = "\u2194\u21d4\u21ff\u27f7\u27fa\u2b0c\u2b64"
#: What a text has that holds any of them; most texts have none of it, and are looked at no further.
_SUSPECT = rf"[{_QUOTES}{_DASHES}{_RIGHT}{_LEFT}{_BOTH}]|<[-=]"
_QUOTED = rf"([{_QUOTES}])?([^{_QUOTES}]*)([{_QUOTES}])?"
_ARROW = rf"[{_DASHES}=-]*(?:[{_RIGHT}{_LEFT}{_BOTH}]|[{_DASHES}])[{_DASHES}>-]*\ufe0f?"
#: An HTML-like string that is the beginning of an arrow, what stands between, and the end of another one.
_HTML_ARROW = r"([-=]+)(?:([^<\n]*[^-=\n])[-=]+)?"
_SHOWN = 30
_BACK = "DOT has no arrow that points back: write `b -> a` for `a <- b`"
_BOTH_WAYS = "an edge both ways is written `a -> b [dir=both]`"
_BEFORE, _AFTER = r"[\w\"\])]", r"[\w\"]"


def find_lookalikes(document: Document) -> Iterator[Diagnostic]:
    """Every mention of a node that is a sign by mistake."""
    if re.search(_SUSPECT, document.source.text) is None:
        return
    for graph in document.graphs:
        for ref in _mentions(graph):
            finding = _looked_at(document, ref, graph.directed)
            if finding is not None:
                yield finding


def _mentions(graph: Graph) -> Iterator[NodeRef]:
    pending: list[Statement] = list(reversed(graph.body))
    while pending:
        statement = pending.pop()
        if isinstance(statement, NodeStatement):
            yield from statement.nodes
        elif isinstance(statement, Subgraph):
            pending.extend(reversed(statement.body))
        elif isinstance(statement, EdgeStatement):
            for operand in statement.operands:
                if isinstance(operand, Subgraph):
                    pending.append(operand)
                else:
                    yield from (operand,) if isinstance(operand, NodeRef) else operand


def _looked_at(document: Document, ref: NodeRef, directed: bool) -> Diagnostic | None:
    text = document.source.text
    if text[ref.start] == '"' or (ref.id.isascii() and type(ref.id) is not Html):
        return None
    if not _stands_between(text, ref):
        return _quoted(document, ref)
    if type(ref.id) is Html:
        return _html_arrow(document, ref, directed)
    if re.fullmatch(_ARROW, ref.id):
        return _arrow(document, ref, directed)
    return _quoted(document, ref)


def _stands_between(text: str, ref: NodeRef) -> bool:
    """Whether there is something on its line before it and after it that an arrow could join."""
    line = text[text.rfind("\n", 0, ref.start) + 1 : ref.start].rstrip()
    rest = text[ref.end : ref.end + 100].lstrip(" \t")
    return bool(re.search(rf"{_BEFORE}\Z", line) and re.match(_AFTER, rest))


def _arrow(document: Document, ref: NodeRef, directed: bool) -> Diagnostic:
    right = "->" if directed else "--"
    message = f"`{ref.id}` is a node here, and no arrow: to DOT it is a letter"
    if directed and re.search(f"[{_LEFT}{_BOTH}]", ref.id):
        back = re.search(f"[{_LEFT}]", ref.id) is not None
        return Diagnostic(
            kinds.ARROW_AS_NODE, message, document.span(ref), help=_BACK if back else _BOTH_WAYS
        )
    fix = Fix(f"write `{right}`", (Edit(document.span(ref), right),), safe=True)
    return Diagnostic(kinds.ARROW_AS_NODE, message, document.span(ref), help=f"write `{right}`", fix=fix)


def _html_arrow(document: Document, ref: NodeRef, directed: bool) -> Diagnostic | None:
    found = re.fullmatch(_HTML_ARROW, ref.id)
    if found is None:
        return None
    message = f"`<{_short(ref.id)}>` is a node here, and no arrow: to DOT it is an HTML-like string"
    help_ = "an edge is written `a -- b`" if not directed else _BACK if found[2] else _BOTH_WAYS
    return Diagnostic(kinds.ARROW_AS_NODE, message, document.span(ref), help=help_)


def _quoted(document: Document, ref: NodeRef) -> Diagnostic | None:
    found = re.fullmatch(_QUOTED, ref.id)
    if found is None or type(ref.id) is Html or (not found[1] and found[3] in (None, _APOSTROPHE)):
        return None
    span = document.span(ref)
    message = f"the quotes of `{_short(ref.id)}` are part of its name: they are no quotes of DOT"
    whole = bool(found[1] and found[2] and found[3] and ref.port is None)
    fix = Fix(f'write `"{_short(found[2])}"`', (Edit(span, f'"{found[2]}"'),), safe=True)
    help_ = 'a string begins and ends with `"`'
    return Diagnostic(kinds.CURLY_QUOTES, message, span, help=help_, fix=fix if whole else None)


def _short(word: str) -> str:
    return word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
