"""A placement from one that lacks some replicas: they take the place of others, which seek another one.

In: a state, and how many steps. Out: whether everything is placed. What had to be placed by force often is
thrown out seldom, and some replicas move at random in between. After Y. Nagata and O. Bräysy, "A powerful
route minimization heuristic", https://doi.org/10.1016/j.orl.2009.04.006
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

from dotcompile.graph.placing.chance import Chance
from dotcompile.graph.placing.state import State

#: How many hosts are looked at for a replica that has no room, and how many move at random afterwards.
_HOSTS = 16
_MOVES = 12
#: How many tasks on a host are looked at when two or three have to go.
_CANDIDATES = 9


def place_rest(state: State, steps: int, chance: Chance) -> bool:
    """Place all that is left."""
    tables = state.tables
    penalties = [1] * len(tables.counts)
    waiting = [task for task in tables.tasks for _ in range(state.left[task])]
    while waiting and steps > 0:
        steps -= 1
        task = waiting.pop()
        if _settle(state, task, chance):
            continue
        penalties[task] += 1
        found = _cheapest(state, task, penalties, chance)
        if found is None:
            waiting.insert(chance.below(len(waiting) + 1), task)
        else:
            host, ejected = found
            for other in ejected:
                state.put(other, host, -1)
            if state.takes(task, host):
                state.put(task, host, 1)
            else:
                waiting.append(task)
            waiting[:0] = ejected
        _stir(state, chance)
    return not waiting


def _settle(state: State, task: int, chance: Chance) -> bool:
    """Put a replica where there is room, if anywhere."""
    hosts = [host for host in state.tables.hosts if state.takes(task, host)]
    if hosts:
        state.put(task, hosts[chance.below(len(hosts))], 1)
    return bool(hosts)


def _cheapest(
    state: State, task: int, penalties: Sequence[int], chance: Chance
) -> tuple[int, tuple[int, ...]] | None:
    """A host, and the replicas there that have to go, which together were placed by force least often."""
    tables = state.tables
    best: tuple[int, int, int, tuple[int, ...]] | None = None
    hosts = [host for host in tables.hosts if tables.allowed[task] >> host & 1]
    start = chance.below(len(hosts)) if hosts else 0
    for host in (*hosts[start:], *hosts[:start])[:_HOSTS]:
        if all(state.there[other][host] for other in tables.beside[task]):
            for ejected in _ejections(state, task, host, penalties):
                cost = sum(penalties[other] for other in ejected)
                key = (cost, len(ejected), chance.below(1 << 16), ejected)
                if best is None or key < best:
                    best, at = key, host
    return None if best is None else (at, best[3])


def _ejections(state: State, task: int, host: int, penalties: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Ways to make room on a host, each with as few replicas as there are in its kind."""
    tables, there = state.tables, state.there
    barring = [other for other in sorted(tables.apart[task]) if there[other][host]]
    must = tuple(other for other in barring for _ in range(there[other][host]))
    if len(must) > 3 or any(state.is_needed(other, host) for other in barring):
        return
    if there[task][host] >= tables.most[task]:
        return
    amounts, rest = tables.amounts[task], state.rest[host]
    lack = [amount - left for amount, left in zip(amounts, rest, strict=True)]
    for other in must:
        lack = [one - amount for one, amount in zip(lack, tables.amounts[other], strict=True)]
    if all(one <= 0 for one in lack):
        yield must
        return
    others = [
        other
        for other in sorted(state.on[host])
        if other not in must
        and other != task
        and other not in tables.beside[task]
        and any(amount > 0 for amount, one in zip(tables.amounts[other], lack, strict=True) if one > 0)
        and state.is_alone(other, host)
    ]
    others.sort(key=lambda other: (penalties[other], other))
    for number, pool in ((1, others), (2, others[:_CANDIDATES])):
        found = False
        for chosen in combinations(pool, number):
            if all(one <= sum(tables.amounts[other][at] for other in chosen) for at, one in enumerate(lack)):
                found = True
                yield (*must, *chosen)
        if found:
            return


def _stir(state: State, chance: Chance) -> None:
    """Move some replicas at random to where there is room."""
    tables = state.tables
    for _ in range(_MOVES):
        task, host = chance.below(len(tables.counts)), chance.below(len(tables.capacities))
        if state.takes(task, host):
            origins = [one for one in tables.hosts if one != host and state.there[task][one]]
            if origins:
                origin = origins[chance.below(len(origins))]
                if state.is_alone(task, origin):
                    state.put(task, origin, -1)
                    state.put(task, host, 1)
