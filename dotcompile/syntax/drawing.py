"""What Graphviz makes of a graph: nodes, edges and subgraphs, each leading back to where it was written.

The records are frozen for the type checker and plain at run time, as those of the tree are; they are equal
only to themselves. An attribute is never copied to the things that have it: a node keeps the statements that
set its own, and shares with others what it got from defaults when it was made.
"""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter
from typing import TypeVar, dataclass_transform

from dotcompile.records import dataclass
from dotcompile.source import Source, Span
from dotcompile.syntax import tree
from dotcompile.syntax.defaults import Defaults, Setting
from dotcompile.syntax.scan import attribute_spans
from dotcompile.syntax.tree import EdgeStatement, NodeRef, NodeStatement

_T = TypeVar("_T")


@dataclass_transform(frozen_default=True)
def _record(cls: type[_T]) -> type[_T]:
    return dataclass(slots=True, eq=False, repr=False)(cls)


@_record
class Node:
    """A node. `ref`, in `statement`, in `scope`, is the mention that made it; `number` counts from 0.

    `settings` are the node statements that give it attributes, in order.
    """

    id: str
    number: int
    ref: NodeRef
    statement: NodeStatement | EdgeStatement
    scope: "Scope"
    inherited: Defaults
    settings: Sequence[NodeStatement]

    def explicit(self) -> dict[str, Setting]:
        """The attributes that node statements give it; of one name the last."""
        return {found.name: found for statement in self.settings for found in settings_of(statement)}

    def attributes(self) -> dict[str, Setting]:
        """All its attributes: its own, and those that it got from defaults when it was made."""
        return self.inherited.all() | self.explicit()

    def attribute(self, name: str) -> Setting | None:
        """One attribute of it."""
        for statement in reversed(self.settings):
            for index in range(len(statement.attributes) - 1, -1, -1):
                if str(statement.attributes[index][0]) == name:
                    return Setting(name, statement.attributes[index][1], statement, index)
        return self.inherited.get(name)


@_record
class Member:
    """That a subgraph mentions a node itself, not in a subgraph within it.

    `ref` in `statement` is the first mention; `listing` is the first node statement that has it, if one has.
    """

    node: Node
    ref: NodeRef
    statement: NodeStatement | EdgeStatement
    listing: NodeStatement | None


@_record
class Scope:
    """The graph, or a subgraph: what one statement opened, and others with the same name opened again.

    `explicit` are the attributes that were set in it, `inherited` those of its parent when it was made.
    `members` and `edges` are those mentioned in it directly; its children have theirs.
    """

    name: str | None
    parent: "Scope | None"
    number: int
    statements: Sequence[tree.Graph | tree.Subgraph]
    inherited: Defaults
    explicit: Mapping[str, Setting]
    members: Mapping[str, Member]
    edges: "Sequence[Edges]"
    children: "Sequence[Scope]"

    def attributes(self) -> dict[str, Setting]:
        """All its attributes, its own and inherited ones."""
        return self.inherited.all() | dict(self.explicit)

    def attribute(self, name: str) -> Setting | None:
        """One attribute of it."""
        return self.explicit.get(name) or self.inherited.get(name)

    @property
    def is_cluster(self) -> bool:
        """Whether Graphviz draws it as a cluster.

        The rule is that of `is_a_cluster` in its library: https://graphviz.org/docs/attrs/cluster/
        """
        if self.name is not None and self.name[:7].lower() == "cluster":
            return True
        found = self.attribute("cluster")
        return found is not None and is_true(found.value)

    def walk(self) -> "Iterator[Scope]":
        """It and all subgraphs below it, parents first, in the order of their making."""
        pending = [self]
        while pending:
            scope = pending.pop()
            yield scope
            pending.extend(reversed(scope.children))

    def nodes(self) -> tuple[Node, ...]:
        """The nodes in it and in all subgraphs below it, in the order of their making."""
        found = {member.node for scope in self.walk() for member in scope.members.values()}
        return tuple(sorted(found, key=attrgetter("number")))


@_record
class Side:
    """One side of an arrow, as it was written, and the nodes that it means; for a subgraph, which it is."""

    written: NodeRef | Sequence[NodeRef] | tree.Subgraph
    nodes: Sequence[Node]
    scope: Scope | None

    def mention(self, index: int) -> NodeRef | tree.Subgraph:
        """What stands in the text for node `index`."""
        if isinstance(self.written, NodeRef | tree.Subgraph):
            return self.written
        return self.written[index]


