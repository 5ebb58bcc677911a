"""The records of a topology, made of what the nodes and zones of a drawing turned out to be.

In: a drawing, and a plan of what belongs where and is what. Out: zones, services and the rest with their
names and settings, and the cast by which edges know them.
"""

from collections.abc import Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.model import topology as made
from dotcompile.model.building.cast import Cast, Part, zone_part
from dotcompile.model.building.inferring import with_image
from dotcompile.model.building.instances import PLACE_OF, Namer
from dotcompile.model.building.labels import shown_label, unescape
from dotcompile.model.building.manners import NO_DEFAULTS, is_record
from dotcompile.model.building.membership import Membership
from dotcompile.model.building.naming import Names, made_name
from dotcompile.model.building.roles import Roles
from dotcompile.model.building.settings import Reader, row_of
from dotcompile.model.building.zone_kinds import Kinds
from dotcompile.model.building.zones import Area, Areas, opening
from dotcompile.model.topology import End, Link, Settings, Sort, Topology, Zone
from dotcompile.model.values.images import is_icon
from dotcompile.model.vocabulary import Place
from dotcompile.records import dataclass
from dotcompile.source import Source, Span
from dotcompile.syntax.drawing import Drawing, Node, Scope

_IMAGES = ("image", "container", "os", "build")


@dataclass(frozen=True, slots=True)
class Plan:
    """What belongs where, and what it is."""

    membership: Membership
    kinds: Kinds
    roles: Roles
    doubtful: frozenset[str]


