"""The names of things, and of a service that has an instance in each of its zones the name of every one.

In: what each node is, where it belongs, and what `instances` says. Out: the parts that nodes play, and the
findings about their names.
"""

from collections.abc import Mapping, Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.building.cast import Part, node_part
from dotcompile.model.building.membership import Listing, Membership
from dotcompile.model.building.naming import Names
from dotcompile.model.building.roles import Roles
from dotcompile.model.building.settings import Reader
from dotcompile.model.building.zones import Area
from dotcompile.model.topology import Settings, Sort
from dotcompile.model.vocabulary import Place
from dotcompile.source import Source, Span
from dotcompile.syntax.drawing import Drawing, Node

PLACE_OF = {
    Sort.SERVICE: Place.SERVICE,
    Sort.ACTOR: Place.ACTOR,
    Sort.HOST: Place.HOST,
    Sort.NETWORK: Place.NETWORK,
    Sort.ENGINE: Place.ENGINE,
    Sort.VOLUME: Place.VOLUME,
}
_PER_ZONE = "per-zone"


class Namer:
    """Gives nodes their names, one sort after another sharing none but networks and zones."""

    def __init__(
        self,
        membership: Membership,
        zone_names: Mapping[Area, str],
        zone_settings: Mapping[Area, Settings],
        graph_settings: Settings,
        networks: Names,
        reader: Reader,
        source: Source,
    ) -> None:
        self._membership = membership
        self._zone_names = zone_names
        self._zone_settings = zone_settings
        self._graph_settings = graph_settings
        self._names = {sort: Names(sort.value) for sort in PLACE_OF} | {Sort.NETWORK: networks}
        self._reader = reader
        self._source = source

    def parts(self, drawing: Drawing, roles: Roles) -> dict[str, Sequence[Part]]:
        """The parts of every node that has a role."""
        found: dict[str, Sequence[Part]] = {}
        for identifier, sort in roles.items():
            if sort is not None:
                found[identifier] = self._parts(drawing.nodes[identifier], sort)
        return found

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is to be said about names."""
        return tuple(finding for names in self._names.values() for finding in names.findings)

    def _parts(self, node: Node, sort: Sort) -> Sequence[Part]:
        names, span = self._names[sort], self._span(node)
        explicit = node.explicit() if node.settings else {}
        said = self._reader.value(explicit.get("name"), PLACE_OF[sort])
        zones = self.homes(node)
        if sort is not Sort.SERVICE or len(zones) < 2 or not self._per_zone(node, zones):
            return (node_part(sort, names.give(node.id, span, said)),)
        name = Names(sort.value)
        base = name.give(node.id, span, said)
        names.findings += name.findings
        made = [(one.area, names.take(f"{self._zone_names[one.area]}-{base}", span)) for one in zones]
        return tuple(node_part(sort, instance, area) for area, instance in made)

    def homes(self, node: Node) -> Sequence[Listing]:
        """The zones of a node that mean something."""
        return [one for one in self._membership.of.get(node.id, ()) if one.area in self._zone_names]

    def _per_zone(self, node: Node, zones: Sequence[Listing]) -> bool:
        """Whether it has an instance for each zone: it says so itself, or its zones, or the graph does."""
        own = self._reader.value(node.attribute("instances"), Place.SERVICE)
        if own is not None:
            return bool(own.value == _PER_ZONE)
        said = [self._zone_settings[one.area].get("instances") for one in zones]
        if any(said):
            return any(value is not None and value.value == _PER_ZONE for value in said)
        of_graph = self._graph_settings.get("instances")
        return of_graph is not None and bool(of_graph.value == _PER_ZONE)

    def _span(self, node: Node) -> Span:
        ref = self._membership.declared.get(node.id, node.ref)
        return self._source.span(ref.start, ref.end)
