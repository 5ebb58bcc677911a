"""What a rule is judged on: one plane of a topology, and what every form needs to know and to say of it.

In: a topology, its intent, and for the effective plane the facts of a deployment with what is effective on
them. Out: relations by how much their causes count; names of things, and paths in words with their places.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from dotcompile.diagnostics import Label, Severity
from dotcompile.model.topology import Link, Sort, Topology
from dotcompile.reach.cuts import FactCut, HostMode, Membership, find_fact_cut, find_line_cut
from dotcompile.reach.facts import FactNetwork, Facts, Published, Sandbox
from dotcompile.reach.relation import Cause, Connections, Edge, Group
from dotcompile.reach.search import Hop
from dotcompile.records import dataclass
from dotcompile.rules.form import Plane, Rule
from dotcompile.rules.select import Selection
from dotcompile.rules.selector import Selector
from dotcompile.rules.ways import Ways
from dotcompile.source import Span

#: How much a connection counts that holds by a cause, unless a rule file says otherwise; None is off.
SEVERITIES: Mapping[Cause, Severity | None] = {
    Cause.DRAWN: Severity.ERROR,
    Cause.ZONE: None,
    Cause.PORT: Severity.WARNING,
    Cause.REVERSE: Severity.WARNING,
    Cause.CO_TENANT: Severity.ERROR,
    Cause.PUBLISHED: Severity.ERROR,
    Cause.HOST_MODE: Severity.ERROR,
    Cause.EGRESS: Severity.ERROR,
}
#: How many names of a longer list are told.
TOLD = 6
#: Things and edges that the searches of one rule may look at: some seconds.
MOST_STEPS = 50_000_000


#: Things and edges that all cuts of a judgement may look at; after that, no cut is looked for.
CUT_STEPS = 600_000

Cut = tuple[str, tuple[Label, ...]]
"""What to take away, in words and as places."""
NO_CUT: Cut = ("", ())


@dataclass(frozen=True, slots=True)
class Level:
    """The connections that hold by causes that count at least so much."""

    severity: Severity
    ways: Ways


class Ground:
    """One plane of one topology. Relations are made ready when the first rule asks for them."""

    def __init__(
        self,
        plane: Plane,
        selection: Selection,
        connections: Connections,
        intent: Connections,
        severities: Mapping[Cause, Severity | None],
        facts: Facts | None = None,
    ) -> None:
        self.plane, self.selection, self.intent, self.facts = plane, selection, intent, facts
        self.severities = severities
        self._connections = connections
        self._steps_left = CUT_STEPS

    def may_cut(self) -> bool:
        """Whether there is time for one more cut."""
        self._steps_left -= len(self._connections.things) + len(self._connections.edges)
        return self._steps_left > 0

    @property
    def topology(self) -> Topology:
        """What was drawn."""
        return self.selection.topology

    @cached_property
    def all(self) -> Ways:
        """The whole relation."""
        return Ways(self._connections)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The relation by causes that are errors, then, if that is more, by those that are warnings too."""
        found: list[Level] = []
        for severity in (Severity.ERROR, Severity.WARNING):
            causes = {one for one, counts in self.severities.items() if counts and counts >= severity}
            connections = self._connections.only(causes)
            if not found or len(connections.edges) > len(found[-1].ways.connections.edges):
                whole = connections is self._connections
                found.append(Level(severity, self.all if whole else Ways(connections)))
        return tuple(found)

    @cached_property
    def zones(self) -> Mapping[int, Sequence[int]]:
        """For each service the zones, by number, that it is a member of."""
        topology = self.selection.topology
        number = {zone.name: place for place, zone in enumerate(topology.zones)}
        return {
            place: [number[name] for name in service.zones] for place, service in enumerate(topology.services)
        }

    def counts(self, edge: Edge) -> Severity | None:
        """How much an edge counts by its cause."""
        return self.severities[edge.cause]


