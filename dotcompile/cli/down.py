"""`dotcompile down FILE`: what `up` made is gone afterwards."""

from argparse import SUPPRESS, Namespace

from dotcompile.cli.connecting import add_engine
from dotcompile.cli.deploying import FaultyError, add_diagram
from dotcompile.cli.errors import UsageError
from dotcompile.cli.parser import Parser
from dotcompile.cli.session import Session
from dotcompile.cli.up import add_work
from dotcompile.engine.errors import EngineError

_EPILOG = """\
examples:
  dotcompile down shop.dot
  dotcompile down --volumes shop.dot
  dotcompile down --project shop

Volumes and what is in them are kept unless --volumes says otherwise. What is not of the project
is not touched.

exit codes:
  0  nothing of the project is left, but for volumes
  1  the diagram has errors
  2  the command was wrong, or a file could not be read
  3  the engine could not be reached, something was in the way, or an operation failed"""

FAULTY, FAILED = 1, 3


def parser() -> Parser:
    """The options of `down`."""
    usage = "dotcompile down [OPTION]... FILE\n       dotcompile down [OPTION]... --project NAME"
    made = Parser("dotcompile down", usage, "Take away what runs of a project.", _EPILOG)
    add = made.add_argument
    add("files", nargs="*", metavar="FILE", help=SUPPRESS)
    add("--project", metavar="NAME", help="the project's name, where the diagram is gone")
    add("--volumes", action="store_true", help="remove its volumes, too, and all that is in them")
    add_work(made)
    add_engine(made.add_argument_group("which engine"))
    add_diagram(made.add_argument_group("what is read and what counts"))
    add("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Take everything away."""
    from dotcompile.cli.working import run_down

    if bool(arguments.files) == bool(arguments.project):
        raise UsageError("name one diagram, or a project with --project")
    try:
        return run_down(arguments, session)
    except FaultyError:
        return FAULTY
    except EngineError as error:
        session.complain(str(error))
        return FAILED
