"""What kind of zone each is: by `kind=`, by its members, by its name, or else a network.

In: the zones with their members, and the joins. Out: a kind for each, or None for one that is drawing only.
All but a plain network are told.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.building.joins import Join, span_of_join
from dotcompile.model.building.membership import Membership
from dotcompile.model.building.settings import Reader
from dotcompile.model.building.zones import Area, Areas
from dotcompile.model.kinds.parts import ZONE_KIND_INFERRED
from dotcompile.model.topology import Relation, Sort, ZoneKind
from dotcompile.model.vocabulary import Place
from dotcompile.source import Source
from dotcompile.syntax.drawing import Node

HOST_WORDS = frozenset(("swarm", "host", "hosts", "machine", "machines", "node", "nodes"))
OUTSIDE_WORDS = frozenset(("external", "outside", "internet", "clients", "users", "saas", "thirdparty"))
LEGENDS = frozenset(("legend", "key"))
_HOST = r"(?i)(?:swarm|host|machine|node|worker|manager|vm|server)s?[-_ ]?[0-9]*"
_WORD = r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])"
_THIRD_PARTY = r"(?i)third[-_ ]?party"

Kinds = Mapping[Area, ZoneKind | None]


def words_of(text: str) -> frozenset[str]:
    """The words of a name or label, in lower case; `SwarmNodes` are two."""
    return frozenset(word.lower() for word in re.findall(_WORD, re.sub(_THIRD_PARTY, " thirdparty ", text)))


def find_zone_kinds(
    areas: Areas,
    membership: Membership,
    joins: Sequence[Join],
    fixed: Mapping[str, Sort | None],
    is_serving: Callable[[Node], bool],
    reader: Reader,
    source: Source,
) -> tuple[Kinds, tuple[Diagnostic, ...]]:
    """The kind of every zone. `fixed` are roles that are the same in any; `is_serving` tells of services."""
    kinds: dict[Area, ZoneKind | None] = {}
    reasons: dict[Area, tuple[str, tuple[Label, ...]]] = {}
    pools: list[Area] = []
    beyond = _beyond(areas, reader)
    for area in areas.all:
        kind, reason = _kind(area, membership, fixed, kinds, beyond, reader)
        kinds[area] = kind
        if kind is ZoneKind.HOSTS and reason:
            pools.append(area)
        if reason:
            reasons[area] = reason, ()
    for area, join in _flows(pools, membership, joins, kinds, is_serving).items():
        kinds[area] = ZoneKind.NETWORK
        label = Label(span_of_join(join, source), "hosts have no flows")
        reasons[area] = "a member of what looks like a pool of hosts is the end of a flow", (label,)
    findings = [
        _inferred(area, kinds[area], reason, labels, source) for area, (reason, labels) in reasons.items()
    ]
    return kinds, tuple(findings)


def _kind(
    area: Area,
    membership: Membership,
    fixed: Mapping[str, Sort | None],
    kinds: Kinds,
    outer: Mapping[Area, Area],
    reader: Reader,
) -> tuple[ZoneKind | None, str]:
    """The kind of a zone, and why that is if nothing says so. Hosts are still to be doubted."""
    said = _said_kind(area, reader)
    if said is not None:
        return said, ""
    if area.parent is not None and kinds[area.parent] is None:
        return None, "the zone around it is drawing only"
    if area.short.lower() in LEGENDS:
        return None, "its name says so"
    members = membership.members[area]
    if not members:
        return ZoneKind.GROUP, "it lists no node of its own"
    label = area.explicit().get("label")
    words = words_of(area.short) | words_of("" if label is None else label.value)
    if words & HOST_WORDS and all(
        re.fullmatch(_HOST, one.node) or fixed.get(one.node) is Sort.HOST for one in members
    ):
        return ZoneKind.HOSTS, "its name or label and the ids of its members say so"
    beyond = outer.get(area)
    if beyond is not None:
        return ZoneKind.OUTSIDE, "its name says so" if beyond is area else f"it lies in {beyond.says}"
    return ZoneKind.NETWORK, ""


def _beyond(areas: Areas, reader: Reader) -> dict[Area, Area]:
    """For each zone that is outside the one, itself or around it, whose kind or name says so."""
    found: dict[Area, Area] = {}
    for area in areas.all:
        said = _said_kind(area, reader)
        if said is ZoneKind.OUTSIDE or (said is None and words_of(area.short) & OUTSIDE_WORDS):
            found[area] = area
        elif said in (None, ZoneKind.GROUP) and area.parent in found:
            found[area] = found[area.parent]
    return found


def _said_kind(area: Area, reader: Reader) -> ZoneKind | None:
    said = reader.value(area.explicit().get("kind"), Place.ZONE)
    return None if said is None else ZoneKind(said.value)


def _flows(
    pools: Sequence[Area],
    membership: Membership,
    joins: Sequence[Join],
    kinds: Kinds,
    is_serving: Callable[[Node], bool],
) -> dict[Area, Join]:
    """Of zones that look like pools of hosts those with a member that is the end of a flow, and the flow."""
    pool_of = {one.node: area for area in pools for one in membership.members[area]}
    found: dict[Area, Join] = {}
    if not pool_of:
        return found

    def serves(thing: Node | Area) -> bool:
        if isinstance(thing, Area):
            return kinds[thing] in (ZoneKind.NETWORK, ZoneKind.GROUP)
        homes = membership.of.get(thing.id)
        if homes is None:
            return is_serving(thing)
        return thing.id in pool_of or any(
            kinds[home.area] in (ZoneKind.NETWORK, ZoneKind.GROUP) for home in homes
        )

    for join in joins:
        if join.manner.rel not in (None, Relation.FLOW):
            continue
        for end, other in ((join.tail, join.head), (join.head, join.tail)):
            if isinstance(end, Node) and end.id in pool_of and serves(other):
                found.setdefault(pool_of[end.id], join)
    return found


def _inferred(
    area: Area,
    kind: ZoneKind | None,
    reason: str,
    labels: tuple[Label, ...],
    source: Source,
) -> Diagnostic:
    what = {
        None: "is taken for drawing only",
        ZoneKind.NETWORK: "is taken for a network",
        ZoneKind.GROUP: "is taken for a group, which is drawing only",
        ZoneKind.HOSTS: "is taken for a pool of hosts",
        ZoneKind.OUTSIDE: "is taken for something outside",
    }[kind]
    said = "group" if kind is None else kind.value
    help_ = f"`kind={said}` in it says so outright; the kinds are network, hosts, group and outside"
    return Diagnostic(
        ZONE_KIND_INFERRED, f"{area.says} {what}, since {reason}", area.origin(source), labels, help_
    )
