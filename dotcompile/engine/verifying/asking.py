"""How what is to be tried is tried, inside a container's sandbox: by whichever way is possible there.

In: an engine, containers, and what each tries. Out: answers. Where the container's image is the probe, it is
run there (`exec`); else in a container beside it in the same sandbox (`sidecar`), whatever the image is; or,
by root of the engine's own machine, in the sandbox itself (`namespace`), which is the fastest. A result
without its last line is no result, and is asked for again.
"""

import subprocess
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from dotcompile.engine.api import Held
from dotcompile.engine.clock import Clock
from dotcompile.engine.errors import EngineError, RefusedError, UnreachableError
from dotcompile.engine.ownership import labels_of
from dotcompile.engine.probe.answers import Answer, read_answers
from dotcompile.engine.verifying.api import Prober
from dotcompile.engine.verifying.members import Member
from dotcompile.records import dataclass

PROBE = "probe"
WAYS = ("auto", "exec", "sidecar", "namespace")
_PROGRAM = "/probe"
#: An argument list has an end, and a container little memory.
_MOST_TARGETS = 1000
_AGAIN, _PAUSE = 5, 0.1
_NAME_SERVER = "127.0.0.11"


class Place(Protocol):
    """A sandbox in which the probe can be run."""

    def run(self, words: Sequence[str]) -> str:
        """What `probe WORDS` prints there."""


@dataclass(frozen=True, slots=True)
class Means:
    """How places are made: which way is wanted, the probe's image and, for this machine, its binary."""

    way: str
    image: str
    binary: Path | None
    at_once: int
    clock: Clock


@dataclass(frozen=True, slots=True)
class _Inside:
    """A container that has the program."""

    engine: Prober
    container: str

    def run(self, words: Sequence[str]) -> str:
        return self.engine.execute(self.container, (_PROGRAM, *words)).decode(errors="replace")


@dataclass(frozen=True, slots=True)
class _Entered:
    """The network namespace of a process of this machine; names are asked as its own files say."""

    pid: int
    binary: Path

    def run(self, words: Sequence[str]) -> str:
        command = ["nsenter", f"--net=/proc/{self.pid}/ns/net", "--", str(self.binary), words[0]]
        server = ["-n", _name_server(self.pid)] if words[0] == "try" else []
        done = subprocess.run([*command, *server, *words[1:]], capture_output=True, text=True, timeout=120)
        return done.stdout


@dataclass(frozen=True, slots=True)
class Here:
    """The machine on which this runs, which is none of the engine's."""

    binary: Path

    def run(self, words: Sequence[str]) -> str:
        """What `probe WORDS` prints."""
        return subprocess.run([self.binary, *words], capture_output=True, text=True, timeout=120).stdout


@contextmanager
def places_of(
    engine: Prober, project: str, members: Sequence[Member], means: Means
) -> Iterator[dict[str, Place]]:
    """Where each of these containers can be asked, by its ID; what was made for it is gone afterwards."""
    made: list[_Beside] = []
    with ThreadPoolExecutor(means.at_once) as pool:

        def place(member: Member) -> Place | None:
            if means.way in ("auto", "namespace") and means.binary and _is_here(member):
                return _Entered(member.pid, means.binary)
            if means.way in ("auto", "exec") and member.image == means.image:
                return _Inside(engine, member.id)
            if means.way in ("auto", "sidecar"):
                made.append(_Beside(engine))
                return made[-1].start(project, member, means.image)
            return None

        try:
            found = dict(zip((one.id for one in members), pool.map(_tolerant(place), members), strict=True))
            yield {container: one for container, one in found.items() if one is not None}
        finally:
            list(pool.map(_Beside.leave, made))


def ask(
    place: Place, targets: Sequence[str], options: Sequence[str], clock: Clock
) -> tuple[Answer, ...] | None:
    """The answers of all targets, None if there is no whole result to be had."""
    answers: list[Answer] = []
    for start in range(0, len(targets), _MOST_TARGETS):
        part = _ask(place, ("try", *options, *targets[start : start + _MOST_TARGETS]), clock)
        if part is None:
            return None
        answers += part
    return tuple(answers)


def _ask(place: Place, words: Sequence[str], clock: Clock) -> tuple[Answer, ...] | None:
    for _ in range(_AGAIN):
        with suppress(RefusedError, UnreachableError, OSError, subprocess.TimeoutExpired):
            answers = read_answers(place.run(words))
            if answers is not None:
                return answers
        clock.sleep(_PAUSE)
    return None


def _tolerant(place: Callable[[Member], Place | None]) -> Callable[[Member], Place | None]:
    """A container that goes away meanwhile is nowhere to be asked."""

    def told(member: Member) -> Place | None:
        try:
            return place(member)
        except RefusedError:
            return None

    return told


class _Beside:
    """A container in the sandbox of another, which lives as long as we hold its input."""

    def __init__(self, engine: Prober) -> None:
        self._engine = engine
        self._held: Held | None = None
        self._made = ""

    def start(self, project: str, member: Member, image: str) -> Place:
        body = {
            "Image": image,
            "Cmd": ["lease"],
            "Labels": labels_of(project, PROBE, member.service),
            "OpenStdin": True,
            "StdinOnce": True,
            "AttachStdin": True,
            "HostConfig": {
                "NetworkMode": f"container:{member.id}",
                "AutoRemove": True,
                "LogConfig": {"Type": "none"},
            },
        }
        self._made = self._engine.create_container("", body)
        self._held = self._engine.attach(self._made)
        self._engine.start(self._made)
        return _Inside(self._engine, self._made)

    def leave(self) -> None:
        with suppress(EngineError):
            if self._made:
                self._engine.remove_container(self._made)
        if self._held is not None:
            self._held.close()


def _is_here(member: Member) -> bool:
    """Whether the process is one of this machine, whose namespaces may be entered."""
    try:
        groups = Path(f"/proc/{member.pid}/cgroup").read_text()
        return member.id in groups and Path(f"/proc/{member.pid}/ns/net").stat().st_ino > 0
    except OSError:
        return False


def _name_server(pid: int) -> str:
    try:
        file = Path("/proc", str(pid), "root", "etc", "resolv.conf")
        lines = file.read_text(errors="replace").splitlines()
    except OSError:
        return _NAME_SERVER
    servers = [words[1] for words in map(str.split, lines) if words[:1] == ["nameserver"] and len(words) > 1]
    return servers[0] if servers else "0.0.0.0"