@_record
class Writing:
    """A statement that wrote an edge. `tail` and `head` are turned to the edge's own direction."""

    statement: EdgeStatement
    scope: Scope
    tail: NodeRef | tree.Subgraph
    head: NodeRef | tree.Subgraph


@_record
class Edges:
    """The edges of one arrow: from every node of its tail to every node of its head.

    Where edges merge, in a `strict` graph and with `key`, this is one edge, and `again` says what else
    wrote it.
    """

    statement: EdgeStatement
    scope: Scope
    tail: Side
    head: Side
    key: str | None
    inherited: Defaults
    again: Sequence[Writing]

    def __len__(self) -> int:
        return len(self.tail.nodes) * len(self.head.nodes)

    def __iter__(self) -> "Iterator[Edge]":
        for tail in range(len(self.tail.nodes)):
            for head in range(len(self.head.nodes)):
                yield Edge(self, tail, head)

    def explicit(self) -> dict[str, Setting]:
        """The attributes that the statement gives to all of them. Ports are each edge's own affair."""
        return {found.name: found for found in settings_of(self.statement)}

    def attributes(self) -> dict[str, Setting]:
        """All the attributes that they have in common, those from defaults too."""
        return self.inherited.all() | self.explicit()


@_record
class Edge:
    """One edge: the nodes at two places of its arrow's sides."""

    arrow: Edges
    tail_index: int
    head_index: int

    @property
    def tail(self) -> Node:
        """The node that it leaves."""
        return self.arrow.tail.nodes[self.tail_index]

    @property
    def head(self) -> Node:
        """The node that it enters."""
        return self.arrow.head.nodes[self.head_index]

    def writings(self) -> Iterator[Writing]:
        """Everything that wrote it, in order; the first made it."""
        arrow = self.arrow
        tail, head = arrow.tail.mention(self.tail_index), arrow.head.mention(self.head_index)
        yield Writing(arrow.statement, arrow.scope, tail, head)
        yield from arrow.again

    def explicit(self) -> dict[str, Setting]:
        """The attributes that edge statements give it. A port is the attribute `tailport` or `headport`."""
        found: dict[str, Setting] = {}
        for writing in self.writings():
            for name, mention in (("tailport", writing.tail), ("headport", writing.head)):
                if isinstance(mention, NodeRef) and mention.port is not None:
                    found[name] = Setting(name, mention.port, mention, 0)
            found.update((setting.name, setting) for setting in settings_of(writing.statement))
        return found

    def attributes(self) -> dict[str, Setting]:
        """All its attributes, its own and those from defaults."""
        return self.arrow.inherited.all() | self.explicit()


@_record
class Drawing:
    """One graph of a document, as Graphviz understands it. `arrows` are in the order of their making."""

    graph: tree.Graph
    root: Scope
    nodes: Mapping[str, Node]
    arrows: Sequence[Edges]

    @property
    def edge_count(self) -> int:
        """How many single edges there are."""
        return sum(map(len, self.arrows))

    def edges(self) -> Iterator[Edge]:
        """Every single edge, in the order of their making."""
        for arrow in self.arrows:
            yield from arrow


def settings_of(statement: NodeStatement | EdgeStatement) -> Iterator[Setting]:
    """The attributes of a statement; `key` of an edge statement is not one, but the edge's name."""
    edge = isinstance(statement, EdgeStatement)
    for index, (name, value) in enumerate(statement.attributes):
        if not edge or str(name) != "key":
            yield Setting(str(name), value, statement, index)


def span_of(setting: Setting, source: Source) -> Span:
    """Where an attribute was given: from its name to the end of its value, or the mention with the port."""
    statement = setting.statement
    if isinstance(statement, NodeRef | tree.Assignment):
        return source.span(statement.start, statement.end)
    start, _, _, end = attribute_spans(source.text, statement)[setting.number]
    return source.span(start, end)


def is_true(value: str) -> bool:
    """How Graphviz reads a truth value: words in any case, or a number that is not 0."""
    word = value.lower()
    if word in ("true", "yes"):
        return True
    digits = word[: len(word) - len(word.lstrip("0123456789"))]
    return digits.strip("0") != ""
