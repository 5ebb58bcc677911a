"""Plans in files: `plan --out FILE` keeps one, `up FILE` carries it out if the world is as it was.

In: a plan's parts, or the file. Out: the file, or what is wanted and how it is planned anew. The file holds
what containers are given, environments among it: nobody else may read it.
"""

import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from dotcompile.cli.deploying import Described
from dotcompile.cli.errors import UnreadableError, UnwritableError, UsageError
from dotcompile.cli.planning import PLAN
from dotcompile.cli.reading import read
from dotcompile.cli.runners import runner_of_kept
from dotcompile.cli.session import Session
from dotcompile.cli.writing import keep_inputs
from dotcompile.engine.cluster.api import Manager
from dotcompile.engine.converge import Next
from dotcompile.engine.errors import EngineError
from dotcompile.engine.runner import Runner, Scope

#: Another number is of another version's records.
FORMAT = 1
_MODE = 0o600
_UNCHANGED = 2


class ChangedError(EngineError):
    """The world is not as it was when the plan was made."""


def keep(path: str, said: Described, runner: Runner, scope: Scope, seen: str) -> None:
    """Write the file."""
    if not path.endswith(PLAN):
        raise UsageError(f"--out {path}: name the file NAME{PLAN}, by which `up` knows it")
    keep_inputs("--out", (path,), said.sources)
    kept = {
        "dotcompile": FORMAT,
        "target": said.deployment.target.name,
        "only": scope.only,
        "orphans": scope.orphans,
        "seen": seen,
        "wanted": runner.written(),
    }
    text = json.dumps(kept)
    beside = Path(f"{path}.{os.getpid()}")
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE), "wb") as file:
            file.write(f"{text}\n".encode())
        beside.replace(path)
    except OSError as error:
        with suppress(OSError):
            beside.unlink()
        raise UnwritableError(f"{path}: cannot be written: {error.strerror or error}") from None


def kept(path: str, session: Session) -> tuple[Runner, Callable[[Manager], Next]]:
    """What runs a file's plan, and how it is planned: at first only if the world is as it was."""
    said = _parsed(path, read(path, session))
    try:
        runner = runner_of_kept(said["target"], said["wanted"])
        seen, scope = said["seen"], Scope(tuple(said["only"]), bool(said["orphans"]))
    except (KeyError, TypeError, AttributeError) as error:
        raise UnreadableError(f"{path}: is no plan that can be carried out: {error!r}") from None
    looks = 0

    def plan(engine: Manager) -> Next:
        nonlocal looks
        looked = runner.look(engine, scope)
        # One look is before the lock is taken, one with it; after that, its own doings are changes.
        if looks < _UNCHANGED and looked.seen != seen:
            raise ChangedError(f"{path}: what is there has changed since the plan was made: plan again")
        looks += 1
        return looked.next

    return runner, plan


def _parsed(path: str, data: bytes) -> dict[str, Any]:
    try:
        said: Any = json.loads(data)
    except ValueError as error:
        raise UnreadableError(f"{path}: is no plan: {error}") from None
    if not isinstance(said, dict) or said.get("dotcompile") != FORMAT:
        raise UnreadableError(f"{path}: is no plan, or one of another version of dotcompile: plan again")
    return said
