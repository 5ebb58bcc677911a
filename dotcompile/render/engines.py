"""Layout engines: programs that take DOT and give places.

In: DOT of ours and the path of a Graphviz. Out: its JSON, or why there is none. An engine has so long and so
much memory and no more, and is told to open no files: Graphviz leaves them alone where SERVER_NAME is set.
https://graphviz.org/doc/info/attrs.html#d:imagepath
"""

import subprocess
from collections.abc import Mapping
from contextlib import suppress

from dotcompile.records import dataclass

MOST_MEMORY = 2 * 1024**3


@dataclass(frozen=True, slots=True)
class Engine:
    """A program by its path, and how many seconds it has."""

    name: str
    program: str
    seconds: float = 20


class LayoutError(Exception):
    """An engine gave no layout; the text says why."""


def run_engine(engine: Engine, dot: str) -> str:
    """The layout of a graph, as Graphviz's JSON without drawing operations."""
    environment = {"SERVER_NAME": "dotcompile", "LC_ALL": "C", "PATH": ""}
    command = [engine.program, "-Kdot", "-Tjson0"]
    try:
        done = _run(command, dot.encode(), environment, engine.seconds)
    except subprocess.TimeoutExpired:
        raise LayoutError(f"{engine.name} took more than {engine.seconds:g} s") from None
    except OSError as error:
        raise LayoutError(f"{engine.name} cannot be run: {error.strerror or error}") from None
    if done.returncode or not done.stdout:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise LayoutError(f"{engine.name} failed: {said[-1] if said else f'exit code {done.returncode}'}")
    return done.stdout.decode(errors="replace")


def _run(
    command: list[str], data: bytes, environment: Mapping[str, str], seconds: float
) -> "subprocess.CompletedProcess[bytes]":
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, env=environment) as process:
        try:
            _bound(process.pid)
            out, errors = process.communicate(data, seconds)
        except BaseException:
            process.kill()
            raise
    return subprocess.CompletedProcess(command, process.returncode, out, errors)


def _bound(pid: int) -> None:
    """Bound the memory of a process that waits for its input, on systems that can.

    To do it between fork and exec would copy this process each time.
    """
    try:
        from resource import RLIMIT_AS, prlimit
    except ImportError:
        return
    with suppress(ProcessLookupError, PermissionError):
        prlimit(pid, RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
