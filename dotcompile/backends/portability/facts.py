"""The facts that a diagram draws without an attribute: by where things stand, and by what joins them.

In: a topology and its intent. Out: facts in the order of the diagram's parts. Where the drawing itself
permits more than a fact says, as neighbours in a zone may talk both ways, the fact has its answer with it.
"""

from collections.abc import Iterator, Mapping

from dotcompile.backends.abilities.ability import Ability, Fact, Verdict
from dotcompile.backends.abilities.things import shown_link
from dotcompile.backends.portability.freedom import Freedom
from dotcompile.model.topology import End, Link, Relation, Sort, Topology, ZoneKind
from dotcompile.reach.effective import INTERNET
from dotcompile.reach.ends import publishes_on
from dotcompile.reach.relation import Connections, Edge
from dotcompile.records import dataclass
from dotcompile.source import Span

OUTSIDE = "outside"
"""What an edge between two actors is called: it is drawn, and no target has a part in it."""

_BETWEEN_ACTORS = Ability(Verdict.KEPT, "nothing is made of it: both are outside")
_BOTH_WAYS = Ability(Verdict.KEPT, "the drawing permits the other way, too")
_ANY_PORT = Ability(Verdict.KEPT, "the drawing permits other ports, too")
_ANYONE = Ability(Verdict.KEPT)
_NO_OTHER = Ability(Verdict.KEPT, "no other ones are published")
_ANY_HOST = Ability(Verdict.KEPT, "these are all the hosts that are drawn")
_NOTHING_PUBLISHED = Ability(
    Verdict.APPROXIMATED, "nothing is published, since nothing says what it listens on", "write `ports=`"
)
_NOBODY = Ability(Verdict.APPROXIMATED, "it joins no services, and nothing is made of it")
#: What an edge is by what it means, besides flows.
_OF_RELATION: Mapping[Relation, Fact] = {
    Relation.ATTACH: Fact.ATTACHMENT,
    Relation.SERVE: Fact.ATTACHMENT,
    Relation.INGRESS: Fact.INGRESS,
    Relation.EGRESS: Fact.EGRESS,
    Relation.MOUNT: Fact.MOUNT,
    Relation.PROVISION: Fact.PLACEMENT,
    Relation.CONTROL: Fact.CONTROL,
}
_FLOWS = (Relation.FLOW, Relation.SERVE)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One fact: what it is about and where that is drawn. `ability` is there if no target has a say in it."""

    shown: str
    fact: Fact | None
    span: Span
    ability: Ability | None = None


def facts_of(topology: Topology, intent: Connections) -> Iterator[Drawn]:
    """Every fact."""
    for zone in topology.zones:
        if zone.kind is ZoneKind.NETWORK:
            yield Drawn(f"zone `{zone.name}`", Fact.ISOLATION, zone.origins[0])
    for network in topology.networks:
        yield Drawn(f"network `{network.name}`", Fact.ISOLATION, network.origin)
    for service in topology.services:
        yield Drawn(f"`{service.name}`", Fact.SERVICE, service.origin)
    for host in topology.hosts:
        yield Drawn(f"host `{host.name}`", Fact.HOST, host.origin)
    links = _Links(topology, intent)
    for link in topology.links:
        yield from links.facts(link)


class _Links:
    """The edges of one topology on their way to facts."""

    def __init__(self, topology: Topology, intent: Connections) -> None:
        self._topology = topology
        self._freedom = Freedom(topology, intent)
        self._edges: dict[int, list[Edge]] = {}
        for edge in intent.edges:
            self._edges.setdefault(id(edge.link), []).append(edge)

    def facts(self, link: Link) -> Iterator[Drawn]:
        """What one edge draws."""
        shown, relation, edges = shown_link(link), link.relation, self._edges.get(id(link), [])
        if link.deny:
            yield Drawn(shown, Fact.DENIAL, link.origin)
            return
        if relation is Relation.OUTSIDE:
            yield Drawn(shown, None, link.origin, _BETWEEN_ACTORS)
            return
        if relation is not Relation.FLOW:
            yield Drawn(shown, _OF_RELATION[relation], link.origin, self._anyone(link, edges))
        if relation in _FLOWS:
            yield Drawn(shown, Fact.FLOW, link.origin, None if edges else _NOBODY)
        if relation in _FLOWS and edges and not link.both:
            free = all(self._freedom.permits(edge.targets, edge.sources) for edge in edges)
            yield Drawn(shown, Fact.DIRECTION, link.origin, _BOTH_WAYS if free else None)
        if link.ports is not None:
            yield Drawn(shown, Fact.PORT, link.ports.span, self._ports(link, edges))
        elif relation in _FLOWS and any(edge.ports is not None for edge in edges):
            yield Drawn(shown, Fact.PORT, link.origin, self._ports(link, edges))

    def _anyone(self, link: Link, edges: list[Edge]) -> Ability | None:
        """What is so on every target, where anyone may come in or go out, or where all hosts are meant."""
        match link.relation:
            case Relation.INGRESS if not any(edge.served for edge in edges):
                return _NOTHING_PUBLISHED
            case Relation.INGRESS if _is_internet(link.source):
                return _ANYONE
            case Relation.EGRESS if _is_internet(link.target):
                return _ANYONE
            case Relation.PROVISION if self._is_every_host(link.source):
                return _ANY_HOST
        return None

    def _ports(self, link: Link, edges: list[Edge]) -> Ability | None:
        """What is so on every target, where no other ports are there, or all may be used."""
        if not edges:
            return _NOBODY
        if link.relation is Relation.EGRESS:
            return None
        if link.relation is Relation.INGRESS:
            services = self._topology.services
            published = {publishes_on(services[one])[0] for edge in edges for one in edge.targets}
            return _NO_OTHER if published == {edge.ports for edge in edges} else None
        narrow = (edge for edge in edges if edge.ports is not None)
        free = all(self._freedom.permits_any_port(edge.sources, edge.targets) for edge in narrow)
        return _ANY_PORT if free else None

    def _is_every_host(self, end: End) -> bool:
        """Whether the orchestrator itself is meant, or a zone outside which there is no host."""
        hosts = self._topology.hosts
        return end.sort is Sort.ENGINE or (
            end.sort is Sort.ZONE and all(end.name in host.zones for host in hosts)
        )


def _is_internet(end: End) -> bool:
    return (end.sort, end.name) == (INTERNET.sort, INTERNET.name)
