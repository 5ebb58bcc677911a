"""Joins to links: what each edge means between the things that its ends turned out to be.

In: the joins, and who plays what. Out: links in source order, and what is wrong with edges. An edge that
joins zones stays one link.
"""

from collections.abc import Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.building.cast import Cast, Part
from dotcompile.model.building.edge_attributes import check_meaning, check_position
from dotcompile.model.building.endings import Endings
from dotcompile.model.building.joins import Join, Mention, span_of_join, span_of_mention
from dotcompile.model.building.manners import Ways
from dotcompile.model.building.relations import Meaning, fitting, meanings
from dotcompile.model.building.settings import Reader
from dotcompile.model.kinds.links import BOTH_WAYS, EVERY_INSTANCE, RELATION_MISFIT, UNRELATED_ENDS
from dotcompile.model.topology import End, Link, Relation
from dotcompile.model.values.form import shown
from dotcompile.source import Source, Span
from dotcompile.syntax.kinds import TOO_MANY_EDGES
from dotcompile.syntax.tree import NodeRef

#: An edge between two services with a thousand instances each would make a million links.
MOST_LINKS = 1_000_000
_NEEDY = (Relation.MOUNT, Relation.CONTROL)
_NARROWED = (Relation.FLOW, Relation.SERVE, Relation.INGRESS, Relation.EGRESS)


def make_links(
    joins: Sequence[Join], cast: Cast, endings: Endings, reader: Reader, source: Source
) -> tuple[Link, ...]:
    """Every link of a drawing. What is found is told to the reader, since edges of one statement share it."""
    maker = _Maker(cast, endings, reader, source)
    for join in joins:
        maker.add(join)
    return tuple(maker.links)


class _Maker:
    def __init__(self, cast: Cast, endings: Endings, reader: Reader, source: Source) -> None:
        self._cast = cast
        self._endings = endings
        self._reader = reader
        self._source = source
        self._path = source.path
        self._told_both = False
        self._told_too_many = False
        self._meanings: dict[int, tuple[Meaning, ...]] = {}
        self._plain: dict[int, bool] = {}
        self._every_instance: dict[int, str] = {}
        self.links: list[Link] = []

    def add(self, join: Join) -> None:
        """Add the links that a join makes: one as a rule, and one for each instance of a service."""
        manner, scope, one, other, tail_at, head_at, _, _ = join
        tails, heads = self._cast.parts(one, scope), self._cast.parts(other, scope)
        if manner.lhead is not None or manner.ltail is not None:
            tails, heads = self._endings.of(join, tails, heads)
        if len(tails) != 1 or len(heads) != 1:
            self._tell_instances(join, tails, heads)
            if len(self.links) + len(tails) * len(heads) > MOST_LINKS:
                self._tell_too_many(join, len(tails) * len(heads))
                return
        if manner.turned:
            tails, tail_at, heads, head_at = heads, head_at, tails, tail_at
        tail_span, head_span = self._span(join, tail_at), self._span(join, head_at)
        start = tail_at.start if tail_at.start < head_at.start else head_at.start
        end = tail_at.end if tail_at.end > head_at.end else head_at.end
        origin, zone = Span(self._path, start, end), self._cast.around[scope]
        for tail in tails:
            for head in heads:
                source, target = End(tail.sort, tail.name, tail_span), End(head.sort, head.name, head_span)
                for meaning in self._meanings_of(join, tail, head):
                    one_end, other_end = (target, source) if meaning.turned else (source, target)
                    ports = manner.ports if meaning.relation in _NARROWED else None
                    link = Link(
                        meaning.relation,
                        one_end,
                        other_end,
                        meaning.both,
                        manner.deny,
                        ports,
                        manner.label,
                        zone,
                        manner.settings,
                        origin,
                    )
                    self.links.append(link)

    def _meanings_of(self, join: Join, source: Part, target: Part) -> Sequence[Meaning]:
        """What a join means between two parts, checked."""
        manner = join.manner
        # A number is looked up in a third of the time that a tuple of enumerations takes.
        key = manner.code << 8 | source.code << 4 | target.code
        found = self._meanings.get(key)
        if found is None:
            found = self._meanings[key] = meanings(source.acts, target.acts, manner.ways, manner.rel)
            self._plain[key] = len(found) == 1 and not found[0].both and found[0].relation not in _NEEDY
        if not manner.is_plain or not self._plain[key]:
            self._check(join, source, target, found)
        return found

    def _check(self, join: Join, source: Part, target: Part, found: Sequence[Meaning]) -> None:
        if not found:
            self._refuse(join, source, target)
        for meaning in found:
            if meaning.both and meaning.relation is Relation.FLOW and not self._told_both:
                self._tell_both(join)
            if not join.manner.is_plain or meaning.relation in _NEEDY:
                check_meaning(join, meaning.relation, source, self._reader, self._source)

    def _span(self, join: Join, mention: Mention) -> Span:
        if type(mention) is NodeRef:
            if mention.port is not None:
                check_position(join, mention, self._reader, self._source)
            return Span(self._path, mention.start, mention.end)
        return span_of_mention(mention, self._source)

    def _refuse(self, join: Join, source: Part, target: Part) -> None:
        span = span_of_join(join, self._source)
        rel = join.manner.rel
        if rel is None:
            message = f"an edge from {source.says} to {target.says} means nothing"
            help_ = "`kind=` on a node makes it something else; `style=invis` makes the edge layout only"
            self._reader.tell(Diagnostic(UNRELATED_ENDS, message, span, help=help_))
            return
        message = f"`rel={rel}` cannot join {source.says} to {target.says}"
        possible = [f"`{one}`" for one in fitting(source.acts, target.acts)]
        help_ = f"what can: {', '.join(possible)}" if possible else "nothing can join these two"
        self._reader.tell(Diagnostic(RELATION_MISFIT, message, span, help=help_))

    def _tell_too_many(self, join: Join, count: int) -> None:
        if not self._told_too_many:
            self._told_too_many = True
            message = f"its {count:,} links between instances would make more than {MOST_LINKS:,} in all"
            span = span_of_join(join, self._source)
            help_ = "write the edge in the zones that it is for"
            self._reader.tell(Diagnostic(TOO_MANY_EDGES, message, span, help=help_))

    def _tell_both(self, join: Join) -> None:
        self._told_both = True
        what = "an edge with two arrowheads" if join.manner.ways is Ways.BOTH else "an edge without arrowhead"
        message = f"{what} is taken for a flow both ways, here and in the rest of the graph"
        help_ = "`->` in a digraph, or `dir=forward`, says who opens the connection"
        self._reader.tell(Diagnostic(BOTH_WAYS, message, span_of_join(join, self._source), help=help_))

    def _tell_instances(self, join: Join, tails: Sequence[Part], heads: Sequence[Part]) -> None:
        for parts, mention in ((tails, join.tail_at), (heads, join.head_at)):
            if len(parts) < 2:
                continue
            message = self._every_instance.get(id(parts))
            if message is None:
                names = ", ".join(shown(part.name) for part in parts)
                message = f"this edge stands in none of its zones, so it means every instance: {names}"
                self._every_instance[id(parts)] = message  # the cast keeps the parts, so the number stays
            help_ = "an edge in a zone's braces means that zone's instance alone"
            span = span_of_mention(mention, self._source)
            self._reader.tell(Diagnostic(EVERY_INSTANCE, message, span, help=help_))
