"""Proofs that nothing fits, which need no search: too little room, too little of something, too few hosts.

In: tables. Out: the tasks that together cannot be placed, or nothing; nothing does not mean that they fit.

Amounts are also counted in whole units of each task's own: three halves of a host do not fit into one and a
half. What is counted so is a bound by a dual feasible function (G. S. Lueker 1983; S. Martello and P. Toth,
https://doi.org/10.1016/0166-218X(90)90094-S).
"""

from collections.abc import Iterator, Sequence

from dotcompile.graph.flow import find_cut
from dotcompile.graph.placing.instance import BOUNDLESS, Tables

Tasks = tuple[int, ...]
#: Beyond this many tasks times tasks times hosts, pairs are not compared.
_MOST_TRIPLES = 3_000_000
#: Beyond this many tasks times hosts, no flow is sought.
_MOST_PAIRS = 20_000
#: Units that amounts are counted in, for each resource and set of hosts.
_MOST_UNITS = 48


def find_excess(tables: Tables) -> Tasks:
    """Tasks that cannot be placed together whatever the others do; few of them if the proof knows few."""
    room = _rooms(tables)
    for bound in (_alone, _counted, _exclusive, _flowing):
        for tasks in bound(tables, room):
            return tasks
    return ()


def _rooms(tables: Tables) -> list[list[int]]:
    """How many of each task fit on each host by itself, where those that it is to be beside fit too."""
    room = [
        [tables.room(task, host, tables.capacities[host], 0) for host in tables.hosts]
        for task in tables.tasks
    ]
    changed = any(tables.beside)
    while changed:
        changed = False
        for task in tables.tasks:
            for other in tables.beside[task]:
                for host in tables.hosts:
                    if room[task][host] and (not room[other][host] or other in tables.apart[task]):
                        room[task][host], changed = 0, True
    return room


def _alone(tables: Tables, room: Sequence[Sequence[int]]) -> Iterator[Tasks]:
    """A task that does not fit even by itself, or not on as many hosts as what is beside it may have."""
    for task in tables.tasks:
        if sum(room[task]) < tables.counts[task]:
            yield task, *sorted(_all_beside(tables, task))
        for other in sorted(tables.beside[task]):
            widest = sorted(room[task], reverse=True)[: tables.counts[other]]
            if sum(widest) < tables.counts[task]:
                yield task, other


def _all_beside(tables: Tables, task: int) -> set[int]:
    found, waiting = {task}, [task]
    while waiting:
        new = tables.beside[waiting.pop()] - found
        found |= new
        waiting += new
    return found - {task}


def _counted(tables: Tables, room: Sequence[Sequence[int]]) -> Iterator[Tasks]:
    """For each set of hosts the tasks that must be within it: more than it has, in whole units of one."""
    masks = [sum(1 << host for host in tables.hosts if room[task][host]) for task in tables.tasks]
    for mask in sorted(set(masks)):
        inside = [task for task in tables.tasks if masks[task] & ~mask == 0 and tables.counts[task]]
        hosts = [host for host in tables.hosts if mask >> host & 1]
        for resource in range(len(tables.capacities[0]) if tables.capacities else 0):
            if any(tables.capacities[host][resource] >= BOUNDLESS for host in hosts):
                continue
            asked = {
                task: tables.amounts[task][resource] for task in inside if tables.amounts[task][resource]
            }
            for unit in (1, *sorted(set(asked.values()), reverse=True)[:_MOST_UNITS]):
                counted = {task: amount // unit * tables.counts[task] for task, amount in asked.items()}
                if sum(counted.values()) > sum(tables.capacities[host][resource] // unit for host in hosts):
                    yield tuple(task for task in counted if counted[task])


def _exclusive(tables: Tables, room: Sequence[Sequence[int]]) -> Iterator[Tasks]:
    """Tasks no two of which can share a host: more hosts than there are for them."""
    pairs = _rivals(tables, room)
    for first in tables.tasks:
        clique: list[int] = []
        for task in (first, *sorted(pairs[first], key=lambda one: (-tables.counts[one], one))):
            if all(task in pairs[other] for other in clique):
                clique.append(task)
        hosts = sum(any(room[task][host] for task in clique) for host in tables.hosts)
        if sum(_fewest_hosts(room[task], tables.counts[task]) for task in clique) > hosts:
            yield tuple(sorted(clique))


def _rivals(tables: Tables, room: Sequence[Sequence[int]]) -> list[set[int]]:
    pairs = [set(apart) for apart in tables.apart]
    if len(tables.tasks) ** 2 * len(tables.hosts) > _MOST_TRIPLES:
        return pairs
    for task in tables.tasks:
        for other in range(task):
            if not any(
                room[task][host] and room[other][host] and _fit_both(tables, task, other, host)
                for host in tables.hosts
            ):
                pairs[task].add(other)
                pairs[other].add(task)
    return pairs


def _fit_both(tables: Tables, task: int, other: int, host: int) -> bool:
    amounts = zip(tables.amounts[task], tables.amounts[other], tables.capacities[host], strict=True)
    return all(one + two <= capacity for one, two, capacity in amounts)


def _fewest_hosts(room: Sequence[int], count: int) -> int:
    for number, most in enumerate(sorted(room, reverse=True)):
        if count <= 0:
            return number
        count -= most
    return len(room)


def _flowing(tables: Tables, room: Sequence[Sequence[int]]) -> Iterator[Tasks]:
    """Too little of a resource for tasks that may be cut into pieces, but stay on their hosts."""
    size, width = len(tables.tasks), len(tables.hosts)
    if size * width > _MOST_PAIRS:
        return
    for resource in range(len(tables.capacities[0]) if tables.capacities else 0):
        asked = [amounts[resource] for amounts in tables.amounts]
        if not any(asked) or all(one[resource] >= BOUNDLESS for one in tables.capacities):
            continue
        edges = [(size + width, task) for task in tables.tasks]
        edges += [(task, size + host) for task in tables.tasks for host in tables.hosts]
        edges += [(size + host, size + width + 1) for host in tables.hosts]
        costs = [asked[task] * tables.counts[task] for task in tables.tasks]
        costs += [asked[task] * room[task][host] for task in tables.tasks for host in tables.hosts]
        costs += [capacity[resource] for capacity in tables.capacities]
        total = sum(costs[:size])
        cut = find_cut(
            size + width + 2, edges, [size + width], [size + width + 1], [None] * (size + width + 2), costs
        )
        if cut is not None and cut.cost < total:
            spared = set(cut.edges)
            yield tuple(task for task in tables.tasks if asked[task] and task not in spared)
