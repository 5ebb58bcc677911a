"""Waiting until services have come so far: one list of tasks for all that wait, now and then.

In: a service's name and a condition. Out: nothing, or an error that says what is missing.
"""

from threading import Lock

from dotcompile.engine.clock import Clock
from dotcompile.engine.cluster.api import ClusterReader
from dotcompile.engine.cluster.observe import read_service, read_task
from dotcompile.engine.cluster.settled import find_unsettled
from dotcompile.engine.cluster.state import ObservedService, ObservedTask
from dotcompile.engine.errors import RefusedError

_EVERY = 0.25
_TIMED_OUT = 408


class TaskWatch:
    """Looks at tasks for whoever waits."""

    def __init__(self, manager: ClusterReader, clock: Clock, seconds: float) -> None:
        self._manager, self._clock, self._seconds = manager, clock, seconds
        self._lock = Lock()
        self._services: dict[str, ObservedService] = {}
        self._tasks: dict[str, list[ObservedTask]] = {}
        self._at = self._moved = float("-inf")
        self._most, self._fewest = 0, float("inf")
        self._over = False

    def end(self) -> None:
        """Let nobody wait any longer."""
        self._over = True

    def await_(self, name: str, condition: str, service_id: str) -> None:
        """Until a service has come so far, or all its tasks are gone."""
        began = self._clock.now()
        while (missing := self._missing(name, condition, service_id, began)) is not None:
            if self._over or self._clock.now() - max(began, self._moved) > self._seconds:
                raise RefusedError(f"`{name}`: {missing} after {self._seconds:g} s", _TIMED_OUT)
            self._clock.sleep(_EVERY)

    def _missing(self, name: str, condition: str, service_id: str, since: float) -> str | None:
        with self._lock:
            self._look(since)
            if condition == "gone":
                left = self._tasks.get(service_id, ())
                return f"{len(left)} tasks have not ended" if left else None
            service = self._services.get(name)
            tasks = () if service is None else self._tasks.get(service.id, ())
        if service is None:
            return "it is not there"
        unsettled = find_unsettled(service, tasks, condition)
        if unsettled is not None and unsettled.for_good:
            raise RefusedError(f"`{name}`: {unsettled.what}", _TIMED_OUT)
        return None if unsettled is None else unsettled.what

    def _look(self, since: float) -> None:
        """Who begins to wait does so with a look of his own."""
        now = self._clock.now()
        if self._at >= since and now - self._at < _EVERY:
            return
        self._services = {one.name: one for one in map(read_service, self._manager.services())}
        self._tasks = {}
        for task in map(read_task, self._manager.tasks()):
            self._tasks.setdefault(task.service, []).append(task)
        self._at = now
        self._note_progress(now)

    def _note_progress(self, now: float) -> None:
        """Tasks share the hosts: as long as ever more of them run, or fewer are left, those that wait may."""
        tasks = [task for ones in self._tasks.values() for task in ones]
        running = sum(task.state == "running" for task in tasks)
        if running > self._most or len(tasks) < self._fewest:
            self._most, self._fewest = max(running, self._most), min(len(tasks), self._fewest)
            self._moved = now
