"""What is joined to what: every edge that is to be seen, from a node or zone to a node or zone.

In: a drawing, its zones and references. Out: joins, in source order. A zone that stands as the end of an
edge, by a reference or as a subgraph written in place, is one end however many nodes it has, even none.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from dotcompile.model.building.manners import Manner, Manners
from dotcompile.model.building.references import References
from dotcompile.model.building.zones import Area, Areas
from dotcompile.source import Source, Span
from dotcompile.syntax.drawing import Drawing, Edges, Node, Scope, Side
from dotcompile.syntax.tree import EdgeStatement, NodeRef, Operand, Subgraph

Thing = Node | Area
Mention = NodeRef | Subgraph


class Join(NamedTuple):
    """One edge between two things, as it was written in `scope`; `single` if its statement has no other."""

    manner: Manner
    scope: Scope
    tail: Thing
    head: Thing
    tail_at: Mention
    head_at: Mention
    statement: EdgeStatement
    single: bool


def find_joins(drawing: Drawing, areas: Areas, references: References, manners: Manners) -> list[Join]:
    """Every join of a drawing."""
    return _Finder(drawing, areas, references, manners).joins()


def span_of_join(join: Join, source: Source) -> Span:
    """From one end of a join to the other."""
    tail, head = join.tail_at, join.head_at
    return source.span(min(tail.start, head.start), max(tail.end, head.end))


def span_of_mention(mention: Mention, source: Source) -> Span:
    """Where an end is mentioned: a subgraph by its name or brace."""
    if isinstance(mention, NodeRef):
        return source.span(mention.start, mention.end)
    if mention.id is not None:
        return source.span(mention.id.start, mention.id.end)
    return source.span(mention.start, mention.start + 1)


class _Finder:
    def __init__(self, drawing: Drawing, areas: Areas, references: References, manners: Manners) -> None:
        self._drawing = drawing
        self._areas = areas
        self._zone = references.zone
        self._manners = manners
        scopes = (scope for scope in drawing.root.walk() if scope.parent is not None)
        self._scopes = {id(statement): scope for scope in scopes for statement in scope.statements}
        self._made: set[tuple[int, int]] = set()
        self._zones: set[tuple[int, int, Thing, Thing]] = set()

    def joins(self) -> list[Join]:
        found: list[Join] = []
        for arrow in self._drawing.arrows:
            manner = self._manners.of(arrow)
            if manner.invisible:
                continue
            if arrow.tail.scope is None and arrow.head.scope is None and not arrow.again:
                self._between_nodes(arrow, manner, found)
            else:
                found += self._of_subgraphs(arrow, manner)
        unmade = list(self._empty())
        if unmade or self._made:
            found += unmade
            found.sort(key=_start)
        return found

    def _between_nodes(self, arrow: Edges, manner: Manner, found: list[Join]) -> None:
        tail_at, head_at = arrow.tail.written, arrow.head.written
        if type(tail_at) is NodeRef and type(head_at) is NodeRef:
            zone, statement = self._zone, arrow.statement
            (tail,), (head,) = arrow.tail.nodes, arrow.head.nodes
            one, other = (zone.get(tail.id) or tail, zone.get(head.id) or head) if zone else (tail, head)
            single = len(statement.operands) == 2
            found.append(Join(manner, arrow.scope, one, other, tail_at, head_at, statement, single))
            return
        heads = self._things(arrow.head)
        for one, one_at in self._things(arrow.tail):
            for other, other_at in heads:
                found.append(
                    Join(manner, arrow.scope, one, other, one_at, other_at, arrow.statement, single=False)
                )

    def _of_subgraphs(self, arrow: Edges, manner: Manner) -> Iterator[Join]:
        self._made.add((id(arrow.tail.written), id(arrow.head.written)))
        for tail, tail_at in self._things(arrow.tail):
            for head, head_at in self._things(arrow.head):
                if self._is_new(tail, head, tail_at, head_at):
                    yield Join(manner, arrow.scope, tail, head, tail_at, head_at, arrow.statement, False)
        for again in arrow.again:
            self._made.add((id(again.tail), id(again.head)))
            tail = self._written(again.tail, arrow.tail.nodes[0])
            head = self._written(again.head, arrow.head.nodes[0])
            zoned = isinstance(tail, Area) or isinstance(head, Area)
            if zoned and self._is_new(tail, head, again.tail, again.head):
                # The edges were merged with others, but the zone's own says no more than its statement.
                own = self._manners.of_statement(again.statement)
                yield Join(own, again.scope, tail, head, again.tail, again.head, again.statement, False)

    def _is_new(self, tail: Thing, head: Thing, tail_at: Mention, head_at: Mention) -> bool:
        """Whether this is not the same zone's edge once more, for another of its nodes."""
        key = id(tail_at), id(head_at), tail, head
        new = key not in self._zones
        self._zones.add(key)
        return new

    def _things(self, side: Side) -> list[tuple[Thing, Mention]]:
        """What a side joins: one zone, or nodes and the zones that they refer to."""
        written, get = side.written, self._zone.get
        if isinstance(written, NodeRef):
            node = side.nodes[0]
            return [(get(node.id) or node, written)]
        area = None if side.scope is None else self._areas.own.get(side.scope)
        if area is not None and isinstance(written, Subgraph):
            return [(area, written)]
        return [(get(node.id) or node, side.mention(index)) for index, node in enumerate(side.nodes)]

    def _written(self, mention: Mention, node: Node) -> Thing:
        if isinstance(mention, Subgraph):
            return self._areas.own.get(self._scopes[id(mention)]) or node
        return self._zone.get(node.id) or node

    def _empty(self) -> Iterator[Join]:
        """The joins of zones in which nothing was known to be yet, so that Graphviz makes no edge."""
        for scope in self._drawing.root.walk() if self._areas.all else ():
            for body in scope.statements:
                for statement in body.body:
                    if type(statement) is EdgeStatement and Subgraph in map(type, statement.operands):
                        yield from self._unmade(statement, scope)

    def _unmade(self, statement: EdgeStatement, scope: Scope) -> Iterator[Join]:
        manner = self._manners.of_statement(statement)
        for tail, head in pairwise(statement.operands):
            if any((id(one), id(other)) in self._made for one in _heads(tail) for other in _heads(head)):
                continue
            tails, heads = self._operand(tail), self._operand(head)
            for one, one_at in tails:
                for other, other_at in heads:
                    if not manner.invisible and (isinstance(one, Area) or isinstance(other, Area)):
                        yield Join(manner, scope, one, other, one_at, other_at, statement, False)

    def _operand(self, operand: Operand) -> Sequence[tuple[Thing, Mention]]:
        if isinstance(operand, Subgraph):
            scope = self._scopes.get(id(operand))
            area = None if scope is None else self._areas.own.get(scope)
            return () if area is None else ((area, operand),)
        refs = (operand,) if isinstance(operand, NodeRef) else operand
        nodes = ((self._drawing.nodes.get(ref.id), ref) for ref in refs)
        return [(self._zone.get(node.id) or node, ref) for node, ref in nodes if node is not None]


def _start(join: Join) -> int:
    return min(join.tail_at.start, join.head_at.start)


def _heads(operand: Operand) -> Sequence[object]:
    """The operand, or of a list also its first node: merging takes lists apart."""
    return (operand,) if isinstance(operand, NodeRef | Subgraph) else (operand, operand[0])
