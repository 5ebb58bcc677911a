"""Look, plan, act, and look again, until nothing is left to do.

In: how a plan is made, and an engine. Out: what was done. A crash of anybody at any moment leaves something
that the next look sees; an engine that is gone for a while is waited for.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager

from dotcompile.engine.api import Engine
from dotcompile.engine.applying.events import Applied, OnEvent
from dotcompile.engine.applying.pace import Pace
from dotcompile.engine.cluster.api import Manager
from dotcompile.engine.errors import EngineError, ObstacleError, RefusedError, UnreachableError
from dotcompile.engine.plan import Operation, Plan, StartContainer
from dotcompile.engine.plan_text import said
from dotcompile.records import dataclass

#: How often the engine may go away, and how often one thing is tried.
_ROUNDS, _OFTEN = 4, 2
_TIMED_OUT = 408
_ENGINE_SECONDS = 60.0
_EVERY = 0.2


@dataclass(frozen=True, slots=True)
class Next:
    """What is to be done next, and the IDs of the containers that are there, by name."""

    plan: Plan
    containers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Work:
    """How a plan is made, how the lock is taken, and who may refuse a plan, by raising an error."""

    look: Callable[[], Next]
    lock: Callable[[], AbstractContextManager[None]]
    approve: Callable[[Plan], None]


class FailedError(EngineError):
    """Operations that were not done, also when they were tried again."""

    def __init__(self, failed: tuple[tuple[Operation, EngineError], ...]) -> None:
        self.failed = failed
        shown = "; ".join(f"{said(operation)}: {error}" for operation, error in failed[:3])
        more = f"; and {len(failed) - 3} more" if len(failed) > 3 else ""
        super().__init__(shown + more)


class BlockedError(ObstacleError):
    """What is in the way of a plan."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        super().__init__("; ".join(one.message for one in plan.obstacles))


def converge(work: Work, engine: Manager, on_event: OnEvent, pace: Pace) -> int:
    """Work until nothing is left to do; how many operations were done."""
    if not _next(work).plan.operations:
        return 0
    done, last = 0, UnreachableError("the engine does not answer")
    for _ in range(_ROUNDS):
        try:
            with work.lock():
                return done + _rounds(work, engine, on_event, pace)
        except UnreachableError as error:
            last = error
            await_engine(engine, pace)
    raise last


def await_engine(engine: Engine, pace: Pace) -> None:
    """Until the engine answers again; its error if it does not."""
    end = pace.clock.now() + _ENGINE_SECONDS
    while True:
        try:
            engine.about()
        except UnreachableError:
            if pace.clock.now() > end:
                raise
            pace.clock.sleep(_EVERY)
        else:
            return


def _rounds(work: Work, engine: Manager, on_event: OnEvent, pace: Pace) -> int:
    from dotcompile.engine.apply import apply  # where nothing is to be done it is not needed

    done, tried, failed = 0, Counter[str](), Applied((), (), ()).failed
    while True:
        plan = (found := _next(work)).plan
        if not plan.operations:
            return done
        # What failed twice is not tried a third time, and what was done is not done again.
        again = [one for one in plan.operations if tried[_key(one)] >= _OFTEN]
        if again:
            raise FailedError(failed or tuple((one, _again(one)) for one in again))
        work.approve(plan)
        applied = apply(plan, engine, on_event, pace, found.containers)
        _raise(applied)
        done += len(applied.done)
        tried.update({_key(one): _OFTEN for one in applied.done})
        tried.update(_key(one) for one, _ in applied.failed)
        failed = applied.failed


def _again(operation: Operation) -> EngineError:
    help_ = "; a job that is to end says `restart=no`" if isinstance(operation.action, StartContainer) else ""
    return EngineError(f"this was done, and is to be done again: {operation.because}{help_}")


def _key(operation: Operation) -> str:
    return f"{said(operation)}, {operation.because}"


def _next(work: Work) -> Next:
    found = work.look()
    if found.plan.obstacles:
        raise BlockedError(found.plan)
    return found


def _raise(applied: Applied) -> None:
    """What must not be tried again: an engine that is gone is waited for, and time is up only once."""
    for _, error in applied.failed:
        if isinstance(error, UnreachableError):
            raise error
    late = tuple(
        (one, error)
        for one, error in applied.failed
        if not isinstance(error, RefusedError) or error.status == _TIMED_OUT
    )
    if late:
        raise FailedError(late)
