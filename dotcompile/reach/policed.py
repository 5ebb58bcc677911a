"""What packets can do where policies hold what is drawn: that, and what no policy can keep apart.

In: facts, the topology that they are of, its intent, its things. Out: edges, each with its cause. Services
that have one sandbox are one for every policy. A way in or out for somebody whose addresses nobody knows is
one for everybody outside; so whoever may go out to everybody also gets to what is published to everybody,
through the outside. On its host's network no policy is in force.
"""

from collections.abc import Iterator

from dotcompile.model.topology import Topology
from dotcompile.model.values.ports import Ports
from dotcompile.reach.carrying import narrowed
from dotcompile.reach.facts import Facts, Mode, Published, Sandbox
from dotcompile.reach.permitted import neighbours
from dotcompile.reach.relation import Because, Cause, Connections, Edge, Group, Thing
from dotcompile.reach.standing import Standing
from dotcompile.reach.whereabouts import ANYWHERE, ways_in, ways_out


def find_policed(
    facts: Facts, topology: Topology, intent: Connections, things: tuple[Thing, ...]
) -> Iterator[Edge]:
    """Every edge: what is drawn first, in its order."""
    working = _Working(facts, topology, intent, things)
    for edge in intent.edges:
        yield from working.drawn(edge)
    yield from working.sandboxes()
    yield from working.published()
    yield from working.hosted()
    yield from working.leaving()


class _Working:
    """The facts of one deployment on their way to edges."""

    def __init__(
        self, facts: Facts, topology: Topology, intent: Connections, things: tuple[Thing, ...]
    ) -> None:
        self._facts = facts
        self._topology = topology
        self._intent = intent
        self._standing = Standing(facts)
        self._neighbours = neighbours(topology)
        self._services = tuple(range(len(topology.services)))
        self._actors = tuple(range(len(topology.services), len(things)))

    def drawn(self, edge: Edge) -> Iterator[Edge]:
        """A drawn edge as far as it is possible; and the same for whoever shares a sandbox with an end."""
        if edge.sources[-1] in self._intent.actors:
            yield from self._entering(edge)
            return
        yield edge
        sources = self._everyone(edge.sources)
        targets = edge.targets if edge.targets[-1] in self._intent.actors else self._everyone(edge.targets)
        if (sources, targets) != (edge.sources, edge.targets):
            yield Edge(sources, targets, edge.ports, Cause.CO_TENANT, self._sandbox(sources, targets))

    def _entering(self, edge: Edge) -> Iterator[Edge]:
        """A way in is open at the ports that are published."""
        for target in edge.targets if edge.served else ():
            for published in self._standing.published_of.get(target, ()):
                ports = narrowed((published.container,), edge.ports)
                if ports != ():
                    yield Edge(edge.sources, (target,), ports, Cause.DRAWN, edge.because)

    def sandboxes(self) -> Iterator[Edge]:
        """Within a sandbox everything is open."""
        for root, group in self._standing.within.items():
            if self._facts.modes[root] is not Mode.HOST and len(group) > 1:
                for zone in self._neighbours:
                    together = tuple(one for one in zone if one in group)
                    if len(together) > 1:
                        yield Edge(together, together, None, Cause.ZONE, Sandbox(group))
                yield Edge(group, group, None, Cause.CO_TENANT, Sandbox(group))

    def published(self) -> Iterator[Edge]:
        """What is published to everybody outside is so to who can get there."""
        for published in self._facts.published:
            targets = self._standing.sandbox(published.service)
            for ports, ranges in ways_in(self._topology, self._intent, targets, published.container):
                if ranges == ANYWHERE:
                    yield Edge(self._actors, targets, ports, Cause.PUBLISHED, published)
                    yield from self._through_outside(targets, ports, published)

    def _through_outside(self, targets: Group, ports: Ports, published: Published) -> Iterator[Edge]:
        for sources, able in self._ways_out():
            through = ports if able is None else narrowed(able, ports)
            if through and (len(sources) > 1 or sources != targets):
                yield Edge(sources, targets, through, Cause.PUBLISHED, published)

    def hosted(self) -> Iterator[Edge]:
        """Whoever is on its host's network gets to all that is on the host, and is got at from there."""
        hosted = self._standing.hosted
        because = Sandbox(hosted, host=True)
        if hosted:
            for sources, targets in (
                (hosted, self._services),
                (self._services, hosted),
                (self._actors, hosted),
                (hosted, self._actors),
            ):
                if sources and targets and (len(sources) > 1 or sources != targets):
                    yield Edge(sources, targets, None, Cause.HOST_MODE, because)

    def leaving(self) -> Iterator[Edge]:
        """Ways out to somebody whose addresses nobody knows are ways out to everybody."""
        if self._facts.open:
            opened = self._everyone(self._facts.open)
            yield Edge(opened, self._actors, None, Cause.EGRESS, Sandbox(opened))
        for edge in self._intent.edges:
            if self._leads_anywhere(edge):
                yield Edge(self._everyone(edge.sources), self._actors, edge.ports, Cause.EGRESS, edge.because)

    def _ways_out(self) -> Iterator[tuple[Group, Ports | None]]:
        """Who may go out to everybody, and at which ports."""
        if self._facts.open:
            yield self._everyone(self._facts.open), None
        for edge in self._intent.edges:
            if self._leads_anywhere(edge):
                yield self._everyone(edge.sources), edge.ports

    def _leads_anywhere(self, edge: Edge) -> bool:
        out = edge.targets[-1] in self._intent.actors
        return out and ways_out(self._topology, edge) == ANYWHERE

    def _everyone(self, group: Group) -> Group:
        return self._standing.everyone(tuple(sorted({self._standing.root[one] for one in group})))

    def _sandbox(self, sources: Group, targets: Group) -> Because:
        shared = self._standing.within
        group = next(shared[self._standing.root[one]] for one in (*sources, *targets) if self._is_shared(one))
        return Sandbox(group)

    def _is_shared(self, service: int) -> bool:
        return service < len(self._services) and self._standing.root[service] in self._standing.within
