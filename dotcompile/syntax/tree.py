"""The tree of a DOT text: what was written, and where.

Positions are offsets into the text. The records are frozen for the type checker and plain at run time: a
frozen dataclass costs three times as much to make, and a large diagram makes a million of them.

An attribute is a pair of name and value. Where its two halves stand is worked out when somebody asks, by
`dotcompile.syntax.scan.attribute_spans`, since hardly anybody does.
"""

from collections.abc import Sequence
from typing import Literal

from dotcompile.records import dataclass, plain
from dotcompile.source import Source, Span


class Html(str):
    """An HTML-like string, `<b>`: never equal to the plain string of the same characters."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return type(other) is Html and str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return str.__hash__(self) ^ 1


Attribute = tuple[str, str]
"""A name and a value; either may be `Html`."""


@plain
class Name:
    """The id of a graph or subgraph, as it stands in the text."""

    value: str
    start: int
    end: int


@plain
class NodeRef:
    """A mention of a node. `port` is what follows its colon, as Graphviz keeps it: `p`, `p:ne`."""

    id: str
    port: str | None
    start: int
    end: int


@plain
class NodeStatement:
    """`a, b [color=red]`: declares nodes. `brackets` is where the attributes begin, or -1."""

    nodes: Sequence[NodeRef]
    attributes: Sequence[Attribute]
    start: int
    end: int
    brackets: int


@plain
class EdgeStatement:
    """`a -> {b c} -> d, e [color=red]`: a chain of operands.

    A subgraph with attributes and no arrow, `{a b} [color=red]`, is a chain of one.
    """

    operands: "Sequence[Operand]"
    attributes: Sequence[Attribute]
    start: int
    end: int
    brackets: int


@plain
class Defaults:
    """`node [color=red]`: what nodes, edges or subgraphs get that are made after it."""

    target: Literal["graph", "node", "edge"]
    attributes: Sequence[Attribute]
    start: int
    end: int
    brackets: int


@plain
class Assignment:
    """`color = red`: an attribute of the graph or subgraph around it."""

    name: str
    value: str
    start: int
    end: int


@plain
class Subgraph:
    """`subgraph x { … }`, or just `{ … }`."""

    id: Name | None
    body: "Sequence[Statement]"
    start: int
    end: int


@plain
class Skipped:
    """Text that could not be read, and about which a finding says why."""

    start: int
    end: int


Operand = NodeRef | Sequence[NodeRef] | Subgraph
Statement = NodeStatement | EdgeStatement | Defaults | Assignment | Subgraph | Skipped
WithAttributes = NodeStatement | EdgeStatement | Defaults


@plain
class Graph:
    """One graph of a file."""

    strict: bool
    directed: bool
    id: Name | None
    body: Sequence[Statement]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Document:
    """Everything that one text holds, in order. A file without a graph is an empty document."""

    source: Source
    graphs: tuple[Graph, ...]

    def span(self, node: "Graph | Statement | NodeRef | Name") -> Span:
        """The span of a part of the tree."""
        return self.source.span(node.start, node.end)
