"""Placements by trying one order of tasks after another: those that found no room come earlier next time.

In: tables, and how often to try. Out: a placement, or nothing, which proves nothing. What finds no room also
gets it by moving one other replica away. After D. E. Joslin and D. P. Clements, "Squeaky wheel" optimization,
https://doi.org/10.1613/jair.561
"""

from collections.abc import Callable, Sequence
from heapq import heapify, heappop, heapreplace

from dotcompile.graph.placing.chance import Chance
from dotcompile.graph.placing.ejecting import place_rest
from dotcompile.graph.placing.instance import BOUNDLESS, Counts, Tables
from dotcompile.graph.placing.state import State

#: How much a task gains that found no room.
_BLAME = 0.3
#: On how many hosts somebody is sought who could make room for another one.
_MOST_HOSTS = 50


def find_placement(tables: Tables, tries: int, steps: int) -> Counts | None:
    """A placement of everything, after so many orders and so many steps of repairing the best of them."""
    chance, weights = Chance(1), _weights(tables)
    totals = _totals(tables)
    best: State | None = None
    for number in range(tries):
        state = State(tables)
        order = sorted(tables.tasks, key=lambda task: (-weights[task], task))
        failed = [task for task in order if not _place(state, task, totals, chance, number)]
        if not failed and is_whole(state):
            return state.counts()
        if is_whole(state) and (best is None or sum(state.left) < sum(best.left)):
            best = state
        for task in failed or [chance.below(len(weights))]:
            weights[task] += _BLAME * (1 + chance.below(8) / 8)
    if best is None or not place_rest(best, steps, chance):
        return None
    return best.counts()


def is_whole(state: State) -> bool:
    """Whether each task is beside what it is to be beside."""
    tables = state.tables
    return all(
        state.there[other][host] or not state.there[task][host]
        for task in tables.tasks
        for other in tables.beside[task]
        for host in tables.hosts
    )


def _totals(tables: Tables) -> list[int]:
    """What all hosts have of each resource, of which somebody says how much there is."""
    columns = zip(*tables.capacities, strict=True)
    return [sum(amount for amount in column if amount < BOUNDLESS) or 1 for column in columns]


def _weights(tables: Tables) -> list[float]:
    """The larger its replicas, and the fewer its hosts, the sooner a task is placed."""
    totals, width = _totals(tables), len(tables.hosts)
    weights = []
    for task in tables.tasks:
        amounts = zip(tables.amounts[task], totals, strict=True)
        size = max((amount / total for amount, total in amounts), default=0.0) * width
        narrow = 1 - tables.allowed[task].bit_count() / max(width, 1)
        weights.append(size + narrow + 0.5 * len(tables.beside[task]) + 0.1 * len(tables.apart[task]))
    return weights


def _place(state: State, task: int, totals: Sequence[int], chance: Chance, number: int) -> bool:
    """Place all of a task; what others need beside them first."""
    tables = state.tables
    needed = [host for host in tables.hosts if state.is_needed(task, host) and not state.there[task][host]]
    for needing in needed:
        if not state.left[task] or not state.room(task, needing):
            return False
        state.put(task, needing, 1)
    rank = _ranking(state, task, totals, chance, number)
    queue = [(rank(host), host) for host in tables.hosts if _is_open(state, task, host)]
    heapify(queue)
    while state.left[task]:
        while queue and not _is_open(state, task, queue[0][1]):
            heappop(queue)
        host = queue[0][1] if queue else _make_room(state, task)
        if host is None:
            return False
        state.put(task, host, 1)
        if queue:
            heapreplace(queue, (rank(host), host))
    return True


def _ranking(
    state: State, task: int, totals: Sequence[int], chance: Chance, number: int
) -> Callable[[int], float]:
    """What comes first: the fullest host, in every third try the emptiest one, with more chance later on."""
    sign = -1 if number % 3 == 1 else 1
    noise = min(number, 40) / 400
    amounts = state.tables.amounts[task]
    weights = [
        1 + (amount / total if number % 3 == 2 else 0) for amount, total in zip(amounts, totals, strict=True)
    ]

    def rank(host: int) -> float:
        parts = zip(state.rest[host], totals, weights, strict=True)
        score = sum(left / total * weight for left, total, weight in parts if left < BOUNDLESS // 2)
        return sign * score * (1 + noise * chance.below(256) / 256)

    return rank


def _is_open(state: State, task: int, host: int) -> bool:
    return state.room(task, host) > 0 and _may_be_beside(state, task, host)


def _may_be_beside(state: State, task: int, host: int) -> bool:
    """Whether all that a task is to be beside is on a host, or may still come there."""
    for other in state.tables.beside[task]:
        if not state.there[other][host] and (not state.left[other] or not state.room(other, host)):
            return False
    return True


def _make_room(state: State, task: int) -> int | None:
    """A host that has room once one replica of another task has gone to another host."""
    tables, stuck = state.tables, set[int]()
    start = task % len(tables.hosts)
    near: list[int] = [*tables.hosts[start:], *tables.hosts[:start]][:_MOST_HOSTS]
    for host in near:
        if not tables.allowed[task] >> host & 1 or not _may_be_beside(state, task, host):
            continue
        for other in sorted(state.on[host] - {task} - stuck):
            if not state.is_alone(other, host):
                continue
            state.put(other, host, -1)
            if _is_open(state, task, host):
                away = next((one for one in near if one != host and state.takes(other, one)), None)
                if away is not None:
                    state.put(other, away, 1)
                    return host
                stuck.add(other)
            state.put(other, host, 1)
    return None
