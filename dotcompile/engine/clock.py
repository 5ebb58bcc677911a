"""Time as the top floor hands it in."""

from collections.abc import Callable

from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Clock:
    """Seconds that only grow, and a way to let some pass."""

    now: Callable[[], float]
    sleep: Callable[[float], None]
