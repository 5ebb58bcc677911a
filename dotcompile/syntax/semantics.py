"""What a tree means to Graphviz: every node, edge and subgraph that libcgraph would make of it.

In: a document and limits. Out: a drawing for each graph, and what in it has no effect or is too much.

The order of everything follows libcgraph 14: nodes are made as they are read, the edges of a statement when
all of it was read, and each gets the defaults that hold at that moment.
https://graphviz.org/pdf/libguide.pdf
"""

from collections.abc import Generator, Sequence
from itertools import pairwise
from operator import attrgetter

from dotcompile.diagnostics import Diagnostic
from dotcompile.syntax import kinds
from dotcompile.syntax.drawing import Drawing, Edges, Member, Node, Scope, Side
from dotcompile.syntax.evaluating.lookalikes import find_lookalikes
from dotcompile.syntax.evaluating.merging import Merging, single_edges
from dotcompile.syntax.evaluating.scoping import OpenScope
from dotcompile.syntax.limits import Account, Exceeded, Limits
from dotcompile.syntax.tree import (
    Assignment,
    Defaults,
    Document,
    EdgeStatement,
    Graph,
    NodeRef,
    NodeStatement,
    Statement,
    Subgraph,
)
from dotcompile.uncollected import uncollected

DEFAULT_LIMITS = Limits()

_Body = Generator[tuple[OpenScope, Subgraph], None, None]
"""The work on one body. It yields each subgraph in it, to go on when that was worked on."""


@uncollected
def evaluate(
    document: Document, limits: Limits = DEFAULT_LIMITS
) -> tuple[tuple[Drawing, ...], tuple[Diagnostic, ...]]:
    """The graphs of a document. One that exceeds a limit is evaluated up to there."""
    account = Account(document, limits)
    drawings = tuple([_Evaluator(graph, account).drawing() for graph in document.graphs])
    return drawings, (*account.findings, *find_lookalikes(document))


