"""How `up` and `down` work: with a lock, in rounds, asking before data is lost, telling how far they are.

In: the command line. Out: an exit code.
"""

import os
import socket
import time
from argparse import Namespace
from collections.abc import Callable
from contextlib import AbstractContextManager

from dotcompile.cli.connecting import connected
from dotcompile.cli.deploying import Described, described
from dotcompile.cli.errors import CommandError, UsageError
from dotcompile.cli.planning import FAILED, PLAN, tell_obstacles
from dotcompile.cli.progress import Progress
from dotcompile.cli.runners import check_only, is_on_cluster, runner_of
from dotcompile.cli.session import Session
from dotcompile.engine.applying.pace import Pace
from dotcompile.engine.clock import Clock
from dotcompile.engine.cluster.api import Manager
from dotcompile.engine.converge import BlockedError, FailedError, Next, Work, converge
from dotcompile.engine.dismantle import dismantle
from dotcompile.engine.errors import EngineError
from dotcompile.engine.lock import Claim, locked
from dotcompile.engine.observe import observe
from dotcompile.engine.plan import Plan
from dotcompile.engine.plan_text import said as told
from dotcompile.engine.runner import Scope
from dotcompile.records import dataclass


def run_up(arguments: Namespace, session: Session) -> int:
    """`up` of a diagram, or of a plan that was kept."""
    paths = list(dict.fromkeys(arguments.files))
    if len(paths) == 1 and paths[0].endswith(PLAN):
        from dotcompile.cli.keeping import kept  # most runs are of diagrams

        runner, plan = kept(paths[0], session)
        return _carry_out(_Work(plan, runner.lock), _connected(arguments, session), arguments, session)
    engine = _connected(arguments, session)
    said = described(arguments.files, arguments, session, engine)
    runner = runner_of(said)
    check_only(arguments.only, runner.services)
    scope = Scope(tuple(arguments.only), arguments.orphans)
    work = _Work(lambda engine: runner.look(engine, scope).next, runner.lock, said, said.prove)
    return _carry_out(work, engine, arguments, session)


def run_down(arguments: Namespace, session: Session) -> int:
    """`down` of a project: of services if the diagram is for a cluster or, without one, if there are any."""
    engine = _connected(arguments, session)
    said = described(arguments.files, arguments, session, engine) if arguments.files else None
    project = arguments.project if said is None else said.project

    def plan(engine: Manager) -> Next:
        if is_on_cluster(project, said, engine):
            from dotcompile.engine.cluster.observe import observe_cluster  # most engines are alone
            from dotcompile.engine.swarm.dismantle import dismantle_cluster

            return Next(dismantle_cluster(project, observe_cluster(engine), volumes=arguments.volumes), {})
        return Next(dismantle(project, observe(engine), volumes=arguments.volumes), {})

    def lock(engine: Manager, claim: Claim, clock: Clock) -> AbstractContextManager[None]:
        if is_on_cluster(project, said, engine):
            from dotcompile.engine.swarm.lock import locked_cluster

            return locked_cluster(engine, project, claim, clock)
        return locked(engine, project, claim, clock)

    return _carry_out(_Work(plan, lock, said), engine, arguments, session)


@dataclass(frozen=True, slots=True)
class _Work:
    """How a plan is made, and the lock taken; the diagram, and how it is proved, if there is one."""

    plan: Callable[[Manager], Next]
    lock: Callable[[Manager, Claim, Clock], AbstractContextManager[None]]
    said: Described | None = None
    prove: Callable[[], None] | None = None


def _connected(arguments: Namespace, session: Session) -> Manager:
    return connected(arguments, session.environment, _at_once(arguments.at_once))


def _carry_out(work: _Work, engine: Manager, arguments: Namespace, session: Session) -> int:
    """Let plans be made and carried out until nothing is left to do."""
    progress = Progress(session, quiet=arguments.quiet)
    pace = Pace(Clock(time.monotonic, time.sleep), _at_once(arguments.at_once), arguments.timeout)
    claim = Claim(_owner(), arguments.lock_timeout, arguments.probe_image)
    approval = _Approval(session, work.prove, yes=arguments.yes)
    try:
        working = Work(lambda: work.plan(engine), lambda: work.lock(engine, claim, pace.clock), approval.ask)
        done = converge(working, engine, progress.tell, pace)
    except EngineError as error:
        progress.clear()
        _tell(error, work.said, arguments.color, session)
        return FAILED
    progress.end(done, approval.left)
    return 0


def _tell(error: EngineError, said: Described | None, colour: str, session: Session) -> None:
    match error:
        case BlockedError():
            tell_obstacles(error.plan.obstacles, said, colour, session)
        case FailedError():
            for operation, reason in error.failed:
                session.complain(f"{told(operation)}: {reason}")
        case _:
            session.complain(str(error))


class _Approval:
    """What is to run is proved first; what loses data is asked about, once for each thing that is lost."""

    def __init__(self, session: Session, prove: Callable[[], None] | None, *, yes: bool) -> None:
        self._session, self._prove, self._yes = session, prove, yes
        self._approved: set[str] = set()
        self.left: tuple[str, ...] = ()

    def ask(self, plan: Plan) -> None:
        """Nothing, or an error if something would be lost that nobody wants to lose."""
        self.left = plan.left
        if self._prove is not None:
            self._prove()
            self._prove = None
        losses = {one.loses for one in plan.operations if one.loses} - self._approved
        if not losses or self._yes:
            return
        shown = "; ".join(sorted(losses))
        if not self._is_answered(shown):
            raise CommandError(f"nothing is done, since this would be lost: {shown}; --yes does it")
        self._approved |= losses

    def _is_answered(self, shown: str) -> bool:
        stdin = self._session.stdin
        if not (stdin.isatty() and self._session.stderr.isatty()):
            return False
        self._session.stderr.write(f"This will be lost: {shown}. Go on? [y/N] ")
        self._session.stderr.flush()
        return stdin.readline().strip().lower() in (b"y", b"yes")


def _at_once(asked: int) -> int:
    """The engine's own work is the bound: more at a time only wait for each other."""
    if asked < 0:
        raise UsageError("--at-once is how many operations there are at a time: 1 or more")
    return asked or min(8, 3 * (os.cpu_count() or 2))


def _owner() -> str:
    return f"{socket.gethostname()}, process {os.getpid()}"
