"""Which ids are no nodes but refer to zones: settled before anything else is.

In: a drawing and its zones. Out: the zone that each referring id means, and the ids that look like a
reference and name no zone. A zone's whole id always refers to it; its short name does where nothing declares
a node of that name.
"""

from collections.abc import Mapping

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.building.zones import PREFIX, Area, Areas
from dotcompile.model.kinds.parts import NODE_NOT_ZONE, UNKNOWN_ZONE, ZONE_BY_SHORT_NAME
from dotcompile.model.values.form import shown
from dotcompile.records import dataclass
from dotcompile.source import Source, Span
from dotcompile.syntax.drawing import Drawing, Node


@dataclass(frozen=True, slots=True)
class References:
    """`zone` is what ids refer to; `unknown` are ids that begin with `cluster` and name no zone."""

    zone: Mapping[str, Area]
    unknown: frozenset[str]

    def is_node(self, identifier: str) -> bool:
        """Whether an id means a node."""
        return identifier not in self.zone and identifier not in self.unknown


def find_references(
    drawing: Drawing, areas: Areas, source: Source
) -> tuple[References, tuple[Diagnostic, ...]]:
    """Every reference, with a finding for each that is not plain."""
    zone: dict[str, Area] = {}
    unknown: list[Node] = []
    short: list[str] = []
    for identifier, node in drawing.nodes.items():
        if identifier in areas.by_id:
            zone[identifier] = areas.by_id[identifier]
        elif identifier[: len(PREFIX)].lower() == PREFIX:
            if node.attribute("kind") is None:
                unknown.append(node)
        elif identifier in areas.by_short:
            short.append(identifier)
    findings = [unknown_zone(node.id, _at(node, source), areas) for node in unknown]
    declared, inside = _mentions(drawing, areas, frozenset(short))
    for identifier in short:
        node, area = drawing.nodes[identifier], areas.by_short[identifier]
        if identifier in inside:
            continue
        if identifier in declared:
            findings.append(_node_not_zone(node, area, source))
        else:
            zone[identifier] = area
            findings.append(_by_short_name(node, area, source))
    return References(zone, frozenset(node.id for node in unknown)), tuple(findings)


def _mentions(drawing: Drawing, areas: Areas, short: frozenset[str]) -> tuple[set[str], set[str]]:
    """Of ids that are short names, those that a statement declares, and those that their zone mentions."""
    declared: set[str] = set()
    inside: set[str] = set()
    for scope in drawing.root.walk() if short else ():
        area = areas.of[scope]
        for identifier in short & scope.members.keys():
            if scope.members[identifier].listing is not None:
                declared.add(identifier)
            if areas.within(area, areas.by_short[identifier]):
                inside.add(identifier)
    return declared, inside


def unknown_zone(identifier: str, span: Span, areas: Areas) -> Diagnostic:
    """The finding for an id that ought to be a zone's, with the nearest one."""
    near = areas.nearest(identifier)
    meant = f"; did you mean {shown(near)}?" if near else ""
    help_ = "an id that begins with `cluster` refers to a zone; `kind=` makes a node of it"
    return Diagnostic(UNKNOWN_ZONE, f"there is no zone {shown(identifier)}{meant}", span, help=help_)


def _by_short_name(node: Node, area: Area, source: Source) -> Diagnostic:
    message = f"{shown(node.id)} is taken for the zone {shown(area.id)}, since nothing declares such a node"
    label = Label(area.origin(source), "the zone")
    help_ = f'write `"{area.id}"` for the zone, or a node statement `{node.id}` for a node'
    return Diagnostic(ZONE_BY_SHORT_NAME, message, _at(node, source), (label,), help_)


def _node_not_zone(node: Node, area: Area, source: Source) -> Diagnostic:
    message = f"{shown(node.id)} is a node of its own, not the zone {shown(area.id)}"
    label = Label(area.origin(source), "the zone, which has no such node")
    return Diagnostic(
        NODE_NOT_ZONE, message, _at(node, source), (label,), f'write `"{area.id}"` where the zone is meant'
    )


def _at(node: Node, source: Source) -> Span:
    return source.span(node.ref.start, node.ref.end)