class _Evaluator:
    """The evaluation of one graph."""

    def __init__(self, graph: Graph, account: Account) -> None:
        self._graph = graph
        self._account = account
        self._nodes: dict[str, Node] = {}
        self._settings: list[list[NodeStatement]] = []
        self._arrows: list[Edges] = []
        self._merging = Merging(graph.strict, graph.directed)
        self._gathered: dict[Scope, tuple[Node, ...]] = {}

    def drawing(self) -> Drawing:
        root = OpenScope.root(self._graph, self._account)
        try:
            self._run(root)
        except Exceeded as exceeded:
            self._account.tell(exceeded)
        return Drawing(self._graph, root.scope, self._nodes, self._arrows)

    def _run(self, root: OpenScope) -> None:
        """Work on all bodies, the nested ones on a stack of our own: their depth is the author's choice."""
        bodies = [self._body(root, self._graph.body)]
        while bodies:
            nested = next(bodies[-1], None)
            if nested is None:
                bodies.pop()
                continue
            self._account.check_depth(len(bodies), nested[1])
            bodies.append(self._body(nested[0], nested[1].body))

    def _body(self, scope: OpenScope, body: Sequence[Statement]) -> _Body:
        for statement in body:
            match statement:
                case EdgeStatement():
                    sides: list[Side] = []
                    for operand in statement.operands:
                        if isinstance(operand, NodeRef):
                            sides.append(Side(operand, (self._node(scope, statement, operand),), None))
                        elif isinstance(operand, Subgraph):
                            nested = self._open(scope, operand)
                            yield nested, operand
                            sides.append(Side(operand, (), nested.scope))
                        else:
                            nodes = [self._node(scope, statement, ref) for ref in operand]
                            sides.append(Side(operand, tuple(nodes), None))
                    self._connect(scope, statement, sides)
                case NodeStatement():
                    self._declare(scope, statement)
                case Defaults() | Assignment():
                    self._set(scope, statement)
                case Subgraph():
                    yield self._open(scope, statement), statement
                case _:
                    pass  # what could not be read has its finding already

    def _open(self, scope: OpenScope, statement: Subgraph) -> OpenScope:
        nested = scope.open(statement)
        self._gathered.pop(nested.scope, None)
        return nested

    def _declare(self, scope: OpenScope, statement: NodeStatement) -> None:
        for ref in statement.nodes:
            node = self._node(scope, statement, ref)
            if statement.attributes:
                self._settings[node.number].append(statement)
            member = scope.members[ref.id]
            if member.listing is None:
                scope.members[ref.id] = Member(node, member.ref, member.statement, statement)
            if ref.port is not None:
                self._account.report(
                    kinds.DROPPED_PORT,
                    f'the port "{ref.port}" has no effect: only an edge has ports',
                    ref,
                    help="write the port where an edge names the node",
                )

    def _set(self, scope: OpenScope, statement: Defaults | Assignment) -> None:
        if isinstance(statement, Assignment):
            scope.set("graph", statement, 0, statement.name, statement.value)
            return
        for index, (name, value) in enumerate(statement.attributes):
            if statement.target == "edge" and str(name) == "key":
                self._account.report(
                    kinds.IGNORED_KEY,
                    "a default for `key` has no effect",
                    statement,
                    help="a key names one edge: write it with that edge",
                )
            else:
                scope.set(statement.target, statement, index, name, value)

    def _node(self, scope: OpenScope, statement: NodeStatement | EdgeStatement, ref: NodeRef) -> Node:
        node = self._nodes.get(ref.id)
        if node is None:
            self._account.count_node(ref)
            settings: list[NodeStatement] = []
            inherited = scope.views["node"]
            node = Node(ref.id, len(self._nodes), ref, statement, scope.scope, inherited, settings)
            self._nodes[ref.id] = node
            self._settings.append(settings)
        if ref.id not in scope.members:
            scope.members[ref.id] = Member(node, ref, statement, None)
        return node

    def _connect(self, scope: OpenScope, statement: EdgeStatement, sides: list[Side]) -> None:
        if len(sides) < 2:
            self._account.report(
                kinds.SUBGRAPH_ATTRIBUTES,
                "attributes behind a subgraph have no effect",
                statement,
                help="write them inside its braces: `color=red` for the subgraph itself, `node [color=red]` "
                "before its nodes for each of them",
            )
            return
        key = _key(statement)
        merges = self._graph.strict or key is not None
        for index, side in enumerate(sides):
            if side.scope is not None:
                # Only now is it known what is in the subgraph: the chain may have opened it twice.
                sides[index] = Side(side.written, self._gather(side.scope, statement), side.scope)
        for tail, head in pairwise(sides):
            if self._account.count_edges(len(tail.nodes) * len(head.nodes), statement):
                arrow = Edges(statement, scope.scope, tail, head, key, scope.views["edge"], ())
                if merges:
                    self._merge(scope, arrow)
                else:
                    self._arrows.append(arrow)
                    scope.edges.append(arrow)

    def _gather(self, top: Scope, statement: EdgeStatement) -> tuple[Node, ...]:
        """The nodes of a subgraph and all below it. They are the same until it is opened again."""
        found: set[Node] = set()
        pending = [top]
        while pending:
            scope = pending.pop()
            known = self._gathered.get(scope)
            if known is not None:
                self._account.spend(len(known), statement)
                found.update(known)
                continue
            self._account.spend(1 + len(scope.members), statement)
            found.update([member.node for member in scope.members.values()])
            pending.extend(scope.children)
        nodes = tuple(sorted(found, key=attrgetter("number")))
        self._gathered[top] = nodes
        return nodes

    def _merge(self, scope: OpenScope, arrow: Edges) -> None:
        lost = False
        for edge in single_edges(arrow):
            fate = self._merging.add(edge, self._account)
            if fate is None:
                lost = True
                continue
            if fate.is_new:
                self._arrows.append(edge)
            if fate.joins:
                scope.edges.append(fate.edge)
        if lost:
            self._account.report(
                kinds.LOST_EDGE,
                "this makes no edge: the graph is strict, and another edge joins the same nodes",
                arrow.statement,
                help="leave out `key`, and the two become one edge; or leave out `strict`",
            )


def _key(statement: EdgeStatement) -> str | None:
    """The last `key` of a statement: the name that its edges get."""
    for name, value in reversed(statement.attributes):
        if str(name) == "key":
            return value
    return None
