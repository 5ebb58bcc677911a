"""What is to be placed: how many of each task, on hosts that have so much, by requirements.

In: numbers. Out: records, and the same as tables that search and strategies read. Fewer requirements never
make anything impossible: that is what a set of requirements in conflict is found by.
"""

from collections.abc import Iterable, Sequence

from dotcompile.records import dataclass

Amounts = tuple[int, ...]
Counts = tuple[tuple[int, ...], ...]
"""For each task how many of it each host runs."""

#: What a host has of a resource if nobody says it.
BOUNDLESS = 2**62


@dataclass(frozen=True, slots=True)
class Needs:
    """Each of a task takes so much of each resource."""

    task: int
    amounts: Amounts


@dataclass(frozen=True, slots=True)
class On:
    """A task runs on these hosts only, which are bits of a number."""

    task: int
    hosts: int


@dataclass(frozen=True, slots=True)
class Most:
    """One host runs at most so many of a task."""

    task: int
    count: int


@dataclass(frozen=True, slots=True)
class Apart:
    """No host runs both."""

    task: int
    other: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Each host that runs the task runs the other one too."""

    task: int
    other: int


Requirement = Needs | On | Most | Apart | Beside


@dataclass(frozen=True, slots=True)
class Instance:
    """Hosts with what they have, tasks with how many there are of each, and what is required."""

    capacities: tuple[Amounts, ...]
    counts: tuple[int, ...]
    requirements: tuple[Requirement, ...]


class Tables:
    """The requirements of an instance, each kind in a table by task."""

    def __init__(self, instance: Instance, kept: Iterable[Requirement] | None = None) -> None:
        self.capacities, self.counts = instance.capacities, instance.counts
        self.hosts, self.tasks = range(len(self.capacities)), range(len(self.counts))
        size = len(self.counts)
        everywhere = (1 << len(self.capacities)) - 1
        resources = len(instance.capacities[0]) if instance.capacities else 0
        self.amounts: list[Amounts] = [(0,) * resources] * size
        self.allowed = [everywhere] * size
        self.most = list(self.counts)
        self.apart: list[set[int]] = [set() for _ in range(size)]
        self.beside: list[set[int]] = [set() for _ in range(size)]
        self.dependents: list[set[int]] = [set() for _ in range(size)]  # who is to be beside each
        for one in instance.requirements if kept is None else kept:
            self._take(one)

    def _take(self, one: Requirement) -> None:
        match one:
            case Needs(task, amounts):
                self.amounts[task] = amounts
            case On(task, hosts):
                self.allowed[task] &= hosts
            case Most(task, count):
                self.most[task] = min(self.most[task], count)
            case Apart(task, other) if task == other:
                self.most[task] = min(self.most[task], 1)
            case Apart(task, other):
                self.apart[task].add(other)
                self.apart[other].add(task)
            case Beside(task, other) if task != other:
                self.beside[task].add(other)
                self.dependents[other].add(task)

    def room(self, task: int, host: int, rest: Sequence[int], there: int) -> int:
        """How many more of a task fit on a host that has so much left, and so many of it already."""
        if not self.allowed[task] >> host & 1:
            return 0
        room = self.most[task] - there
        for amount, left in zip(self.amounts[task], rest, strict=True):
            if amount and left < room * amount:
                room = left // amount
        return max(room, 0)
