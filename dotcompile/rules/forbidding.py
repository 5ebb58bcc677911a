"""What forms that forbid have in common: a connection or a path that must not be, found and told.

In: a case and two sides. Out: breaches.
"""

from collections.abc import Iterator, Sequence, Set

from dotcompile.model.values.ports import Ports
from dotcompile.reach.relation import Cause, Edge, Group
from dotcompile.reach.search import Hop
from dotcompile.rules.case import NO_CUT, Case, Cut, Level
from dotcompile.rules.form import Breach, Telling
from dotcompile.rules.ports import covers, overlap
from dotcompile.rules.ways import NOBODY

#: How somebody outside is kept from a port that is published for others.
CLOSES_PUBLISHED = "an address on `publish`, with `enters` on the actors,"


def find_direct(case: Case, sources: Group, targets: Group, ports: Ports | None = None) -> Iterator[Breach]:
    """Connections from one side to the other, on some of these ports."""
    for edge, left, right in case.ground.all.direct(sources, targets):
        if overlap(edge.ports, ports):
            yield from direct_breach(case, edge, left, right)


def find_beyond(case: Case, sources: Group, targets: Group, ports: Ports | None) -> Iterator[Breach]:
    """Connections from one side to the other on other ports than these."""
    if ports is None:
        return
    for edge, left, right in case.ground.all.direct(sources, targets):
        if not covers(ports, edge.ports):
            yield from direct_breach(case, edge, left, right)


def direct_breach(case: Case, edge: Edge, left: Group, right: Group) -> Iterator[Breach]:
    """The breach that one connection is, if its cause counts."""
    severity = case.ground.counts(edge)
    if severity is None:
        return

    def tell(sources: Group, targets: Group) -> Telling:
        source, target = _pair(sources, targets)
        pairs = len(sources) * len(targets)
        more = f", one of {pairs} such connections" if pairs > 1 else ""
        verb = "connects" if case.is_intent else "can connect"
        message = f"{case.name(source)} {verb} to {case.name(target)} on {told_ports(edge.ports)}{more}"
        return Telling(message, (case.label(edge, source, target),))

    port = "" if edge.ports is None else ",".join(map(str, edge.ports))
    yield Breach(left, right, port, edge.cause, severity, tell, against_drawing=case.is_intent)


def find_paths(
    case: Case, sources: Group, targets: Group, avoiding: Set[int] = NOBODY, *, cutting: bool = False
) -> Iterator[Breach]:
    """Paths from one side to the other; `cutting` tells the least to take away, too."""
    if avoiding:
        sources, targets = (tuple(one for one in side if one not in avoiding) for side in (sources, targets))
    if not sources or not targets:
        return
    if case.is_exact(len(sources)):
        yield from _every_path(case, sources, targets, avoiding, cutting=cutting)
        return
    for level in case.levels:
        hops = level.ways.path(sources, targets, avoiding)
        if hops:
            yield path_breach(case, level, sources, targets, hops, avoiding, cutting=cutting)
            return


def _every_path(
    case: Case, sources: Group, targets: Group, avoiding: Set[int], *, cutting: bool
) -> Iterator[Breach]:
    """For each source all targets that it reaches, by the worst causes that they are reached by."""
    heads = frozenset(targets)
    known: dict[int, frozenset[int]] = {}
    for level in case.levels:
        for source in sources:
            found = heads.intersection(level.ways.reached((source,), avoiding))
            new = tuple(sorted(found - known.get(source, frozenset())))
            known[source] = known.get(source, frozenset()) | found
            if new:
                hops = level.ways.path((source,), new, avoiding)
                yield path_breach(case, level, (source,), new, hops, avoiding, cutting=cutting)


def path_breach(
    case: Case,
    level: Level,
    sources: Group,
    targets: Group,
    hops: Sequence[Hop],
    avoiding: Set[int] = NOBODY,
    *,
    cutting: bool = False,
) -> Breach:
    """The breach that a path is."""

    def tell(left: Group, right: Group) -> Telling:
        known = hops[0].source in left and hops[-1].target in right
        shown = hops if known else level.ways.path(left, right, avoiding)
        return tell_path(case, shown, case.cut(left, right, level.ways) if cutting else NO_CUT)

    return Breach(sources, targets, "", case.weakest(hops), level.severity, tell)


def tell_path(case: Case, hops: Sequence[Hop], cut: Cut) -> Telling:
    """A path in words, with the place of each hop and the least to take away."""
    verb = "reaches" if case.is_intent else "can reach"
    message = f"{case.name(hops[0].source)} {verb} {case.name(hops[-1].target)}: {case.in_words(hops)}"
    words, places = cut
    labels = case.labels(hops)
    there = {label.span for label in labels}
    labels += tuple(place for place in places if place.span not in there)
    helps = [f"the least to take away: {words}"] if words else []
    if not case.is_intent and Cause.PUBLISHED in case.causes(hops[:1]):
        helps.append(f"{CLOSES_PUBLISHED} closes the first connection")
    return Telling(message, labels, "; ".join(helps))


def told_ports(ports: Ports | None) -> str:
    """Ports in a message."""
    if ports is None:
        return "any port"
    several = len(ports) > 1 or ports[0].first != ports[0].last
    return f"port{'s' * several} {', '.join(map(str, ports))}"


def _pair(sources: Group, targets: Group) -> tuple[int, int]:
    return next((one, other) for one in sources for other in targets if one != other)
