"""`dotcompile logs FILE`: what the containers of a project wrote."""

from argparse import Namespace
from collections.abc import Sequence
from queue import Queue
from threading import Thread

from dotcompile.cli.deploying import Described
from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.observing import EXIT_CODES, add_all, observed
from dotcompile.cli.parser import Parser
from dotcompile.cli.runners import containers_of
from dotcompile.cli.session import Session
from dotcompile.engine.cluster.api import ClusterReader
from dotcompile.engine.errors import EngineError
from dotcompile.engine.ownership import NAME
from dotcompile.engine.state import ObservedContainer
from dotcompile.records import dataclass
from dotcompile.reports.visible import visible

_EPILOG = f"""\
examples:
  dotcompile logs shop.dot
  dotcompile logs --follow --tail 20 shop.dot api db

{EXIT_CODES}"""


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a container; None when there are no more, or an error why not."""

    container: str
    text: str | None
    error: EngineError | None = None


def parser() -> Parser:
    """The options of `logs`."""
    usage = "dotcompile logs [OPTION]... FILE [SERVICE]..."
    made = Parser("dotcompile logs", usage, "Tell what the containers of a project wrote.", _EPILOG)
    made.add_argument("--follow", action="store_true", help="go on as they write more")
    made.add_argument("--tail", metavar="N", type=int, help="only the last N lines of each")
    made.add_argument("--timestamps", action="store_true", help="tell when each line was written")
    add_all(made, "FILE")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Print the lines as they come, each with the name of its container."""

    def show(project: str, said: Described | None, engine: ClusterReader, services: list[str]) -> int:
        found = containers_of(project, said, engine)
        there = {one.labels.get(NAME, "") for one in found}
        for name in services:
            if name not in there:
                raise UsageError(f"nothing runs of service `{name}`{did_you_mean(name, there)}")
        wanted = [one for one in found if not services or one.labels.get(NAME) in services]
        return _show(wanted, engine, arguments, session)

    return observed(show, arguments, session)


def _show(
    containers: Sequence[ObservedContainer], engine: ClusterReader, arguments: Namespace, session: Session
) -> int:
    """One after the other or, if they are followed, as they come."""
    lines: Queue[_Line] = Queue(maxsize=1000)
    width = max((len(one.name) for one in containers), default=0)
    code, following = 0, bool(arguments.follow)
    threads = [Thread(target=_read, args=(one, engine, arguments, lines), daemon=True) for one in containers]
    for group in [threads] if following else [[one] for one in threads]:
        for thread in group:
            thread.start()
        ended = 0
        while ended < len(group):
            line = lines.get()
            if line.text is not None:
                session.stdout.write(f"{visible(line.container):<{width}} | {visible(line.text)}\n")
                continue
            ended += 1
            if line.error is not None:
                session.complain(f"{line.container}: {line.error}")
                code = 3
        session.stdout.flush()
    return code


def _read(
    container: ObservedContainer, engine: ClusterReader, arguments: Namespace, lines: "Queue[_Line]"
) -> None:
    """Whole lines of both streams: pieces of them come as they were written."""
    open_: dict[str, bytes] = {}
    error = None
    try:
        logs = engine.task_logs if container.host else engine.logs
        pieces = logs(
            container.id, follow=arguments.follow, tail=arguments.tail, timestamps=arguments.timestamps
        )
        for stream, piece in pieces:
            *whole, open_[stream] = (open_.get(stream, b"") + piece).split(b"\n")
            for line in whole:
                lines.put(_Line(container.name, _text(line)))
    except EngineError as caught:
        error = caught
    for rest in open_.values():
        if rest:
            lines.put(_Line(container.name, _text(rest)))
    lines.put(_Line(container.name, None, error))


def _text(line: bytes) -> str:
    return line.decode(errors="replace").rstrip("\r")
