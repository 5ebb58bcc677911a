"""What commands have in common that only look at what runs: which project, on which engine, how it is shown.

In: the command line. Out: a project's name, the diagram if there is one, and an engine that is only read.
"""

from argparse import SUPPRESS, Namespace
from collections.abc import Callable, Sequence

from dotcompile.cli.connecting import add_engine, connected
from dotcompile.cli.deploying import Described, FaultyError, add_diagram, described
from dotcompile.cli.errors import UsageError
from dotcompile.cli.parser import Parser
from dotcompile.cli.session import Session
from dotcompile.engine.cluster.api import ClusterReader
from dotcompile.engine.errors import EngineError
from dotcompile.reports.visible import visible

FAULTY, FAILED = 1, 3

EXIT_CODES = """\
exit codes:
  0  it is shown
  1  the diagram has errors
  2  the command was wrong, or a file could not be read
  3  the engine could not be reached"""


def add_all(made: Parser, words: str) -> None:
    """The options of all of these commands; `words` are what stands on the command line."""
    made.add_argument("words", nargs="*", metavar=words, help=SUPPRESS)
    text = "the project's name, where the diagram is gone"
    made.add_argument("--project", metavar="NAME", help=text)
    add_engine(made.add_argument_group("which engine"))
    add_diagram(made.add_argument_group("what is read and what counts"))
    made.add_argument("-h", "--help", action="store_true", help="show this")


def add_format(made: Parser) -> None:
    """How it is shown."""
    formats = ("text", "json")
    made.add_argument("--format", choices=formats, default="text", metavar="FORMAT", help=", ".join(formats))


Show = Callable[[str, Described | None, ClusterReader, list[str]], int]
"""What a command does with a project, its diagram, an engine, and the other words of the command line."""


def observed(show: Show, arguments: Namespace, session: Session) -> int:
    """Find the project and the engine, and show what was asked for."""
    words = list(arguments.words)
    if not arguments.project and not words:
        raise UsageError("name one diagram, or a project with --project")
    try:
        engine = connected(arguments, session.environment)
        try:
            said = None if arguments.project else described(words[:1], arguments, session, engine)
            project = arguments.project if said is None else said.project
            return show(project, said, engine, words if said is None else words[1:])
        finally:
            engine.close()
    except FaultyError:
        return FAULTY
    except EngineError as error:
        session.complain(str(error))
        return FAILED


def table(rows: Sequence[Sequence[str]]) -> str:
    """Rows as columns, with what others named made fit to show."""
    shown = [[visible(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(*shown, strict=True)]
    lines = ("  ".join(map(str.ljust, row, widths)).rstrip() for row in shown)
    return "".join(f"{line}\n" for line in lines)
