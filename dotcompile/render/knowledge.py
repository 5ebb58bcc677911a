"""What is known of a topology beyond what is drawn of it: the page answers questions by it."""

from collections.abc import Mapping

from dotcompile.reach.apart import NO_PAIRS, PairSet
from dotcompile.reach.relation import Connections
from dotcompile.records import dataclass
from dotcompile.render.marks import Mark
from dotcompile.source import Source, Span


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Who may connect to whom as drawn, and on a `target` if the topology can be compiled for it.

    `apart` is what rules keep apart, `sources` the texts that all of it is in.
    """

    intent: Connections
    effective: Connections | None
    target: str
    sources: Mapping[str, Source]
    apart: PairSet = NO_PAIRS
    marks: tuple[Mark, ...] = ()

    def at(self, span: Span) -> str:
        """A place as `shop.dot:12`."""
        return place_of(self.sources, span)


def place_of(sources: Mapping[str, Source], span: Span) -> str:
    """A place as `shop.dot:12`; nothing if its text is not at hand."""
    if span.path not in sources:
        return ""
    place = sources[span.path].place(span.start)
    return f"{place.path}:{place.line}"
