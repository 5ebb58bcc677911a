"""`dotcompile up FILE`: what is drawn runs afterwards."""

from argparse import SUPPRESS, Namespace

from dotcompile.cli.connecting import add_engine
from dotcompile.cli.deploying import FaultyError, add_diagram
from dotcompile.cli.parser import Parser
from dotcompile.cli.plan import add_scope
from dotcompile.cli.session import Session
from dotcompile.engine.errors import EngineError

_EPILOG = """\
examples:
  dotcompile up shop.dot
  dotcompile up --host ssh://deploy@db1 shop.dot
  dotcompile up --only api shop.dot
  dotcompile up monday.plan

A service that changed is replaced one container at a time; if the new one does not become
healthy, the old one takes its place again. If it is interrupted, however it is, `up` goes on
from there.

exit codes:
  0  what is drawn runs
  1  the diagram has errors
  2  the command was wrong, or a file could not be read
  3  the engine could not be reached, something was in the way, or an operation failed"""

FAULTY, FAILED = 1, 3


def parser() -> Parser:
    """The options of `up`."""
    usage = "dotcompile up [OPTION]... FILE\n       dotcompile up [OPTION]... FILE.plan"
    made = Parser("dotcompile up", usage, "Let what is drawn run.", _EPILOG)
    add = made.add_argument
    add("files", nargs="*", metavar="FILE", help=SUPPRESS)
    add_scope(made)
    add_work(made)
    add_engine(made.add_argument_group("which engine"))
    add_diagram(made.add_argument_group("what is read and what counts"))
    add("-h", "--help", action="store_true", help="show this")
    return made


def add_work(made: Parser) -> None:
    """The options of what changes an engine."""
    add = made.add_argument
    add("--yes", action="store_true", help="do also what loses data, without asking")
    text = "how long a container may take to become healthy; by default 60"
    add("--timeout", metavar="SECONDS", type=float, default=60.0, help=text)
    text = "how long to wait for others who work on the project; by default 60"
    add("--lock-timeout", metavar="SECONDS", type=float, default=60.0, help=text)
    text = "the image of the container that is the project's lock, in place of dotcompile's own"
    add("--probe-image", metavar="IMAGE", default="", help=text)
    text = "how many operations there are at a time; by default two for each processor, at most 8"
    add("--at-once", metavar="N", type=int, default=0, help=text)
    add("-q", "--quiet", action="store_true", help="tell nothing but what goes wrong")


def run(arguments: Namespace, session: Session) -> int:
    """Carry the plan out."""
    from dotcompile.cli.working import run_up

    try:
        return run_up(arguments, session)
    except FaultyError:
        return FAULTY
    except EngineError as error:
        session.complain(str(error))
        return FAILED
