"""What the loss of hosts does: what moves, what no longer fits, what breaks, and whether managers agree.

In: what is asked, where it runs, and which hosts are lost. Out: what it does. What still runs stays where it
is: a swarm moves nothing that runs.
"""

from collections.abc import Iterator, Set

from dotcompile.graph.placing.instance import Counts, Instance, On, Tables
from dotcompile.graph.placing.search import Failure
from dotcompile.graph.placing.solve import solve
from dotcompile.graph.placing.state import State
from dotcompile.lowering.placing.asked import Asked
from dotcompile.lowering.placing.place import put_all
from dotcompile.model.topology import Link, Relation, Sort, Topology
from dotcompile.reach.ends import expand
from dotcompile.records import dataclass, replace

_CONNECTIONS = (Relation.FLOW, Relation.SERVE, Relation.INGRESS, Relation.EGRESS)


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many managers there are, and how many are left: more than half have to be."""

    managers: int
    left: int

    @property
    def holds(self) -> bool:
        """Whether anything can still be changed."""
        return 2 * self.left > self.managers


@dataclass(frozen=True, slots=True)
class Loss:
    """What became of everything, with how many of each service run where.

    `missing` are those that run nowhere, `would_fit` whether they would if others stood elsewhere, None if
    that is not known. `down` are services of which none is left, `broken` the links that they are an end of.
    Where no manager is drawn there is no quorum to tell of.
    """

    lost: tuple[int, ...]
    before: Counts
    after: Counts
    missing: tuple[int, ...]
    would_fit: bool | None
    down: tuple[int, ...]
    broken: tuple[Link, ...]
    quorum: Quorum | None

    @property
    def moved(self) -> int:
        """How many run elsewhere now."""
        pairs = zip(self.before, self.after, strict=True)
        return sum(max(two - one, 0) for row in pairs for one, two in zip(*row, strict=True))


def lose(topology: Topology, asked: Asked, counts: Counts, lost: Set[int], seed: int = 0) -> Loss:
    """What happens when hosts are lost."""
    quorum = _quorum(asked, lost)
    instance = _without(asked, lost)
    state = State(Tables(instance))
    for task, row in enumerate(counts):
        for host, count in enumerate(row):
            if host not in lost:
                state.put(task, host, count)
    gone = tuple(
        0 if asked.everywhere[task] else sum(row[host] for host in lost) for task, row in enumerate(counts)
    )
    missing = gone
    if quorum is None or quorum.holds:
        missing = put_all(replace(asked, instance=instance), state, gone, seed)
    would_fit = None
    if any(missing) and missing is not gone:
        answer = solve(instance)
        would_fit = None if answer is Failure.UNDECIDED else answer is not Failure.IMPOSSIBLE
    after = state.counts()
    down = tuple(task for task, row in enumerate(after) if not any(row) and any(counts[task]))
    names = {asked.services[task].name for task in down}
    broken = tuple(_broken(topology, names))
    return Loss(tuple(sorted(lost)), counts, after, missing, would_fit, down, broken, quorum)


def rank(loss: Loss) -> tuple[bool, int, int, int, int]:
    """How bad a loss is: first whether anything can still be changed, then what breaks, then what moves."""
    return (
        loss.quorum is not None and not loss.quorum.holds,
        len(loss.broken),
        len(loss.down),
        sum(loss.missing),
        loss.moved,
    )


def lose_each(topology: Topology, asked: Asked, counts: Counts, seed: int = 0) -> tuple[Loss, ...]:
    """The loss of each host by itself, the worst first."""
    losses = [lose(topology, asked, counts, {host}, seed) for host in range(len(asked.hosts))]
    return tuple(sorted(losses, key=rank, reverse=True))


def _without(asked: Asked, lost: Set[int]) -> Instance:
    """What is asked of the hosts that are left; what is to be everywhere is so on fewer hosts."""
    left = sum(1 << host for host in range(len(asked.hosts)) if host not in lost)
    instance = asked.instance
    allowed = Tables(instance).allowed
    counts = [
        (allowed[task] & left).bit_count() if asked.everywhere[task] else count
        for task, count in enumerate(instance.counts)
    ]
    only = tuple(On(task, left) for task in range(len(counts)))
    return replace(instance, counts=tuple(counts), requirements=(*instance.requirements, *only))


def _quorum(asked: Asked, lost: Set[int]) -> Quorum | None:
    managers = [
        number
        for number, host in enumerate(asked.hosts)
        if "role" in host.settings and host.settings["role"].value == "manager"
    ]
    if not managers:
        return None
    return Quorum(len(managers), sum(number not in lost for number in managers))


def _broken(topology: Topology, down: Set[str]) -> Iterator[Link]:
    """The drawn connections that have an end of which nothing runs."""
    for link in topology.links:
        if link.relation in _CONNECTIONS and not link.deny:
            for end in (link.source, link.target):
                things = expand(topology, end.sort, end.name)
                if any(thing.sort is Sort.SERVICE and thing.name in down for thing in things):
                    yield link
                    break
