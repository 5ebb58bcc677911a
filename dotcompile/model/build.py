"""A drawing to a topology: what a diagram means.

In: a document and one graph of it as Graphviz understands it. Out: the topology, and all that had to be
inferred or is wrong. References are settled first, then membership, kinds, names and settings, and last what
the edges mean.
"""

from collections.abc import Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.building.endings import Endings
from dotcompile.model.building.ingress import check_ways
from dotcompile.model.building.joins import Join, find_joins
from dotcompile.model.building.links import make_links
from dotcompile.model.building.manners import Manners
from dotcompile.model.building.membership import Membership, find_members
from dotcompile.model.building.records import Plan, Records
from dotcompile.model.building.references import References, find_references
from dotcompile.model.building.roles import Found, Marks, find_roles, fixed_roles
from dotcompile.model.building.settings import Overrides, Reader, no_overrides
from dotcompile.model.building.strays import check_strays
from dotcompile.model.building.zone_kinds import Kinds, find_zone_kinds
from dotcompile.model.building.zones import Areas, find_zones, opening
from dotcompile.model.kinds.parts import NO_SERVICE
from dotcompile.model.topology import Sort, Topology
from dotcompile.source import Source
from dotcompile.syntax.drawing import Drawing, Node
from dotcompile.syntax.tree import Document
from dotcompile.uncollected import uncollected


@uncollected
def build(
    document: Document, drawing: Drawing, overrides: Overrides = no_overrides
) -> tuple[Topology, tuple[Diagnostic, ...]]:
    """The topology of one graph of a document; `overrides` is what another file says of its things."""
    source = document.source
    reader = Reader(source, overrides)
    areas, of_zones = find_zones(drawing, source)
    references, of_references = find_references(drawing, areas, source)
    manners = Manners(reader, drawing.graph.directed)
    joins = find_joins(drawing, areas, references, manners)
    plan, of_plan = _plan(drawing, areas, references, joins, reader, source)
    records = Records(drawing, areas, plan, reader, source)
    cast = records.cast()
    endings = Endings(drawing, areas, cast, reader, source)
    topology = records.topology(make_links(joins, cast, endings, reader, source))
    check_strays(drawing, areas, references, reader)
    findings = [*of_zones, *of_references, *of_plan, *records.findings, *reader.findings]
    findings += _without_service(topology, drawing, source)
    findings += check_ways(topology)
    return topology, tuple(findings)


def _plan(
    drawing: Drawing,
    areas: Areas,
    references: References,
    joins: Sequence[Join],
    reader: Reader,
    source: Source,
) -> tuple[Plan, tuple[Diagnostic, ...]]:
    """What belongs where, and of what kind it is."""
    marks = Marks()
    fixed = fixed_roles(drawing, references, marks, reader)

    def is_member(identifier: str) -> bool:
        return references.is_node(identifier) and (identifier not in fixed or fixed[identifier] is not None)

    def is_serving(node: Node) -> bool:
        return fixed[node.id] is Sort.SERVICE if node.id in fixed else marks.serves(node)

    membership: Membership
    kinds: Kinds
    membership, of_members = find_members(drawing, areas, is_member, source)
    kinds, of_kinds = find_zone_kinds(areas, membership, joins, fixed, is_serving, reader, source)
    found: Found = find_roles(drawing, fixed, membership, kinds, references, joins, marks, source)
    plan = Plan(membership, kinds, found.roles, found.doubtful)
    return plan, (*of_members, *of_kinds, *found.findings)


def _without_service(topology: Topology, drawing: Drawing, source: Source) -> tuple[Diagnostic, ...]:
    if topology.services:
        return ()
    message = "nothing in this graph is a service, so there is nothing to compile"
    help_ = "a node is one in a zone, with `kind=service`, or with an attribute such as `container`"
    return (Diagnostic(NO_SERVICE, message, opening(drawing.root, source), help=help_),)
