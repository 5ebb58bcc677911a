"""The networks: those that are drawn with their guests, links for the flows that are left, ways in and out.

In: what is drawn, what leads in and out, and pairs that must share no network. Out: networks, each with its
members and why it is there, in an order that depends on the diagram alone.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import compress
from operator import not_

from dotcompile.diagnostics import Diagnostic
from dotcompile.graph.covering.cover import Cover, cover
from dotcompile.graph.covering.needs import EVERYONE, NOBODY, Given
from dotcompile.graph.grouped import Group, GroupedGraph
from dotcompile.lowering.demands import find_demands, find_graph
from dotcompile.lowering.deployment import Opening, Purpose
from dotcompile.lowering.drawn import Drawing, Drawn, find_open
from dotcompile.lowering.kinds import NETWORKS_NOT_FEWEST
from dotcompile.lowering.needs import Needs, find_needs
from dotcompile.lowering.outside import Outside
from dotcompile.lowering.splits import tell_of_split
from dotcompile.model.topology import Link, Topology
from dotcompile.reach.apart import PairSet
from dotcompile.reach.facts import Services, Target
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Planned:
    """A network to be: `drawn` if it is that of a zone or node, or a part of it; `links` ask for it."""

    purpose: Purpose
    members: Services
    internal: bool
    drawn: Drawn | None = None
    links: tuple[Link, ...] = ()


def plan_networks(
    topology: Topology, drawing: Drawing, outside: Outside, never: PairSet, target: Target
) -> tuple[tuple[Planned, ...], tuple[Diagnostic, ...]]:
    """All networks: drawn ones in source order, then links, then ways out and in."""
    found, of_demands = find_demands(topology, drawing.sandboxes)
    graph = find_graph(topology, drawing, found.demands, never)
    cliques = [graph.is_clique(one.members) for one in drawing.networks]
    whole = tuple(compress(drawing.networks, cliques))
    split = tuple(compress(drawing.networks, map(not_, cliques)))
    needs, of_needs = find_needs(graph, found.demands, whole, split)
    planner = _Planner(graph, whole, split, find_open(topology, drawing), outside)
    planned, spare = planner.plan(len(topology.services), needs, target)
    sandboxes = drawing.sandboxes.on_networks(range(len(topology.services)))
    planned += tuple(_alone(planned, sandboxes if target.cluster else sorted(found.with_host)))
    parts = Counter(one.drawn.key for one in planned if one.drawn is not None)
    told = [tell for one in split for tell in tell_of_split(one, parts[one.key], never)]
    told += [_not_proved(topology, len(planned), spare)] if spare else []
    return planned, (*of_demands, *of_needs, *told)


def _not_proved(topology: Topology, count: int, spare: int) -> Diagnostic:
    message = f"{count} networks hold the flows, and at least {count - spare} are needed"
    help_ = "nothing is wrong: up to ten services that are joined in any way, the number is proved"
    return Diagnostic(NETWORKS_NOT_FEWEST, message, topology.origin, help=help_)


def _alone(planned: Iterable[Planned], sandboxes: Iterable[int]) -> Iterator[Planned]:
    """A network for each sandbox that has none, and needs one."""
    placed = {member for one in planned for member in one.members}
    for sandbox in sandboxes:
        if sandbox not in placed:
            yield Planned(Purpose.ALONE, (sandbox,), internal=True)


class _Planner:
    def __init__(
        self,
        graph: GroupedGraph,
        whole: Sequence[Drawn],
        split: Sequence[Drawn],
        open_: frozenset[int],
        outside: Outside,
    ) -> None:
        self._graph = graph
        self._whole = whole
        self._split = split
        self._open = open_
        self._outside = outside

    def plan(self, size: int, needs: Needs, target: Target) -> tuple[tuple[Planned, ...], int]:
        """The networks, and how many fewer might do, as far as is known."""
        egress = self._egress()
        ingress = self._ingress(target, egress)
        given = [Given(one.members, self._welcomes(one)) for one in self._whole]
        given += [Given(group, NOBODY) for group in (*egress, *ingress)]
        found = cover(self._graph, size, given, needs.needs)
        inner = [*self._drawn(found, needs), *self._made(found, len(given), needs)]
        out = [*egress, *self._closed_in(inner)]
        planned = (
            *inner,
            *(Planned(Purpose.EGRESS, group, internal=False) for group in out),
            *(Planned(Purpose.INGRESS, group, internal=False) for group in ingress),
        )
        return planned, len(found.groups) - found.at_least

    def _egress(self) -> list[Group]:
        """Networks for drawn ways out: of services that have the same actors, and may talk to each other."""
        by_actors: dict[frozenset[str], list[int]] = {}
        for sandbox, actors in self._outside.actors.items():
            if sandbox not in self._open:
                by_actors.setdefault(actors, []).append(sandbox)
        return [group for members in by_actors.values() for group in self._graph.cliques(sorted(members))]

    def _ingress(self, target: Target, egress: Iterable[Group]) -> list[Group]:
        """Networks for services that could not publish otherwise: Docker publishes by a way out."""
        openings = self._outside.openings
        if target.cluster:  # the routing mesh publishes all but the ports of the one host that a task is on
            publishing = frozenset(at for at in openings if any(map(_is_direct, openings[at])))
        else:
            publishing = self._outside.entered.union(openings)
        return self._graph.cliques(sorted(publishing - (self._open - self._on_lan_only()).union(*egress)))

    def _on_lan_only(self) -> frozenset[int]:
        """Who goes out by interfaces of the host alone: engines publish nothing there."""
        by_lan: set[int] = set()
        otherwise: set[int] = set()
        for network in (*self._whole, *self._split):
            if not self._is_internal(network):
                (by_lan if network.driver.lan else otherwise).update(network.members)
        return frozenset(by_lan - otherwise)

    def _welcomes(self, network: Drawn) -> Container[int]:
        """Who may be a guest; on a network that leads out, only those who may go out anyway."""
        if not network.takes_guests:
            return NOBODY
        if self._is_internal(network):
            return EVERYONE
        return self._open | self._outside.actors.keys()

    def _is_internal(self, drawn: Drawn) -> bool:
        """Whether nothing leads out of a drawn network: it does if it says so, or all its members may."""
        if drawn.driver.pair:
            return True
        said = drawn.settings.get("internal")
        return bool(said.value) if said is not None else not self._open.issuperset(drawn.members)

    def _drawn(self, found: Cover, needs: Needs) -> Iterator[Planned]:
        for at, network in enumerate(self._whole):
            links = tuple(_links(found.serves[at], needs))
            yield Planned(Purpose.ZONE, found.groups[at], self._is_internal(network), network, links)

    def _made(self, found: Cover, first: int, needs: Needs) -> Iterator[Planned]:
        """Parts of split networks, and links; links in the order of the first flow of each."""
        split = [(frozenset(one.members), one) for one in self._split]
        for members, serves in zip(found.groups[first:], found.serves[first:], strict=True):
            drawn = next((one for all_, one in split if all_.issuperset(members)), None)
            links = tuple(_links(serves, needs))
            if drawn is not None:
                yield Planned(Purpose.ZONE, members, self._is_internal(drawn), drawn, links)
            else:
                yield Planned(Purpose.LINK, members, not self._open.issuperset(members), None, links)

    def _closed_in(self, planned: Iterable[Planned]) -> list[Group]:
        """Networks for services that may go out by what they say, and are on internal networks only."""
        out = {member for one in planned if not one.internal for member in one.members}
        return self._graph.cliques(sorted(self._open - out))


def _is_direct(opening: Opening) -> bool:
    return opening.said is not None and opening.said.mode == "host"


def _links(serves: Iterable[int], needs: Needs) -> Iterator[Link]:
    links = (needs.links[need] for need in serves)
    return iter({id(link): link for link in links if link is not None}.values())
