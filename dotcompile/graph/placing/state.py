"""A placement in the making: what each host has left, and how many more of each task it could take.

In: tables, and what is put where or taken back. Out: room.
"""

from dotcompile.graph.placing.instance import Counts, Tables


class State:
    """Which tasks are where. `left` are how many of each are not placed yet, `rest` what hosts have left."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self.left = list(tables.counts)
        self.rest = [list(capacity) for capacity in tables.capacities]
        self.there = [[0] * len(tables.hosts) for _ in tables.tasks]
        self.on: list[set[int]] = [set() for _ in tables.hosts]
        self.load = [0] * len(tables.hosts)
        self._barred = [[0] * len(tables.hosts) for _ in tables.tasks]

    def put(self, task: int, host: int, count: int) -> None:
        """Place so many of a task on a host, or take them back if it is negative. Room is not looked at."""
        if not count:
            return
        there = self.there[task]
        before, after = there[host], there[host] + count
        there[host] = after
        self.left[task] -= count
        self.load[host] += count
        rest = self.rest[host]
        for resource, amount in enumerate(self.tables.amounts[task]):
            rest[resource] -= amount * count
        if not before or not after:
            change = 1 if after else -1
            self.on[host] ^= {task}
            for other in self.tables.apart[task]:
                self._barred[other][host] += change

    def room(self, task: int, host: int) -> int:
        """How many more of a task a host has room for, whatever it is to be beside."""
        if self._barred[task][host]:
            return 0
        return self.tables.room(task, host, self.rest[host], self.there[task][host])

    def takes(self, task: int, host: int) -> bool:
        """Whether a host can take one more of a task, as things are: what it is to be beside is there."""
        return self.room(task, host) > 0 and all(self.there[one][host] for one in self.tables.beside[task])

    def is_alone(self, task: int, host: int) -> bool:
        """Whether nothing on a host is beside this task, or more of it stay there, so that one may go."""
        if self.there[task][host] > 1:
            return True
        return not self.is_needed(task, host)

    def is_needed(self, task: int, host: int) -> bool:
        """Whether a host runs something that is to be beside a task."""
        return any(self.there[other][host] for other in self.tables.dependents[task])

    def counts(self) -> Counts:
        """What is where."""
        return tuple(map(tuple, self.there))


class Tracked(State):
    """One that knows all rooms at any time, and their `total` for each task: a step looks at all tasks."""

    def __init__(self, tables: Tables) -> None:
        super().__init__(tables)
        self.rooms = [[self.room(task, host) for host in tables.hosts] for task in tables.tasks]
        self.total = [sum(rooms) for rooms in self.rooms]

    def put(self, task: int, host: int, count: int) -> None:
        """Place so many of a task on a host, or take them back."""
        super().put(task, host, count)
        for other in self.tables.tasks if count else ():
            new = self.room(other, host)
            self.total[other] += new - self.rooms[other][host]
            self.rooms[other][host] = new
