"""A plan is carried out as it stands: what is done is what it says, in its order, several things at a time.

In: a plan and an engine. Out: what became of each operation. Nothing is decided here: after a failure what
comes after it is left out, and whoever called looks again at what is there.
"""

from collections.abc import Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import nullcontext

from dotcompile.engine.applying.events import Applied, Came, Event, OnEvent
from dotcompile.engine.applying.made import Made
from dotcompile.engine.applying.pace import Pace
from dotcompile.engine.applying.performing import Performer
from dotcompile.engine.applying.services import ServicePerformer
from dotcompile.engine.applying.tasks import TaskWatch
from dotcompile.engine.applying.turns import Turns
from dotcompile.engine.applying.watching import Watch
from dotcompile.engine.cluster.actions import AwaitService
from dotcompile.engine.cluster.api import Manager
from dotcompile.engine.errors import EngineError
from dotcompile.engine.plan import Action, Await, Operation, Plan, RemoveContainer

#: Who waits, for health or for the end of a process, holds no place among those that give the engine work.
_WAITING = 64
_WAITERS = (Await, AwaitService, RemoveContainer)
#: A process that is told to end may take its time: after this the next is told so, too.
_TO_END = 2.0


def apply(
    plan: Plan, engine: Manager, on_event: OnEvent, pace: Pace, containers: Mapping[str, str] | None = None
) -> Applied:
    """Carry a plan out; `containers` are the IDs of those that are there, by name."""
    watch = Watch(engine, pace.clock, pace.seconds)
    tasks, made = TaskWatch(engine, pace.clock, pace.seconds), Made(plan, containers or {})
    services = ServicePerformer(engine, plan.project, made, tasks, pace.clock)
    performer = Performer(engine, plan.project, made, watch, services)
    turns = Turns(2 * pace.at_once, _TO_END)
    with ThreadPoolExecutor(pace.at_once) as workers, ThreadPoolExecutor(_WAITING) as waiters:
        try:
            return _Run(plan, performer, on_event, turns, workers, waiters).run()
        finally:
            watch.end()
            tasks.end()


class _Run:
    def __init__(
        self,
        plan: Plan,
        performer: Performer,
        on_event: OnEvent,
        turns: Turns,
        workers: ThreadPoolExecutor,
        waiters: ThreadPoolExecutor,
    ) -> None:
        self._performer, self._on_event, self._turns = performer, on_event, turns
        self._workers, self._waiters = workers, waiters
        self._operations = {one.number: one for one in plan.operations}
        self._open = {one.number: len(one.after) for one in plan.operations}
        self._next: dict[int, list[int]] = {}
        for one in plan.operations:
            for number in one.after:
                self._next.setdefault(number, []).append(one.number)
        self._done: list[Operation] = []
        self._failed: list[tuple[Operation, EngineError]] = []
        self._skipped: list[Operation] = []
        self._running: dict[Future[None], Operation] = {}

    def run(self) -> Applied:
        for number in [number for number, count in self._open.items() if not count]:
            self._begin(self._operations[number])
        try:
            while self._running:
                for future in wait(self._running, return_when=FIRST_COMPLETED).done:
                    self._end(self._running.pop(future), future)
        except BaseException:
            for future in self._running:
                future.cancel()
            raise
        return Applied(tuple(self._done), tuple(self._failed), tuple(self._skipped))

    def _begin(self, operation: Operation) -> None:
        self._tell(operation, Came.BEGUN)
        pool = self._waiters if isinstance(operation.action, _WAITERS) else self._workers
        self._running[pool.submit(self._perform, operation.action)] = operation

    def _perform(self, action: Action) -> None:
        with self._turns.taken() if isinstance(action, RemoveContainer) else nullcontext():
            self._performer.perform(action)

    def _end(self, operation: Operation, future: Future[None]) -> None:
        error = future.exception()
        if error is None:
            self._done.append(operation)
            self._tell(operation, Came.DONE)
            for number in self._next.get(operation.number, ()):
                self._open[number] -= 1
                if not self._open[number]:
                    self._begin(self._operations[number])
        elif isinstance(error, EngineError):
            self._failed.append((operation, error))
            self._tell(operation, Came.FAILED, error)
            self._skip(operation)
        else:
            raise error

    def _skip(self, operation: Operation) -> None:
        """Whatever comes after one that failed, each once."""
        waiting = list(self._next.get(operation.number, ()))
        skipped = {one.number for one in self._skipped}
        while waiting:
            number = waiting.pop()
            if number not in skipped:
                skipped.add(number)
                self._skipped.append(self._operations[number])
                self._tell(self._operations[number], Came.SKIPPED)
                waiting += self._next.get(number, ())

    def _tell(self, operation: Operation, came: Came, error: EngineError | None = None) -> None:
        self._on_event(Event(operation, came, len(self._operations), error))
