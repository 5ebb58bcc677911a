"""How replicas are placed one task after another: spread as Swarm does it, packed, or by chance.

In: a state, a task, and how many of it. Out: the state has them as far as there was room, and how many found
none. None of these takes anything back: what they leave out may fit if others stood elsewhere.

Spread is Swarm's: a host with fewer of the task comes first, and then one that runs less in all; preferences
divide hosts into branches that are kept even before that.
https://github.com/moby/swarmkit/blob/master/design/scheduler.md
"""

from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heapreplace

from dotcompile.graph.placing.chance import Chance
from dotcompile.graph.placing.state import State

Strategy = Callable[[State, int, int], int]
"""Places so many of a task, and returns how many found no room."""


def spread(levels: Sequence[Sequence[int]] = ()) -> Strategy:
    """Even by the branches that each level says of each host, then by hosts."""

    def place(state: State, task: int, count: int) -> int:
        return count - _even(state, task, count, list(state.tables.hosts), levels)

    return place


def _even(state: State, task: int, count: int, hosts: list[int], levels: Sequence[Sequence[int]]) -> int:
    """How many were placed. Branches that are full leave their share to the others."""
    if not levels:
        return _even_hosts(state, task, count, hosts)
    branches: dict[int, list[int]] = {}
    for host in hosts:
        branches.setdefault(levels[0][host], []).append(host)
    running = {key: sum(state.there[task][host] for host in those) for key, those in branches.items()}
    waiting = sorted(branches)
    placed = 0
    while placed < count and waiting:
        key = min(waiting, key=lambda one: (running[one], one))
        if _even(state, task, 1, branches[key], levels[1:]):
            running[key] += 1
            placed += 1
        else:
            waiting.remove(key)
    return placed


def _even_hosts(state: State, task: int, count: int, hosts: Sequence[int]) -> int:
    there, load = state.there[task], state.load
    queue = [(there[host], load[host], host) for host in hosts if state.takes(task, host)]
    heapify(queue)
    for placed in range(count):
        while queue and not state.takes(task, queue[0][2]):
            heappop(queue)
        if not queue:
            return placed
        host = queue[0][2]
        state.put(task, host, 1)
        heapreplace(queue, (there[host], load[host], host))
    return count


def pack(state: State, task: int, count: int) -> int:
    """On the fewest hosts that take it evenly, the fullest ones first.

    Evenly, since that is what labels of hosts can say.
    """
    hosts = [host for host in state.tables.hosts if state.takes(task, host) or state.there[task][host]]
    hosts.sort(key=lambda host: (-state.there[task][host], *_emptiness(state, host), host))
    for width in range(1, len(hosts) + 1):
        if _holds_evenly(state, task, count, hosts[:width]):
            return count - _even_hosts(state, task, count, hosts[:width])
    return count - _even_hosts(state, task, count, hosts)


def _holds_evenly(state: State, task: int, count: int, hosts: Sequence[int]) -> bool:
    there = state.there[task]
    share, more = divmod(count + sum(there[host] for host in hosts), len(hosts))
    spare = [there[host] + state.room(task, host) - share for host in hosts]
    return min(spare) >= 0 and sum(one > 0 for one in spare) >= more


def _emptiness(state: State, host: int) -> tuple[float, int]:
    """How much of a host is left, by its scarcest resource; where nothing is said, by how little it runs."""
    parts = [
        rest / capacity
        for rest, capacity in zip(state.rest[host], state.tables.capacities[host], strict=True)
        if capacity
    ]
    return min(parts, default=1.0), -state.load[host]


def scatter(seed: int) -> Strategy:
    """On hosts in an order by chance, each once before any twice."""

    def place(state: State, task: int, count: int) -> int:
        order = Chance(seed * 1_000_003 + task).shuffled(len(state.tables.hosts))
        hosts = [host for host in order if state.takes(task, host)]
        left = count
        while left and hosts:
            hosts = [host for host in hosts if state.takes(task, host)]
            lowest = min((state.there[task][host] for host in hosts), default=0)
            for host in [one for one in hosts if state.there[task][one] == lowest][:left]:
                state.put(task, host, 1)
                left -= 1
        return left

    return place
