"""What must share a network: the flows that are drawn, between the sandboxes of their ends.

In: a topology, its sandboxes, and pairs that must not. Out: demands, and the graph of who may share a network
with whom. A flow between zones stays one demand.
"""

from collections.abc import Iterator, Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.graph.grouped import GroupedGraph
from dotcompile.lowering.drawn import Drawing
from dotcompile.lowering.drivers.driver import Place
from dotcompile.lowering.kinds import NO_NETWORK
from dotcompile.lowering.sandboxes import Sandboxes
from dotcompile.model.topology import End, Link, Relation, Sort, Topology
from dotcompile.model.values.form import shown
from dotcompile.reach.apart import PairSet
from dotcompile.reach.facts import Services
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Demand:
    """Each of `callers` and each of `called` must share a network."""

    callers: Services
    called: Services
    link: Link


@dataclass(frozen=True, slots=True)
class Demands:
    """All demands; and who has a flow with a service in its host's sandbox, which any network will do for."""

    demands: tuple[Demand, ...]
    with_host: frozenset[int]


def find_demands(topology: Topology, sandboxes: Sandboxes) -> tuple[Demands, tuple[Diagnostic, ...]]:
    """What every flow demands; a service that is on no network cannot have one."""
    ends = _Ends(topology, sandboxes)
    demands: list[Demand] = []
    with_host: set[int] = set()
    without: dict[int, Link] = {}
    for link in topology.links:
        if link.relation in (Relation.FLOW, Relation.SERVE) and not link.deny:
            callers, called = ends.sandboxes_of(link.source), ends.sandboxes_of(link.target)
            if callers and called and not (callers == called and len(called) == 1):
                demands.append(Demand(callers, called, link))
            if ends.has_host(link.source) or ends.has_host(link.target):
                with_host |= {*callers, *called}
            for end in (link.source, link.target):
                for service in ends.without_network(end):
                    without.setdefault(service, link)
    found = Demands(tuple(demands), frozenset(with_host))
    return found, tuple(_told(topology, service, link) for service, link in without.items())


def find_graph(
    topology: Topology, drawing: Drawing, demands: Sequence[Demand], never: PairSet
) -> GroupedGraph:
    """Who may share a network: those of a demand, and neighbours that nothing keeps apart."""
    on_networks = drawing.sandboxes.on_networks
    apart = ((on_networks(group.left), on_networks(group.right)) for group in never.groups)
    return GroupedGraph(
        len(topology.services),
        ((demand.callers, demand.called) for demand in demands),
        (network.members for network in drawing.networks if not network.is_strict),
        ((left, right) for left, right in apart if left and right),
    )


class _Ends:
    """What ends of links stand for, each worked out once."""

    def __init__(self, topology: Topology, sandboxes: Sandboxes) -> None:
        self._topology = topology
        self._sandboxes = sandboxes
        self._number = {service.name: at for at, service in enumerate(topology.services)}
        self._known: dict[tuple[Sort, str], Services] = {}
        self._elsewhere: dict[tuple[Sort, str], tuple[Services, bool]] = {}

    def sandboxes_of(self, end: End) -> Services:
        """The sandboxes of an end that are on networks."""
        key = end.sort, end.name
        if key not in self._known:
            services = tuple(self._services(end))
            places, root = self._sandboxes.places, self._sandboxes.root
            self._known[key] = self._sandboxes.on_networks(services)
            without = tuple(one for one in services if places[root[one]] is Place.NOTHING)
            self._elsewhere[key] = without, any(places[root[one]] is Place.HOST for one in services)
        return self._known[key]

    def without_network(self, end: End) -> Services:
        """The services of an end that can be on none."""
        return self._elsewhere[end.sort, end.name][0]

    def has_host(self, end: End) -> bool:
        """Whether a service of an end is in its host's sandbox."""
        return self._elsewhere[end.sort, end.name][1]

    def _services(self, end: End) -> Iterator[int]:
        match end.sort:
            case Sort.SERVICE:
                yield self._number[end.name]
            case Sort.ZONE:
                yield from (self._number[name] for name in self._topology.services_of(end.name))
            case Sort.NETWORK:
                for link in self._topology.joining[end.name]:
                    member = link.source if link.relation is Relation.ATTACH else link.target
                    yield from self._services(member)


def _told(topology: Topology, service: int, link: Link) -> Diagnostic:
    name = topology.services[service].name
    message = f"{shown(name)} is on no network, and a flow is drawn that it is an end of"
    return Diagnostic(
        NO_NETWORK, message, link.origin, help="take the flow away, or what keeps it off networks"
    )
