"""What each production of the grammar makes of its parts.

In: the parts, where those of a helper rule (its name begins with `_`) stand in its place. Out: a node of the
tree. lark's own driver, the tests' oracle, calls the same functions.
"""

from collections.abc import Callable
from typing import Any

from dotcompile.syntax.scan import Token
from dotcompile.syntax.tree import (
    Assignment,
    Attribute,
    Defaults,
    EdgeStatement,
    Graph,
    Name,
    NodeRef,
    NodeStatement,
    Skipped,
    Statement,
    Subgraph,
)

Parts = list[Any]


class AttributeList(list[Attribute]):
    """The pairs of one `[…]`, and where it stands."""

    __slots__ = ("end", "start")

    def __init__(self, pairs: list[Attribute], start: int, end: int) -> None:
        super().__init__(pairs)
        self.start = start
        self.end = end


def attribute(parts: Parts) -> Attribute:
    """`name = value`."""
    name, _, value = parts
    return name.value, value.value


def attribute_list(parts: Parts) -> AttributeList:
    """`[…]`."""
    return AttributeList([part for part in parts if type(part) is tuple], parts[0].start, parts[-1].end)


def node_ref(parts: Parts) -> NodeRef:
    """A node, perhaps with a port."""
    port = ":".join(part.value for part in parts[2::2]) if len(parts) > 1 else None
    return NodeRef(parts[0].value, port, parts[0].start, parts[-1].end)


def node_list(parts: Parts) -> NodeRef | list[NodeRef]:
    """`a, b`; a single node stands for itself."""
    return parts[0] if len(parts) == 1 else parts[::2]


def compound(parts: Parts) -> Statement:
    """A node statement, an edge statement, or a subgraph that stands alone."""
    operands = [part for part in parts if type(part) is not Token and type(part) is not AttributeList]
    lists = [part for part in parts if type(part) is AttributeList]
    first, last = operands[0], operands[-1]
    start = first[0].start if type(first) is list else first.start
    final = lists[-1] if lists else last[-1] if type(last) is list else last
    end = final.end
    pairs, brackets = _joined(lists)
    if len(operands) > 1:
        return EdgeStatement(operands, pairs, start, end, brackets)
    if type(first) is Subgraph:
        return EdgeStatement(operands, pairs, start, end, brackets) if lists else first
    nodes = tuple(first) if type(first) is list else (first,)
    return NodeStatement(nodes, pairs, start, end, brackets)


def defaults(parts: Parts) -> Defaults:
    """`node […]`."""
    lists = [part for part in parts if type(part) is AttributeList]
    pairs, brackets = _joined(lists)
    return Defaults(parts[0].value.lower(), pairs, parts[0].start, parts[-1].end, brackets)


def assignment(parts: Parts) -> Assignment:
    """`name = value` as a statement."""
    name, _, value = parts
    return Assignment(name.value, value.value, name.start, value.end)


def subgraph(parts: Parts) -> Subgraph:
    """`subgraph name { … }`."""
    name, inside = None, 1
    first = parts[0]
    if first.type == "OPEN":
        name = first.value and Name(*first.value)
    elif first.type == "SUBGRAPH":
        inside = 2
        if parts[1].type == "ID":
            name = Name(parts[1].value, parts[1].start, parts[1].end)
            inside = 3
    return Subgraph(name, _body(parts[inside:]), first.start, parts[-1].end)


def graph(parts: Parts) -> Graph:
    """One graph, from its first word to its brace."""
    at = 1 if parts[0].type == "STRICT" else 0
    name = None
    after = parts[at + 1]
    if after.type == "ID":
        name = Name(after.value, after.start, after.end)
    body = _body(parts[at + (3 if name else 2) :])
    return Graph(at == 1, parts[at].type == "DIGRAPH", name, body, parts[0].start, parts[-1].end)


def start(parts: Parts) -> list[Graph]:
    """The graphs of a text."""
    return [part for part in parts if type(part) is Graph]


def _joined(lists: list[AttributeList]) -> tuple[list[Attribute] | tuple[()], int]:
    if not lists:
        return (), -1
    return [pair for pairs in lists for pair in pairs] or (), lists[0].start


def _body(parts: Parts) -> list[Statement]:
    """The statements among the parts of a body: runs in their place, separators left out."""
    body: list[Statement] = []
    for part in parts:
        if type(part) is not Token:
            body.append(part)
        elif part.type == "STATEMENTS":
            if body:
                body += part.value
            else:
                body = part.value
        elif part.type == "SKIPPED":
            body.append(Skipped(part.start, part.end))
    return body


ACTIONS: dict[str, Callable[[Parts], Any]] = {
    action.__name__: action
    for action in (
        attribute,
        attribute_list,
        node_ref,
        node_list,
        compound,
        defaults,
        assignment,
        subgraph,
        graph,
        start,
    )
}
