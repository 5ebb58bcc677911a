"""Waiting until containers have come so far: one list for all that wait, now and then.

In: a container's name and a condition. Out: nothing, or an error that says what it came to instead.
"""

from threading import Lock

from dotcompile.engine.api import Reader
from dotcompile.engine.clock import Clock
from dotcompile.engine.errors import EngineError, RefusedError
from dotcompile.engine.observe import read_container
from dotcompile.engine.state import ObservedContainer

_EVERY = 0.2
_TIMED_OUT = 408


class Watch:
    """Looks at containers for whoever waits."""

    def __init__(self, engine: Reader, clock: Clock, seconds: float) -> None:
        self._engine, self._clock, self._seconds = engine, clock, seconds
        self._lock = Lock()
        self._seen: dict[str, ObservedContainer] = {}
        self._at = float("-inf")
        self._over = False

    def end(self) -> None:
        """Let nobody wait any longer."""
        self._over = True

    def await_(self, name: str, condition: str) -> None:
        """Until a container has come so far."""
        began = self._clock.now()
        while not self._has_come(name, condition, began):
            if self._over or self._clock.now() - began > self._seconds:
                there = self._seen.get(name)
                state = "is not there" if there is None else f"is {there.health or there.state}"
                message = f"`{name}` {state} and not {condition} after {self._seconds:g} s"
                raise RefusedError(message, _TIMED_OUT)
            self._clock.sleep(_EVERY)

    def _has_come(self, name: str, condition: str, since: float) -> bool:
        there = self._look(name, since)
        if there is None:
            return False
        if condition == "completed":
            return _completed(there)
        if there.exit_code is not None:
            if condition == "started" and there.exit_code == 0:
                return True
            raise RefusedError(f"`{name}` exited with {there.exit_code}", _TIMED_OUT)
        if condition == "started":
            return there.state == "running"
        if there.state == "running" and not there.health:
            raise RefusedError(f"`{name}` has no health check that could be waited for", _TIMED_OUT)
        if there.health == "unhealthy":
            raise RefusedError(f"`{name}` is unhealthy", _TIMED_OUT)
        return there.health == "healthy"

    def _look(self, name: str, since: float) -> ObservedContainer | None:
        """What a container is like; who begins to wait does so with a look of his own."""
        with self._lock:
            now = self._clock.now()
            if self._at < since or now - self._at >= _EVERY:
                seen = map(read_container, self._engine.containers())
                self._seen, self._at = {one.name: one for one in seen}, now
            return self._seen.get(name)


def _completed(there: ObservedContainer) -> bool:
    if there.exit_code:
        raise EngineError(f"`{there.name}` exited with {there.exit_code}")
    return there.exit_code == 0
