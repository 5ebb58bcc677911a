"""What each node is: a service, an actor, a host, a network, the engine, a volume, or drawing only.

In: the nodes, the zones that have them, and the joins. Out: a role for each node. What a node is, is settled
before any edge is classed; only where nothing else tells is it taken from what the node is joined to.
"""

import re
from collections.abc import Mapping, Sequence

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.actors import is_actor_word
from dotcompile.model.building.cast import indefinite
from dotcompile.model.building.joins import Join
from dotcompile.model.building.manners import is_invisible
from dotcompile.model.building.membership import Listing, Membership
from dotcompile.model.building.neighbours import Evidence, weigh
from dotcompile.model.building.references import References
from dotcompile.model.building.settings import NODE_PLACES, Reader, row_of
from dotcompile.model.building.zone_kinds import Kinds
from dotcompile.model.images import is_catalogue_name
from dotcompile.model.kinds.parts import NODE_KIND_INFERRED, ZONES_DISAGREE
from dotcompile.model.topology import Sort, ZoneKind
from dotcompile.model.values.form import shown
from dotcompile.model.values.images import is_icon
from dotcompile.model.vocabulary import Place, marks_service
from dotcompile.records import dataclass
from dotcompile.source import Source, Span
from dotcompile.syntax.defaults import Defaults, Setting
from dotcompile.syntax.drawing import Drawing, Node

Roles = Mapping[str, Sort | None]
_ENGINES = frozenset(("swarm", "docker", "kubernetes", "k8s"))
_NETWORK = r"(?i)(?:subnet|net|network)_."
_VOLUME = r"(?i)(?:vol|volume)_."
_MEMBER = {
    ZoneKind.NETWORK: Sort.SERVICE,
    ZoneKind.GROUP: Sort.SERVICE,
    ZoneKind.HOSTS: Sort.HOST,
    ZoneKind.OUTSIDE: Sort.ACTOR,
}
_NAMES_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Found:
    """The roles of nodes, and those actors of which nothing says so but that nothing says otherwise."""

    roles: Roles
    doubtful: frozenset[str]
    findings: tuple[Diagnostic, ...]


class Marks:
    """Tells by a node's attributes, and by its id, whether it is a service whatever it is joined to."""

    def __init__(self) -> None:
        self._by_defaults: dict[Defaults, bool] = {}

    def own(self, node: Node) -> bool:
        """Whether an attribute of its own can only be a service's."""
        return any(_marks(setting) for setting in node.explicit().values()) if node.settings else False

    def inherited(self, node: Node) -> bool:
        """Whether an attribute that it has from defaults can only be a service's."""
        known = self._by_defaults.get(node.inherited)
        if known is None:
            names = filter(marks_name, node.inherited.numbers)
            found = (node.inherited.get(name) for name in names)
            known = any(setting is not None and _marks(setting) for setting in found)
            self._by_defaults[node.inherited] = known
        return known

    def serves(self, node: Node) -> bool:
        """Whether either says so, or the id is the name of a known image."""
        return self.own(node) or is_catalogue_name(node.id) or self.inherited(node)


def marks_name(name: str) -> bool:
    """Whether an attribute can only be a service's."""
    return row_of(name, Place.SERVICE) is not None and marks_service(name)


def _marks(setting: Setting) -> bool:
    value = str(setting.value).strip()
    return bool(value) and marks_name(setting.name) and not (setting.name == "image" and is_icon(value))


def fixed_roles(
    drawing: Drawing, references: References, marks: Marks, reader: Reader
) -> dict[str, Sort | None]:
    """The nodes whose role is the same wherever they are."""
    found: dict[str, Sort | None] = {}
    for identifier, node in drawing.nodes.items():
        if identifier in references.zone:
            continue
        said = _said_kind(node, reader)
        if said is not None:
            found[identifier] = None if said == "none" else Sort(said)
        elif identifier in references.unknown or is_invisible(node.attribute("style")):
            found[identifier] = None
        elif identifier.lower() == "internet":
            found[identifier] = Sort.ACTOR
        elif re.match(_VOLUME, identifier):
            found[identifier] = Sort.VOLUME
        elif _is_point(node) and not (marks.own(node) or marks.inherited(node)):
            found[identifier] = None
    return found


def _said_kind(node: Node, reader: Reader) -> str | None:
    setting = node.attribute("kind")
    value = None if setting is None else reader.value(setting, NODE_PLACES[0])
    return None if value is None else str(value.value)


def _is_point(node: Node) -> bool:
    shape = node.attribute("shape")
    return shape is not None and shape.value == "point"


def find_roles(
    drawing: Drawing,
    fixed: Mapping[str, Sort | None],
    membership: Membership,
    kinds: Kinds,
    references: References,
    joins: Sequence[Join],
    marks: Marks,
    source: Source,
) -> Found:
    """The role of every node."""
    finder = _Finder(kinds, membership, marks, source)
    roles: dict[str, Sort | None] = {}
    open_: dict[str, Node] = {}
    for identifier, node in drawing.nodes.items():
        if identifier in fixed:
            roles[identifier] = fixed[identifier]
        elif identifier not in references.zone and not finder.settle(node, roles):
            open_[identifier] = node
    plain = Sort.NETWORK not in roles.values() and ZoneKind.NETWORK not in kinds.values()
    # Where all are services if nothing says otherwise, only `rel=` can say so.
    telling = [join for join in joins if join.manner.rel is not None] if plain else joins
    evidence = weigh(open_, roles, kinds, telling, source) if open_ else {}
    doubtful = finder.settle_rest(open_, roles, evidence, plain)
    return Found(roles, doubtful, tuple(finder.findings))


