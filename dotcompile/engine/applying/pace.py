"""How fast a plan is carried out."""

from dotcompile.engine.clock import Clock
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """How many operations there are at a time, and how many seconds a container has to become well."""

    clock: Clock
    at_once: int = 6
    seconds: float = 60
