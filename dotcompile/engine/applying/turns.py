"""How many containers end at a time: as many as the engine can take, and more where they take their time.

In: how many, and after how many seconds the next may begin although one has not ended. Out: turns.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock, Semaphore, Timer


class Turns:
    """Places; one who keeps his for long has it, and lets another have one beside him."""

    def __init__(self, places: int, seconds: float) -> None:
        self._free, self._seconds = Semaphore(places), seconds

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for a place, and give it back in the end, or after some seconds."""
        self._free.acquire()
        first = Lock()

        def give_back() -> None:
            if first.acquire(blocking=False):
                self._free.release()

        late = Timer(self._seconds, give_back)
        late.daemon = True
        late.start()
        try:
            yield
        finally:
            late.cancel()
            give_back()
