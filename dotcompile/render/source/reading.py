"""The looks that a diagram's author gave its nodes, clusters and edges.

In: the texts of diagrams. Out: for each thing a class and what it looks like, by the ids that a topology has,
and for links by the places that they were made from.
"""

from collections.abc import Callable, Iterable, Mapping

from dotcompile.render.contrast import luminance
from dotcompile.render.drawing import MOST_LINKS
from dotcompile.render.looks import Looks
from dotcompile.render.source.colours import CLEAR, read_colour
from dotcompile.render.source.paint import Paint, paint_cluster, paint_edge, paint_node, rules_for
from dotcompile.render.theme import Mode
from dotcompile.source import Source, Span
from dotcompile.syntax.defaults import Setting
from dotcompile.syntax.drawing import Drawing, Edge
from dotcompile.syntax.limits import Limits
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate

_DARK_GROUND = 0.18


class _Painter:
    """Paints as they are found, each with a class of its own."""

    def __init__(self) -> None:
        self.classes: dict[Paint, str] = {}

    def class_of(self, attributes: Mapping[str, Setting], paint: Callable[[Mapping[str, str]], Paint]) -> str:
        """The class of what looks as some attributes say; none if they say nothing."""
        found = paint({name: str(setting.value) for name, setting in attributes.items()})
        return self.classes.setdefault(found, f"paint-{len(self.classes)}") if found != Paint() else ""


def read_looks(sources: Iterable[Source], limits: Limits) -> tuple[Looks, Mode]:
    """What the authors of some diagrams say, and whether that stands on something light or dark."""
    painter = _Painter()
    nodes: dict[str, str] = {}
    zones: dict[str, str] = {}
    links: dict[Span, str] = {}
    canvas = None
    for source in sources:
        drawings, _ = evaluate(parse(source)[0], limits)
        for drawing in drawings:
            ground = drawing.root.attribute("bgcolor")
            canvas = canvas or (read_colour(str(ground.value)) if ground is not None else None)
            _read(drawing, source, painter, nodes, zones, links)
    is_dark = canvas not in (None, CLEAR) and luminance(str(canvas)) < _DARK_GROUND
    shapes = {class_: paint.shape for paint, class_ in painter.classes.items() if paint.shape is not None}
    fonts = frozenset(class_ for paint, class_ in painter.classes.items() if paint.families)
    rules = tuple(_rules(canvas, painter, fonts=False)), tuple(_rules(canvas, painter, fonts=True))
    return Looks(nodes, zones, links, shapes, fonts, *rules), Mode.DARK if is_dark else Mode.LIGHT


def _read(
    drawing: Drawing,
    source: Source,
    painter: _Painter,
    nodes: dict[str, str],
    zones: dict[str, str],
    links: dict[Span, str],
) -> None:
    for node in drawing.nodes.values():
        nodes.setdefault(node.id, painter.class_of(node.attributes(), paint_node))
    for scope in drawing.root.walk():
        if scope.is_cluster and scope.name is not None and scope is not drawing.root:
            zones.setdefault(scope.name, painter.class_of(scope.attributes(), paint_cluster))
    for edge in drawing.edges() if drawing.edge_count <= MOST_LINKS else ():
        links.setdefault(_place(edge, source), painter.class_of(edge.attributes(), paint_edge))


def _place(edge: Edge, source: Source) -> Span:
    """Where a link is made from that an edge means."""
    writing = next(edge.writings())
    tail, head = writing.tail, writing.head
    return Span(source.path, min(tail.start, head.start), max(tail.end, head.end))


def _rules(canvas: str | None, painter: _Painter, *, fonts: bool) -> Iterable[str]:
    if canvas is not None:
        yield f".canvas{{fill:{canvas}}}"
    for paint, class_ in painter.classes.items():
        yield from rules_for(paint, class_, fonts=fonts)
