"""Complete search: whether everything can be placed, within so many steps.

In: tables, and how many steps. Out: a placement, that there is none, or that the steps did not suffice.

One task after another is distributed, the one with the least room to spare first; of its hosts the fullest
comes first, and hosts that are alike get no more than the one before. A branch is left when a task has not
enough room any more, or all that remains is more than there is.
"""

from collections.abc import Iterator, Sequence
from enum import Enum

from dotcompile.graph.placing.instance import BOUNDLESS, Counts, Tables
from dotcompile.graph.placing.state import Tracked


class Failure(Enum):
    """Why there is no placement."""

    IMPOSSIBLE = "impossible"
    UNDECIDED = "undecided"


class _Frame:
    """One decision: how many of a task a host gets; `before` is a host like it that was decided before."""

    def __init__(self, task: int, hosts: Sequence[int], likes: Sequence[int], at: int) -> None:
        self.task, self.hosts, self.likes, self.at = task, hosts, likes, at
        self.values: Iterator[None] = iter(())


def search(tables: Tables, steps: int) -> Counts | Failure:
    """The first placement that is found."""
    state = Tracked(tables)
    if not any(state.left):
        return state.counts()
    if _is_dead(state):
        return Failure.IMPOSSIBLE
    stack = [_first_frame(state)]
    while stack:
        steps -= 1
        if steps < 0:
            return Failure.UNDECIDED
        frame = stack[-1]
        if next(frame.values, state) is state:
            stack.pop()
            continue
        if state.left[frame.task]:
            if _room_after(state, frame) >= state.left[frame.task]:
                stack.append(_frame(state, frame.task, frame.hosts, frame.likes, frame.at + 1))
        elif _closes(state, frame) and not _is_dead(state):
            if not any(state.left):
                return state.counts()
            stack.append(_first_frame(state))
    return Failure.IMPOSSIBLE


def _frame(state: Tracked, task: int, hosts: Sequence[int], likes: Sequence[int], at: int) -> _Frame:
    frame = _Frame(task, hosts, likes, at)
    frame.values = _values(state, frame)
    return frame


def _values(state: Tracked, frame: _Frame) -> Iterator[None]:
    """Put one number after another, each taken back when the next one is asked for."""
    task, host, like = frame.task, frame.hosts[frame.at], frame.likes[frame.at]
    least = 1 if state.is_needed(task, host) else 0
    most = min(state.rooms[task][host], state.left[task]) if _may_be_beside(state, task, host) else 0
    if like >= 0:
        most = min(most, state.there[task][like])
    for count in range(most, least - 1, -1):
        state.put(task, host, count)
        yield
        state.put(task, host, -count)


def _may_be_beside(state: Tracked, task: int, host: int) -> bool:
    return all(
        state.there[other][host] or (state.left[other] and state.rooms[other][host])
        for other in state.tables.beside[task]
    )


def _room_after(state: Tracked, frame: _Frame) -> int:
    room = state.rooms[frame.task]
    return sum(room[host] for host in frame.hosts[frame.at + 1 :])


def _closes(state: Tracked, frame: _Frame) -> bool:
    """Whether no host that is left out needs a task that is wholly placed."""
    task = frame.task
    return not any(not state.there[task][host] and state.is_needed(task, host) for host in state.tables.hosts)


def _first_frame(state: Tracked) -> _Frame:
    """The next task, with its hosts, the fullest first and those that are alike one after the other."""
    tables = state.tables
    waiting = [task for task in tables.tasks if state.left[task]]
    task = min(waiting, key=lambda one: (state.total[one] / state.left[one], -state.left[one], one))
    paired = [one for one in tables.tasks if tables.beside[one]]
    paired += [other for one in paired for other in tables.beside[one]]
    signs = {}
    for host in tables.hosts:
        if state.rooms[task][host]:
            rooms = tuple(rooms[host] for rooms in state.rooms)
            there = tuple(bool(state.there[one][host]) for one in paired)
            allowed = tuple(mask >> host & 1 for mask in tables.allowed)
            signs[host] = (tuple(state.rest[host]), rooms, there, allowed, tables.capacities[host])
    hosts = sorted(signs, key=lambda host: (signs[host], host))
    likes = [
        hosts[at - 1] if at and signs[hosts[at]] == signs[hosts[at - 1]] else -1 for at in range(len(hosts))
    ]
    return _frame(state, task, hosts, likes, 0)


def _is_dead(state: Tracked) -> bool:
    """Whether some task that is left has too little room, or all of them have."""
    tables = state.tables
    for task in tables.tasks:
        left = state.left[task]
        if not left:
            continue
        if state.total[task] < left:
            return True
        if tables.beside[task] and _room_beside(state, task) < left:
            return True
    return _is_short(state)


def _room_beside(state: Tracked, task: int) -> int:
    room = state.rooms[task]
    return sum(room[host] for host in state.tables.hosts if _may_be_beside(state, task, host))


def _is_short(state: Tracked) -> bool:
    """Whether there is less of something than all that is left takes."""
    amounts, left = state.tables.amounts, state.left
    for resource in range(len(state.tables.capacities[0]) if state.tables.capacities else 0):
        rest = sum(one[resource] for one in state.rest)
        asked = sum(amounts[task][resource] * left[task] for task in state.tables.tasks)
        if rest < BOUNDLESS // 2 and asked > rest:
            return True
    return False
