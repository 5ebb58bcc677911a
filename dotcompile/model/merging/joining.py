"""Several texts as one, and their graphs as one graph.

In: sources without errors. Out: a document of one graph, in which each graph is a subgraph without a name:
its defaults end with it, as they would in its own file. A place in the joined text leads back to the place in
the file that it is from.
"""

from bisect import bisect_right
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import accumulate

from dotcompile.model.building.settings import own_names, row_of
from dotcompile.model.vocabulary import Place
from dotcompile.source import Source, Span
from dotcompile.syntax.parse import parse
from dotcompile.syntax.tree import Assignment, Defaults, Document, Graph, Statement, Subgraph


class Joined:
    """Texts one after another: `document` has all their graphs."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._starts = list(accumulate((len(one.text) + 1 for one in sources[:-1]), initial=0))
        text = "\n".join(one.text for one in sources)
        self.document, _ = parse(Source(" + ".join(one.path for one in sources), text))

    def own(self, span: Span) -> Span:
        """The place in its own file. One that is in no diagram, but in a site file, stays as it is."""
        if span.path != self.document.source.path:
            return span
        at = bisect_right(self._starts, span.start) - 1
        start = self._starts[at]
        return self._sources[at].span(span.start - start, span.end - start)

    def as_one(self, common: Collection[str]) -> Document:
        """All graphs as one; `common` is what they say alike that zones may say as well."""

        def is_of_all(name: str) -> bool:
            return name in common or not is_for_zones(name)

        graphs = self.document.graphs
        whole = [one for graph in graphs for one in _saying(graph, is_of_all) if _is_of_graph(one)]
        parts = [
            Subgraph(None, list(_saying(graph, is_for_zones)), graph.body[0].start, graph.end)
            for graph in graphs
            if graph.body
        ]
        first, last = graphs[0], graphs[-1]
        made = Graph(first.strict, first.directed, first.id, [*whole, *parts], first.start, last.end)
        return Document(self.document.source, (made,))


def is_for_zones(name: str) -> bool:
    """Whether a graph's attribute is a default for the zones in it."""
    return name not in own_names(Place.ZONE) and row_of(name, Place.ZONE) is not None


def _saying(graph: Graph, wanted: Callable[[str], bool]) -> Iterator[Statement]:
    """The statements of a graph; of what it says of itself only what is wanted."""
    for statement in graph.body:
        if not isinstance(statement, Defaults) or not _is_of_graph(statement):
            if not isinstance(statement, Assignment) or wanted(str(statement.name)):
                yield statement
            continue
        kept = [pair for pair in statement.attributes if wanted(str(pair[0]))]
        if kept:
            yield Defaults("graph", kept, statement.start, statement.end, statement.brackets)


def _is_of_graph(statement: Statement) -> bool:
    """Whether a statement says something of the graph that it stands in."""
    return isinstance(statement, Assignment) or (
        isinstance(statement, Defaults) and statement.target == "graph"
    )