class Records:
    """Makes the records of one drawing."""

    def __init__(self, drawing: Drawing, areas: Areas, plan: Plan, reader: Reader, source: Source) -> None:
        self._drawing = drawing
        self._areas = areas
        self._plan = plan
        self._reader = reader
        self._source = source
        self._findings: list[Diagnostic] = []
        root = drawing.root
        explicit = {
            name: setting for name, setting in root.explicit.items() if row_of(name, Place.GRAPH) is not None
        }
        self._settings = reader.settings(Place.GRAPH, "", explicit, NO_DEFAULTS)
        networks = Names("zone", "zone or network")
        self._kinds = {area: kind for area, kind in plan.kinds.items() if kind is not None}
        self._zone_names = {area: self._name(area, networks) for area in self._kinds}
        self._zone_settings = {area: self._settings_of_zone(area) for area in self._kinds}
        self._namer = Namer(
            plan.membership,
            self._zone_names,
            self._zone_settings,
            self._settings,
            networks,
            reader,
            source,
        )
        self._parts = self._namer.parts(drawing, plan.roles)

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """What is to be said about names and images."""
        return (*self._namer.findings, *self._findings)

    def cast(self) -> Cast:
        """What every node and zone is as the end of an edge."""
        zones = {area: zone_part(name, self._kinds[area]) for area, name in self._zone_names.items()}
        around: dict[Scope, str | None] = {}
        outer: dict[Area, str | None] = {}
        for area in self._areas.all:
            beyond = None if area.parent is None else outer[area.parent]
            outer[area] = self._zone_names.get(area, beyond)
        for scope, here in self._areas.of.items():
            around[scope] = None if here is None else outer[here]
        return Cast(self._areas, self._parts, zones, around)

    def topology(self, links: tuple[Link, ...]) -> Topology:
        """All of it, with the links between them."""
        root = self._drawing.root
        graph = root.name or ""
        said = self._settings.get("name")
        by_sort: dict[Sort, list[tuple[Node, Part, Settings]]] = {sort: [] for sort in PLACE_OF}
        for identifier, parts in self._parts.items():
            node = self._drawing.nodes[identifier]
            settings = self._settings_of_node(node, parts)
            for part, own in zip(parts, settings, strict=True):
                by_sort[part.sort].append((node, part, own))
        return Topology(
            graph if said is None else said.value,
            self._drawing.graph.directed,
            shown_label(root.explicit.get("label"), "", graph),
            self._settings,
            tuple(self._zones()),
            tuple(self._service(*one) for one in by_sort[Sort.SERVICE]),
            tuple(self._actor(*one) for one in by_sort[Sort.ACTOR]),
            tuple(self._host(*one) for one in by_sort[Sort.HOST]),
            tuple(made.NetworkNode(*self._plain(*one)) for one in by_sort[Sort.NETWORK]),
            tuple(made.Engine(*self._plain(*one)) for one in by_sort[Sort.ENGINE]),
            tuple(made.Volume(*self._plain(*one)) for one in by_sort[Sort.VOLUME]),
            links,
            opening(root, self._source),
        )

    def _name(self, area: Area, networks: Names) -> str:
        said = self._reader.value(area.explicit().get("name"), Place.ZONE)
        span = area.origin(self._source)
        if said is None and not area.short:
            return networks.number(area.number + 1, span)
        if said is None and self._areas.by_id.get(area.id, area) is not area:
            return networks.free(made_name(area.short) or "zone", span)  # two of one id are told already
        return networks.give(area.short, span, said)

    def _settings_of_zone(self, area: Area) -> Settings:
        return self._reader.settings(Place.ZONE, self._zone_names[area], area.explicit(), area.inherited)

    def _settings_of_node(self, node: Node, parts: Sequence[Part]) -> Sequence[Settings]:
        """The settings of every part of a node; what is inferred is told once."""
        place = PLACE_OF[parts[0].sort]
        explicit = node.explicit() if node.settings else {}
        found = [self._reader.settings(place, part.name, explicit, node.inherited) for part in parts]
        if place is not Place.SERVICE:
            return found
        base = parts[0].name
        if len(parts) > 1 and parts[0].area is not None:
            base = base.removeprefix(f"{self._zone_names[parts[0].area]}-")
        said = [explicit[name].value.strip() for name in _IMAGES if name in explicit]
        is_wrong = any(value and not is_icon(value) for value in said)
        with_images = [
            with_image(node.id, base, settings, self._at(node), is_wrong=is_wrong) for settings in found
        ]
        finding = with_images[0][1]
        if finding is not None:
            self._findings.append(finding)
        return [settings for settings, _ in with_images]

    def _zones(self) -> Sequence[Zone]:
        parents: dict[Area, str | None] = {}
        found: list[Zone] = []
        for area in self._areas.all:
            outer = None if area.parent is None else parents[area.parent]
            if area not in self._kinds:
                parents[area] = outer
                continue
            name = parents[area] = self._zone_names[area]
            settings = self._zone_settings[area]
            inherits = settings.get("inherit")
            origins = [opening(scope, self._source) for scope in area.scopes]
            again = [statement for scope in area.scopes for statement in scope.statements[1:]]
            origins += [self._source.span(one.id.start, one.id.end) for one in again if one.id is not None]
            found.append(
                Zone(
                    area.id,
                    name,
                    self._kinds[area],
                    shown_label(area.explicit().get("label"), "", area.id),
                    outer,
                    self._members(area),
                    inherits is not None and inherits.value is True,
                    settings,
                    tuple(origins),
                )
            )
        return found

    def _members(self, area: Area) -> tuple[End, ...]:
        members: list[End] = []
        for one in self._plan.membership.members[area]:
            for part in self._parts.get(one.node, ()):
                if part.area is None or part.area is area:
                    span = self._source.span(one.ref.start, one.ref.end)
                    members.append(End(part.sort, part.name, span))
        return tuple(members)

    def _zones_of(self, node: Node, part: Part) -> tuple[str, ...]:
        if part.area is not None:
            return (self._zone_names[part.area],)
        return tuple(self._zone_names[one.area] for one in self._namer.homes(node))

    def _service(self, node: Node, part: Part, settings: Settings) -> made.Service:
        zones = self._zones_of(node, part)
        instance_of = None if part.area is None else node.id
        return made.Service(
            part.name, node.id, self._label(node), zones, settings, self._at(node), instance_of
        )

    def _actor(self, node: Node, part: Part, settings: Settings) -> made.Actor:
        zones, doubtful = self._zones_of(node, part), node.id in self._plan.doubtful
        return made.Actor(part.name, node.id, self._label(node), zones, settings, self._at(node), doubtful)

    def _host(self, node: Node, part: Part, settings: Settings) -> made.Host:
        zones = self._zones_of(node, part)
        return made.Host(part.name, node.id, self._label(node), zones, settings, self._at(node))

    def _plain(self, node: Node, part: Part, settings: Settings) -> tuple[str, str, str, Settings, Span]:
        return part.name, node.id, self._label(node), settings, self._at(node)

    def _label(self, node: Node) -> str:
        graph = self._drawing.root.name or ""
        setting = node.attribute("label")
        default = unescape(node.id, node.id, graph) if "\\" in node.id else node.id
        if setting is None:
            return default
        return shown_label(setting, default, graph, record="|" in setting.value and is_record(node))

    def _at(self, node: Node) -> Span:
        ref = self._plan.membership.declared.get(node.id, node.ref)
        return self._source.span(ref.start, ref.end)
