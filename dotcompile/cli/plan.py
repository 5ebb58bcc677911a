"""`dotcompile plan FILE`: what `up` would do, and why."""

from argparse import SUPPRESS, Namespace

from dotcompile.cli.connecting import add_engine, connected
from dotcompile.cli.deploying import FaultyError, add_diagram, described
from dotcompile.cli.parser import Parser
from dotcompile.cli.session import Session

_EPILOG = """\
examples:
  dotcompile plan shop.dot
  dotcompile plan --exit-code --host ssh://deploy@db1 shop.dot
  dotcompile plan --out monday.plan shop.dot && dotcompile up monday.plan

It only looks: nothing is changed.

exit codes:
  0  the plan is shown
  1  the diagram has errors
  2  the command was wrong, or a file could not be read
  3  the engine could not be reached, or something is in the way of the plan
  6  with --exit-code: there is something to do"""

FAULTY, FAILED, CHANGES = 1, 3, 6


def parser() -> Parser:
    """The options of `plan`."""
    summary = "Tell what has to be done so that what is drawn runs."
    made = Parser("dotcompile plan", "dotcompile plan [OPTION]... FILE", summary, _EPILOG)
    add = made.add_argument
    add("files", nargs="*", metavar="FILE", help=SUPPRESS)
    formats = ("text", "json")
    add("--format", choices=formats, default="text", metavar="FORMAT", help=", ".join(formats))
    add("--exit-code", action="store_true", help="exit with 6 if there is something to do")
    add("--out", metavar="FILE", help="keep the plan in a file, which `up` takes in place of the diagram")
    add_scope(made)
    add_engine(made.add_argument_group("which engine"))
    add_diagram(made.add_argument_group("what is read and what counts"))
    add("-h", "--help", action="store_true", help="show this")
    return made


def add_scope(made: Parser) -> None:
    """The options of how much is planned."""
    add = made.add_argument
    text = "only this service, and what it needs; may be repeated"
    add("--only", metavar="SERVICE", action="append", default=[], help=text)
    text = "remove containers and networks of the project, too, that nobody wants any more"
    add("--orphans", action="store_true", help=text)


def run(arguments: Namespace, session: Session) -> int:
    """Print the plan."""
    from dotcompile.cli.planning import plan_text, tell_obstacles
    from dotcompile.cli.runners import check_only, runner_of
    from dotcompile.engine.errors import EngineError
    from dotcompile.engine.runner import Scope

    try:
        engine = connected(arguments, session.environment)
        said = described(arguments.files, arguments, session, engine)
        runner = runner_of(said)
        check_only(arguments.only, runner.services)
        scope = Scope(tuple(arguments.only), arguments.orphans)
        looked = runner.look(engine, scope)
    except FaultyError:
        return FAULTY
    except EngineError as error:
        session.complain(str(error))
        return FAILED
    plan = looked.next.plan
    if plan.obstacles:
        tell_obstacles(plan.obstacles, said, arguments.color, session)
        return FAILED
    session.stdout.write(plan_text(plan, arguments.format, said.place))
    if arguments.out:
        from dotcompile.cli.keeping import keep

        keep(arguments.out, said, runner, scope, looked.seen)
    return CHANGES if arguments.exit_code and plan.operations else 0
