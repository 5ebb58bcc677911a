"""`dotcompile import FILE...`: what others wrote, or what runs, as a diagram and its site file."""

from argparse import SUPPRESS, Namespace
from pathlib import Path

from dotcompile.cli.configuring.settings import Configured
from dotcompile.cli.connecting import add_engine
from dotcompile.cli.errors import UsageError
from dotcompile.cli.importing import Taken, take
from dotcompile.cli.options import STDOUT, add_counting, add_showing, wanted_reports
from dotcompile.cli.parser import Parser
from dotcompile.cli.session import Session
from dotcompile.cli.showing import show
from dotcompile.cli.sites import SUFFIX, path_beside
from dotcompile.cli.writing import keep_inputs, write_all
from dotcompile.diagnostics import Severity
from dotcompile.engine.errors import EngineError
from dotcompile.importers.writing.write import Written, write_imported
from dotcompile.judging import judge, worst
from dotcompile.records import replace

CLEAN, FOUND, FAILED = 0, 1, 3

_USAGE = """\
dotcompile import [OPTION]... FILE...
       dotcompile import [OPTION]... --engine
       dotcompile import [OPTION]... --kubernetes DIR"""

_EPILOG = """\
examples:
  dotcompile import compose.yml -o shop.dot
  dotcompile import compose.yml compose.override.yml --env-file prod.env -o shop.dot
  dotcompile import --stack stack.yml -o shop.dot
  dotcompile import --engine --project shop -o shop.dot
  dotcompile import --kubernetes manifests -o shop.dot

What a diagram does not show, such as variables, limits and drivers, goes to the site file beside
it. What can be said in neither is told.

exit codes:
  0  the diagram is written
  1  there are errors, and nothing is written; or findings at or above --fail-on
  2  the command was wrong, or a file could not be read or written
  3  the engine could not be reached"""


def parser() -> Parser:
    """The options of `import`."""
    summary = "Make a diagram of Compose files, of Kubernetes manifests, or of what runs."
    made = Parser("dotcompile import", _USAGE, summary, _EPILOG)
    made.add_argument("files", nargs="*", metavar="FILE", help=SUPPRESS)
    add = made.add_argument_group("what is imported").add_argument
    add("--stack", action="store_true", help="read the files as Swarm does, and compile for it")
    add("--engine", action="store_true", help="import what runs on an engine or a Swarm, in place of files")
    add("--kubernetes", metavar="DIR", help="import the manifests in the files of a folder, or of a file")
    text = "the project's name, in place of the files' own or their folder's; which project of an engine"
    add("--project", metavar="NAME", help=text)
    text = "a file of variables, in place of .env beside the first file; may be repeated"
    add("--env-file", metavar="FILE", action="append", default=[], help=text)
    add_engine(made.add_argument_group("with --engine, which one"))
    add = made.add_argument_group("what is written").add_argument
    text = "the diagram; NAME.site.toml goes beside NAME.dot. By default standard output, without the latter"
    add("-o", "--out", metavar="NAME.dot", default=STDOUT, help=text)
    add("--force", action="store_true", help="write over files that are there")
    add_counting(made.add_argument_group("what counts"))
    add_showing(made.add_argument_group("how findings are shown"))
    made.add_argument("-h", "--help", action="store_true", help="show this")
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Show what was found and, unless there are errors, write the diagram."""
    out = arguments.out
    _keep(arguments)
    folder = Path() if out == STDOUT else Path(out).parent
    try:
        taken = take(arguments, folder, session)
    except EngineError as error:
        session.complain(str(error))
        return FAILED
    settings = Configured(arguments, session).settings(taken.name)
    findings = judge(taken.findings, settings.policy)
    # A diagram that goes to standard output is alone there.
    where = replace(session, stdout=session.stderr) if out == STDOUT else session
    show(wanted_reports(arguments), findings, taken.sources, arguments, where)
    everything = judge(taken.findings, replace(settings.policy, select=frozenset()))
    if taken.imported is None or worst(everything) is Severity.ERROR:
        session.complain(f"nothing is imported of {taken.name}")
        return FOUND
    _write(write_imported(taken.imported), taken, out, session)
    return FOUND if settings.fail(findings) else CLEAN


def _keep(arguments: Namespace) -> None:
    """Refuse to write over what is read, or over what is there unless that is wanted."""
    out = arguments.out
    if out == STDOUT:
        return
    if Path(out).suffix not in (".dot", ".gv"):
        raise UsageError(f"-o {out}: the name of a diagram ends in .dot or .gv")
    outputs = (out, path_beside(out, SUFFIX))
    keep_inputs("-o", outputs, (*arguments.files, *arguments.env_file))
    there = [path for path in outputs if Path(path).exists() or Path(path).is_symlink()]
    if there and not arguments.force:
        raise UsageError(f"{' and '.join(there)} would be written over; --force does that")


def _write(written: Written, taken: Taken, out: str, session: Session) -> None:
    if out != STDOUT:
        site = {path_beside(out, SUFFIX): written.site} if written.site else {}
        write_all({out: written.dot, **site})
        return
    session.stdout.write(written.dot)
    if written.site:
        session.complain(f"-o NAME.dot writes what is said of {taken.name} beside the diagram, too")
