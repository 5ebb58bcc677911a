"""`lhead` and `ltail`: edges that are drawn to a node and mean the zone around it.

In: a join with such an attribute. Out: the zones that it ends at. What comes in from outside or leads there
ends at the node itself, since it must not open a whole zone.
"""

from collections.abc import Sequence

from dotcompile.diagnostics import Diagnostic, Edit, Fix, Label
from dotcompile.model.building.cast import Cast, Part
from dotcompile.model.building.joins import Join, Thing
from dotcompile.model.building.references import unknown_zone
from dotcompile.model.building.relations import meanings
from dotcompile.model.building.settings import Reader
from dotcompile.model.building.zones import Area, Areas
from dotcompile.model.kinds.links import LHEAD_ELSEWHERE, LHEAD_WITHOUT_COMPOUND
from dotcompile.model.topology import Relation
from dotcompile.model.values.form import shown
from dotcompile.source import Source
from dotcompile.syntax.defaults import Setting
from dotcompile.syntax.drawing import Drawing

_AT_THE_NODE = (Relation.INGRESS, Relation.EGRESS)


class Endings:
    """Finds the zones at which edges end by `lhead` and `ltail`."""

    def __init__(self, drawing: Drawing, areas: Areas, cast: Cast, reader: Reader, source: Source) -> None:
        self._drawing = drawing
        self._areas = areas
        self._cast = cast
        self._reader = reader
        self._source = source
        self._places: dict[str, set[Area]] | None = None
        compound = drawing.root.attribute("compound")
        self._compound = compound is not None and compound.value.lower() in ("true", "yes", "1")

    def of(
        self, join: Join, tails: Sequence[Part], heads: Sequence[Part]
    ) -> tuple[Sequence[Part], Sequence[Part]]:
        """The two ends of a join, by its attributes."""
        manner = join.manner
        zone_tails = self._zone(manner.ltail, join.tail, join) or tails
        zone_heads = self._zone(manner.lhead, join.head, join) or heads
        if tails and heads:
            ends = (heads[0], tails[0]) if manner.turned else (tails[0], heads[0])
            found = meanings(ends[0].acts, ends[1].acts, manner.ways, manner.rel)
            if any(meaning.relation in _AT_THE_NODE for meaning in found):
                return tails, heads
        return zone_tails, zone_heads

    def _zone(self, setting: Setting | None, thing: Thing, join: Join) -> Sequence[Part]:
        if setting is None:
            return ()
        area = self._areas.by_id.get(setting.value)
        if area is None:
            self._reader.tell(self._unknown(setting))
            return ()
        if not self._compound:
            self._compound = True  # told once
            self._reader.tell(self._without_compound(setting))
        if not self._is_in(thing, area):
            self._reader.tell(self._elsewhere(setting, thing, area))
            return ()
        return self._cast.parts(area, join.scope)

    def _is_in(self, thing: Thing, area: Area) -> bool:
        if isinstance(thing, Area):
            return self._areas.within(thing, area)
        if self._places is None:
            self._places = self._mentions()
        return any(self._areas.within(place, area) for place in self._places.get(thing.id, ()))

    def _mentions(self) -> dict[str, set[Area]]:
        """The zones that mention each node, as Graphviz has them in a cluster."""
        found: dict[str, set[Area]] = {}
        for scope in self._drawing.root.walk():
            area = self._areas.of[scope]
            if area is not None:
                for node in scope.members:
                    found.setdefault(node, set()).add(area)
        return found

    def _unknown(self, setting: Setting) -> Diagnostic:
        return unknown_zone(setting.value, self._reader.text_span(setting), self._areas)

    def _without_compound(self, setting: Setting) -> Diagnostic:
        first = self._drawing.graph.body[0].start
        text, line = self._source.text, self._source.line_number(first)
        margin = text[self._source.line_start(line) : first]
        between = "\n" + margin if margin.isspace() else " "
        edit = Edit(self._source.span(first, first), f"compound=true;{between}")
        message = (
            f"without `compound=true` Graphviz draws no edge up to a cluster, as {shown(setting.name)} asks"
        )
        return Diagnostic(
            LHEAD_WITHOUT_COMPOUND,
            message,
            self._reader.name_span(setting),
            help="the zone is meant here all the same; `compound=true` in the graph has it drawn so",
            fix=Fix("set `compound=true` for the graph", (edit,), safe=True),
        )

    def _elsewhere(self, setting: Setting, thing: Thing, area: Area) -> Diagnostic:
        what = thing.says if isinstance(thing, Area) else shown(thing.id)
        message = f"{what} is not in {area.says}, so {shown(setting.name)} has no effect"
        label = Label(area.origin(self._source), "the zone")
        help_ = "Graphviz ignores it, too; let the edge end at a node of the zone, or at the zone by its id"
        span = self._reader.text_span(setting)
        return Diagnostic(LHEAD_ELSEWHERE, message, span, (label,), help_)