class _Finder:
    def __init__(self, kinds: Kinds, membership: Membership, marks: Marks, source: Source) -> None:
        self._kinds = kinds
        self._membership = membership
        self._marks = marks
        self._source = source
        self.findings: list[Diagnostic] = []

    def settle(self, node: Node, roles: dict[str, Sort | None]) -> bool:
        """Give a node the role that its zones, its id or its attributes give it; whether they do."""
        homes = self._membership.of.get(node.id, ())
        sorts = self._sorts(homes)
        if homes and not sorts:
            roles[node.id] = None
            return True
        if sorts and set(sorts.values()) != {ZoneKind.GROUP}:
            roles[node.id] = self._agreed(node, sorts)
            return True
        role = self._by_id(node)
        if role is None and sorts:
            role = Sort.SERVICE
        if role is not None:
            roles[node.id] = role
        return role is not None

    def _sorts(self, homes: Sequence[Listing]) -> dict[Listing, ZoneKind]:
        kinds = {home: self._kinds[home.area] for home in homes}
        return {home: kind for home, kind in kinds.items() if kind is not None}

    def _agreed(self, node: Node, kinds: Mapping[Listing, ZoneKind]) -> Sort:
        sorts = {home: _MEMBER[kind] for home, kind in kinds.items()}
        first, *others = kinds
        for other in others:
            if sorts[other] is not sorts[first]:
                self._disagree(node, first, other, sorts)
                break
        return Sort.SERVICE if Sort.SERVICE in sorts.values() else sorts[first]

    def _disagree(self, node: Node, first: Listing, other: Listing, sorts: Mapping[Listing, Sort]) -> None:
        here, there = first.area.says, other.area.says
        one, two = indefinite(sorts[first]), indefinite(sorts[other])
        message = f"{shown(node.id)} would be {one} in {here}, and {two} in {there}"
        label = Label(self._at(first.ref.start, first.ref.end), f"listed by {here} here")
        help_ = "`kind=` on the node says which; or list it in one of the two"
        span = self._at(other.ref.start, other.ref.end)
        self.findings.append(Diagnostic(ZONES_DISAGREE, message, span, (label,), help_))

    def _by_id(self, node: Node) -> Sort | None:
        """The role of a node outside all zones but groups, by its id or attributes."""
        if re.match(_NETWORK, node.id):
            return self._tell(node, Sort.NETWORK, "since its id begins as those of networks do")
        if node.id.lower() in _ENGINES:
            return self._tell(node, Sort.ENGINE, "the orchestrator itself, by its id")
        if self._marks.own(node) or is_catalogue_name(node.id):
            return Sort.SERVICE
        if is_actor_word(node.id):
            return self._tell(node, Sort.ACTOR, "someone outside, by its id")
        if self._marks.inherited(node):
            return self._tell(node, Sort.SERVICE, "since `node [...]` gives it attributes of services")
        return None

    def settle_rest(
        self,
        nodes: Mapping[str, Node],
        roles: dict[str, Sort | None],
        evidence: Mapping[str, Evidence],
        plain: bool,
    ) -> frozenset[str]:
        """Settle the nodes that only their neighbours tell of; returned are those taken for actors."""
        doubtful: set[str] = set()
        without_zones: list[Node] = []
        for identifier, node in nodes.items():
            why = evidence.get(identifier)
            if why is not None and why.is_service:
                roles[identifier] = self._tell(node, Sort.SERVICE, why.says, why.labels)
            elif plain and why is None:
                roles[identifier] = Sort.SERVICE
                without_zones.append(node)
            else:
                outside = "someone outside, since " + (
                    why.says if why else "nothing says that it is a service"
                )
                roles[identifier] = self._tell(node, Sort.ACTOR, outside, why.labels if why else ())
                doubtful.add(identifier)
        if without_zones:
            self._tell_all(without_zones)
        return frozenset(doubtful)

    def _tell(self, node: Node, sort: Sort, why: str, labels: tuple[Label, ...] = ()) -> Sort:
        if node.attribute("kind") is not None:
            return sort  # a kind that is none is told already
        message = f"{shown(node.id)} is taken for {indefinite(sort)}, {why}"
        span = self._at(node.ref.start, node.ref.end)
        help_ = f"`kind={sort}` on it says so outright, and `kind=` with another word something else"
        self.findings.append(Diagnostic(NODE_KIND_INFERRED, message, span, labels, help_))
        return sort

    def _tell_all(self, nodes: Sequence[Node]) -> None:
        names = ", ".join(shown(node.id) for node in nodes[:_NAMES_SHOWN])
        more = len(nodes) - _NAMES_SHOWN
        these = f"{names} and {more} more" if more > 0 else names
        what = "are taken for services" if len(nodes) > 1 else "is taken for a service"
        message = f"{these} {what}, since no zone and no network says what else there is"
        span = self._at(nodes[0].ref.start, nodes[0].ref.end)
        help_ = "`kind=service` says so outright, `kind=actor` that it is someone outside"
        self.findings.append(Diagnostic(NODE_KIND_INFERRED, message, span, help=help_))

    def _at(self, start: int, end: int) -> Span:
        return self._source.span(start, end)
