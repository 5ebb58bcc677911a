"""What diagrams disagree on that are to be one.

In: the drawing of each, and the drawing of all. Out: findings, each at both places. Two values are the same
if they mean the same, as `80,443` and `443,80` do.
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.building.settings import NODE_PLACES, Reader, own_names, row_of
from dotcompile.model.building.zones import Area, find_zones, opening
from dotcompile.model.kinds.merging import (
    MERGE_CONFLICT,
    MERGE_DEFAULT_LOST,
    MERGE_SETTING_APART,
    MERGE_UNLIKE,
)
from dotcompile.model.merging.joining import is_for_zones
from dotcompile.model.topology import Value
from dotcompile.model.values.form import shown
from dotcompile.model.vocabulary import Place
from dotcompile.source import Source
from dotcompile.syntax.defaults import Defaults, Setting
from dotcompile.syntax.drawing import Drawing, is_true

_SHOWN = 6

Said = dict[str, tuple[Setting, Value]]
"""By the vocabulary's own names what is said of a thing."""
Things = Mapping[object, tuple[str, Said]]
"""What messages call each thing, and what is said of it."""


def find_unlike(drawings: Sequence[Drawing], source: Source) -> Iterator[Diagnostic]:
    """Graphs of which no one graph can be made."""
    first = drawings[0].graph
    label = Label(opening(drawings[0].root, source), "the first diagram")
    for drawing in drawings:
        graph = drawing.graph
        message, help_ = "", "begin all of them with the same words"
        if graph.directed != first.directed:
            kinds = ("graph", "digraph")
            message = f"this is a `{kinds[graph.directed]}`, and the first one a `{kinds[first.directed]}`"
            help_ = "draw all of them alike; in a digraph, `dir=none` is an edge without a direction"
        elif graph.strict != first.strict:
            message = f"this graph is {'' if graph.strict else 'not '}`strict`, unlike the first one"
        elif (cluster := drawing.root.explicit.get("cluster")) is not None and is_true(cluster.value):
            message = "`cluster=true` for all of a diagram would make one zone of it"
            help_ = "write it in the subgraphs that are zones"
        if message:
            span = opening(drawing.root, source)
            yield Diagnostic(MERGE_UNLIKE, message, span, (label,) if graph is not first else (), help_)


