"""What would let A reach B: a line of DOT.

In: a question. Out: the line, or None if no line would.
"""

import re

from dotcompile.model.topology import Sort
from dotcompile.reach.answer import Question

#: https://graphviz.org/doc/info/lang.html
_NAME = r"[A-Za-z_\x80-\U0010ffff][A-Za-z0-9_\x80-\U0010ffff]*"
_NUMBER = r"-?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)"
_KEYWORDS = {"node", "edge", "graph", "digraph", "subgraph", "strict"}


def would_open(question: Question) -> str | None:
    """The edge that draws it; between two actors there is none that is compiled."""
    source, target = question.source, question.target
    if source.sort is Sort.ACTOR and target.sort is Sort.ACTOR:
        return None
    arrow = "->" if question.topology.directed else "--"
    return f"{written_id(source.id)} {arrow} {written_id(target.id)}"


def written_id(identifier: str) -> str:
    """An id as it stands in DOT."""
    if re.fullmatch(f"{_NAME}|{_NUMBER}", identifier) and identifier.lower() not in _KEYWORDS:
        return identifier
    return '"' + identifier.replace('"', '\\"') + '"'
