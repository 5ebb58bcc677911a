"""Which nodes belong to which zones.

In: a drawing, its zones, and the ids that are members of none. Out: for each node the innermost zones that
list it, and where. A node statement lists a node; a mention does where nothing else lists it, and then only
the first one.
"""

from collections.abc import Callable, Mapping, Sequence
from operator import attrgetter

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.building.zones import Area, Areas
from dotcompile.model.kinds.parts import MENTION_PASSED_OVER
from dotcompile.model.values.form import shown
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.drawing import Drawing, Member, Scope
from dotcompile.syntax.tree import NodeRef, NodeStatement


@dataclass(frozen=True, slots=True, eq=False)
class Listing:
    """That a zone lists a node, or mentions it, and where."""

    node: str
    area: Area
    ref: NodeRef

    @property
    def start(self) -> int:
        """Where it stands."""
        return self.ref.start


@dataclass(frozen=True, slots=True)
class Membership:
    """`of` has the zones of each node that has any, `members` the nodes of each zone, in source order.

    `declared` is the first node statement that has a node.
    """

    of: Mapping[str, Sequence[Listing]]
    members: Mapping[Area, Sequence[Listing]]
    declared: Mapping[str, NodeRef]


def find_members(
    drawing: Drawing, areas: Areas, is_member: Callable[[str], bool], source: Source
) -> tuple[Membership, tuple[Diagnostic, ...]]:
    """The members of every zone, and a note for each mention that makes none."""
    listed, mentioned, declared = _sort_mentions(drawing, areas, is_member)
    of: dict[str, Sequence[Listing]] = {}
    members: dict[Area, list[Listing]] = {area: [] for area in areas.all}
    findings: list[Diagnostic] = []
    for node in drawing.nodes:
        mentions = sorted(mentioned.get(node, ()), key=attrgetter("start"))
        known = _innermost(listed.get(node, mentions[:1]), areas)
        if known:
            of[node] = known
        for one in known:
            members[one.area].append(one)
        findings += _passed_over(known, mentions, node in listed, areas, source)
    for listings in members.values():
        listings.sort(key=attrgetter("start"))
    return Membership(of, members, declared), tuple(findings)


def _sort_mentions(
    drawing: Drawing, areas: Areas, is_member: Callable[[str], bool]
) -> tuple[dict[str, list[Listing]], dict[str, list[Listing]], dict[str, NodeRef]]:
    """Where zones list each node, where they only mention it, and the first statement that declares it."""
    listed: dict[str, list[Listing]] = {}
    mentioned: dict[str, list[Listing]] = {}
    declared: dict[str, NodeRef] = {}
    ranked: set[Scope] = set()
    find = _Finder()
    for scope in drawing.root.walk():
        area = areas.of[scope]
        if scope not in areas.own and ("rank" in scope.explicit or scope.parent in ranked):
            ranked.add(scope)
        for node, member in scope.members.items():
            if not is_member(node):
                continue
            ref = find.listing(node, member)
            if ref is not None and (node not in declared or ref.start < declared[node].start):
                declared[node] = ref
            if area is not None:
                lists = ref is not None and scope not in ranked
                place = (listed if lists else mentioned).setdefault(node, [])
                place.append(Listing(node, area, ref if lists and ref is not None else member.ref))
    return listed, mentioned, declared


class _Finder:
    """Finds a node in a statement that lists many, which is tabulated the first time."""

    def __init__(self) -> None:
        self._tables: dict[int, dict[str, NodeRef]] = {}

    def listing(self, node: str, member: Member) -> NodeRef | None:
        statement = member.listing
        if statement is None or member.statement is statement:
            return None if statement is None else member.ref
        return self._table(statement)[node]

    def _table(self, statement: NodeStatement) -> dict[str, NodeRef]:
        table = self._tables.get(id(statement))
        if table is None:
            table = self._tables[id(statement)] = {ref.id: ref for ref in reversed(statement.nodes)}
        return table


def _innermost(listings: Sequence[Listing], areas: Areas) -> Sequence[Listing]:
    """One listing for each zone that holds no other that lists the node, in source order."""
    if len(listings) < 2:
        return listings
    first: dict[Area, Listing] = {}
    for one in sorted(listings, key=attrgetter("start")):
        first.setdefault(one.area, one)
    return [first[area] for area in areas.innermost(tuple(first))]


def _passed_over(
    known: Sequence[Listing], mentions: Sequence[Listing], is_listed: bool, areas: Areas, source: Source
) -> list[Diagnostic]:
    """Notes on the zones that mention a node, and neither have it nor hold a zone that has it."""
    if not mentions:
        return []
    found: list[Diagnostic] = []
    told: set[Area] = set()
    home = known[0]
    why = "which lists it" if is_listed else "which mentions it first"
    node = shown(home.node)
    message = f"{node} is only mentioned here: it belongs to {home.area.says}, {why}"
    label = Label(source.span(home.ref.start, home.ref.end), "its place")
    for one in mentions:
        if one.area in told or any(areas.within(other.area, one.area) for other in known):
            continue
        told.add(one.area)
        help_ = f"a node statement {node} in {one.area.says} would make it a member here too"
        span = source.span(one.ref.start, one.ref.end)
        found.append(Diagnostic(MENTION_PASSED_OVER, message, span, (label,), help_))
    return found
