"""What is told while a plan is carried out."""

from collections.abc import Callable
from enum import StrEnum

from dotcompile.engine.errors import EngineError
from dotcompile.engine.plan import Operation
from dotcompile.records import dataclass


class Came(StrEnum):
    """What became of an operation."""

    BEGUN = "begun"
    DONE = "done"
    FAILED = "failed"
    SKIPPED = "skipped"  # one that it comes after was not done


@dataclass(frozen=True, slots=True)
class Event:
    """An operation, what became of it, and of one that failed the reason; `total` operations there are."""

    operation: Operation
    came: Came
    total: int
    error: EngineError | None = None


OnEvent = Callable[[Event], None]


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a plan: how much was done, and what failed, with the reasons."""

    done: tuple[Operation, ...]
    failed: tuple[tuple[Operation, EngineError], ...]
    skipped: tuple[Operation, ...]