class Conflicts:
    """Compares drawings. What is wrong with the values themselves is found when all are built."""

    def __init__(self, drawings: Sequence[Drawing], source: Source) -> None:
        self._drawings = drawings
        self._source = source
        self._reader = Reader(source)
        self._numbers: dict[tuple[int, str], int] = {}
        self._inherited: dict[tuple[Defaults, bool], Said] = {}
        self._nodes = [self._of_nodes(drawing) for drawing in drawings]
        self._zones = [self._of_zones(drawing) for drawing in drawings]
        self._graphs = [self._said(drawing.root.explicit, (Place.GRAPH,)) for drawing in drawings]

    def common(self) -> frozenset[str]:
        """What all graphs say alike that zones may say as well."""
        first, *others = self._graphs
        return frozenset(
            setting.name
            for name, (setting, value) in first.items()
            if all(name in one and one[name][1].value == value.value for one in others)
        )

    def find(self, merged: Drawing) -> Iterator[Diagnostic]:
        """Everything that they disagree on, or that is lost where they are one."""
        common = self.common()
        apart = [{name: one for name, one in said.items() if is_for_zones(name)} for said in self._graphs]
        whole = [{name: one for name, one in said.items() if not is_for_zones(name)} for said in self._graphs]
        yield from self._differing([{"": ("the whole diagram", said)} for said in whole])
        for said in apart:
            for name, (setting, _) in said.items():
                if setting.name not in common:
                    yield self._apart(name, setting)
        yield from self._differing(self._nodes)
        yield from self._differing(self._zones)
        yield from self._lost(self._nodes, self._of_nodes(merged))
        yield from self._lost(self._zones, self._of_zones(merged))

    def _of_nodes(self, drawing: Drawing) -> Things:
        return {
            node.id: (
                shown(node.id),
                {
                    **self._from_defaults(node.inherited, NODE_PLACES),
                    **self._said(node.explicit(), NODE_PLACES),
                },
            )
            for node in drawing.nodes.values()
        }

    def _of_zones(self, drawing: Drawing) -> Things:
        """By a number that a zone has in every drawing in which it lies in the same zones."""
        found: dict[object, tuple[str, Said]] = {}
        numbers: dict[Area | None, int] = {None: 0}
        for area in find_zones(drawing, self._source)[0].all:
            way = numbers[area.parent], area.id
            numbers[area] = self._numbers.setdefault(way, len(self._numbers) + 1)
            passed_on = self._from_defaults(area.inherited, (Place.ZONE,))
            found[numbers[area]] = area.says, {**passed_on, **self._said(area.explicit(), (Place.ZONE,))}
        return found

    def _from_defaults(self, inherited: Defaults, places: Sequence[Place]) -> Said:
        key = inherited, places is NODE_PLACES
        if key not in self._inherited:
            names = own_names(places[0])
            given = {name: one for name, one in inherited.all().items() if name not in names}
            self._inherited[key] = self._said(given, places)
        return self._inherited[key]

    def _said(self, attributes: Mapping[str, Setting], places: Sequence[Place]) -> Said:
        found: Said = {}
        for name, setting in attributes.items():
            place = next((one for one in places if row_of(name, one) is not None), None)
            value = None if place is None else self._reader.value(setting, place)
            row = None if place is None else row_of(name, place)
            if value is not None and row is not None:
                found[name if row.name.endswith("*") else row.name] = setting, value
        return found

    def _differing(self, of_each: Sequence[Things]) -> Iterator[Diagnostic]:
        first: dict[object, Said] = {}
        for things in of_each:
            for key, (says, said) in things.items():
                known = first.setdefault(key, {})
                for name, (setting, value) in said.items():
                    earlier, its_value = known.setdefault(name, (setting, value))
                    if its_value.value != value.value:
                        yield self._conflict(says, name, earlier, setting)

    def _conflict(self, says: str, name: str, earlier: Setting, setting: Setting) -> Diagnostic:
        message = f"`{name}` of {says} is {shown(setting.value)} here, and {shown(earlier.value)} elsewhere"
        label = Label(self._reader.text_span(earlier), "the other value")
        help_ = (
            "what several diagrams draw is one thing: leave out one of the two, or give it an id of its own"
        )
        return Diagnostic(MERGE_CONFLICT, message, self._reader.text_span(setting), (label,), help_)

    def _apart(self, name: str, setting: Setting) -> Diagnostic:
        message = f"`{name}` holds for the zones of this diagram alone, since not every diagram says the same"
        help_ = "say it in every diagram, or in a site file"
        return Diagnostic(MERGE_SETTING_APART, message, self._reader.name_span(setting), help=help_)

    def _lost(self, of_each: Sequence[Things], merged: Things) -> Iterator[Diagnostic]:
        """Defaults that reach a thing in its own diagram, and not where all are one."""
        lost: dict[tuple[int, int], tuple[str, Setting, list[str]]] = {}
        for things in of_each:
            for key, (says, said) in things.items():
                reached = merged[key][1] if key in merged else {}
                for name, (setting, _) in said.items():
                    if name in reached:
                        continue
                    of_setting = lost.setdefault((id(setting.statement), setting.number), (name, setting, []))
                    of_setting[2].append(says)
        for name, setting, whom in lost.values():
            more = f" and {len(whom) - _SHOWN} more" if len(whom) > _SHOWN else ""
            message = (
                f"`{name}` does not reach {', '.join(whom[:_SHOWN])}{more}, drawn first by another diagram"
            )
            span = self._reader.name_span(setting)
            help_ = f"write `{name}` on what it is for, or name this diagram first"
            yield Diagnostic(MERGE_DEFAULT_LOST, message, span, help=help_)