class Case:
    """One rule on one plane."""

    def __init__(self, rule: Rule, ground: Ground, *, exact: bool = False) -> None:
        """If `exact`, every pair by which the rule is broken is to be found, and not only one."""
        self.rule, self.ground, self._exact = rule, ground, exact
        self._size = len(ground.all.connections.things)

    @property
    def levels(self) -> tuple[Level, ...]:
        """The relation, by what counts most first."""
        return self.ground.levels

    @property
    def is_intent(self) -> bool:
        """Whether this is about what is drawn."""
        return self.ground.plane is Plane.INTENT

    def group(self, selector: Selector) -> Group:
        """What a selector means on this plane."""
        group = self.ground.selection.group(selector)
        if not group or group[-1] < self._size:
            return group
        return tuple(one for one in group if one < self._size)  # the internet, which nobody has drawn

    def services(self, selector: Selector) -> Group:
        """The services among what a selector means."""
        return tuple(filter(self.is_service, self.group(selector)))

    def others(self, *selectors: Selector) -> Group:
        """All things of this plane that none of the selectors means."""
        named = {one for selector in selectors for one in self.group(selector)}
        return tuple(one for one in range(self._size) if one not in named)

    def is_service(self, thing: int) -> bool:
        """Whether a thing is a service; the others are actors."""
        return self.ground.all.connections.things[thing].sort is Sort.SERVICE

    @property
    def worst(self) -> Severity:
        """How much a breach counts that no cause makes any less."""
        return Severity.ERROR

    @property
    def zones(self) -> Mapping[int, Sequence[int]]:
        """For each service the zones, by number, that it is a member of."""
        return self.ground.zones

    def is_exact(self, searches: int) -> bool:
        """Whether every pair is to be found by so many searches; if that is too much, one has to do."""
        return self._exact and not self.is_too_much(searches)

    def is_too_much(self, searches: int) -> bool:
        """Whether so many searches would take more than some seconds."""
        return searches * (len(self.ground.all.connections.edges) + self._size) > MOST_STEPS

    def name(self, thing: int) -> str:
        """A thing in a message."""
        return f"`{self.ground.all.connections.things[thing].name}`"

    def names(self, things: Sequence[int]) -> str:
        """Some things in a message."""
        told = ", ".join(self.name(one) for one in things[:TOLD])
        return f"{told} and {len(things) - TOLD} more" if len(things) > TOLD else told

    def origins(self, things: Sequence[int]) -> tuple[Label, ...]:
        """Where things are drawn."""
        topology = self.ground.topology
        origins = [service.origin for service in topology.services]
        origins += [actor.origin for actor in topology.actors]
        names = self.ground.all.connections.things
        return tuple(Label(origins[one], names[one].name) for one in things if one < len(origins))

    def in_words(self, hops: Sequence[Hop]) -> str:
        """A path as an arrow from thing to thing."""
        members = [hops[0].source, *(hop.target for hop in hops)]
        return f"`{' -> '.join(self.ground.all.connections.things[one].name for one in members)}`"

    def causes(self, hops: Sequence[Hop]) -> tuple[Cause, ...]:
        """The causes that a path holds by, each that of the edge that counts most."""
        return tuple(dict.fromkeys(self._best(hop.edges).cause for hop in hops))

    def weakest(self, hops: Sequence[Hop]) -> Cause:
        """Of the causes that a path holds by, the one that nobody drew if there is one: it decides."""
        causes = self.causes(hops)
        return min(causes, key=lambda cause: (self.ground.severities[cause] or 0, cause is Cause.DRAWN))

    def labels(self, hops: Iterable[Hop]) -> tuple[Label, ...]:
        """The place of each hop, and what makes it possible there."""
        return tuple(self.label(self._best(hop.edges), hop.source, hop.target) for hop in hops)

    def label(self, edge: Edge, source: int, target: int) -> Label:
        """The place of a connection, and what makes it possible there."""
        things = self.ground.all.connections.things
        arrow = f"{things[source].name} -> {things[target].name}"
        match edge.because:
            case Link(origin=origin):
                by = "" if edge.cause is Cause.DRAWN else f", by {edge.cause}: {_MEANING[edge.cause]}"
                return Label(origin, f"{arrow}{by}")
            case FactNetwork(name=name):
                on = (
                    f"on network {name}"
                    if edge.cause is not Cause.EGRESS
                    else f"network {name} leads outside"
                )
                return Label(self._network_origin(name, source, target), f"{arrow}, by {edge.cause}: {on}")
            case Published() as published:
                how = f"port {published.container} is published on {published.address or 'all addresses'}"
                return Label(
                    self._service_origin(published.service, "publish"), f"{arrow}, by {edge.cause}: {how}"
                )
            case Sandbox(services, host=host):
                one = target if target in services else source
                how = "the host's own network" if host else "one sandbox"
                return Label(self._service_origin(one, "network_mode"), f"{arrow}, by {edge.cause}: {how}")

    def cut(self, sources: Group, targets: Group, ways: Ways) -> Cut:
        """The least to take away so that no path is left; nothing if it is not known."""
        if not self.ground.may_cut():
            return NO_CUT
        if self.is_intent or self.ground.facts is None:
            lines = find_line_cut(ways.connections, sources, targets) or ()
            words = [_line_in_words(line.link, line.connections) for line in lines]
            labels = tuple(Label(line.link.origin, "taking this away would part them") for line in lines)
            return _listed(words), labels
        facts = find_fact_cut(self.ground.facts, self.ground.all.connections, sources, targets) or ()
        return _listed([self._fact_in_words(fact) for fact in facts]), ()

    def _best(self, edges: Sequence[Edge]) -> Edge:
        """Of the edges of one hop the one that counts most; what is drawn before all others."""
        severities = self.ground.severities
        return max(edges, key=lambda edge: (severities[edge.cause] or 0, edge.cause is Cause.DRAWN))

    def _fact_in_words(self, fact: FactCut) -> str:
        match fact:
            case Membership(service, network):
                return f"{self.name(service)} on network {network.name}"
            case Published() as published:
                where = published.address or "all addresses"
                return f"port {published.container} of {self.name(published.service)} published on {where}"
            case HostMode(service):
                return f"the host's own network for {self.name(service)}"

    def _network_origin(self, name: str, source: int, target: int) -> Span:
        for network in self.ground.selection.drawn.networks:
            if network.name == name:
                return network.origin
        return self._service_origin(source if self.is_service(source) else target, "")

    def _service_origin(self, service: int, setting: str) -> Span:
        if not self.is_service(service):
            return self.ground.topology.origin
        drawn = self.ground.topology.services[service]
        return drawn.settings[setting].span if setting in drawn.settings else drawn.origin


_MEANING = {
    Cause.PORT: "on ports that are not drawn",
    Cause.REVERSE: "an engine cannot tell the directions apart",
}


def _line_in_words(link: Link, connections: int) -> str:
    drawn = f"`{link.source.name} -> {link.target.name}`"
    return drawn if connections == 1 else f"{drawn} ({connections} connections)"


def _listed(words: Sequence[str]) -> str:
    if len(words) > TOLD:
        return f"{'; '.join(words[:TOLD])} and {len(words) - TOLD} more"
    return "; ".join(words)
