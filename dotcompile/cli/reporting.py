"""`dotcompile FILE --report`: what becomes of everything that is drawn, target by target."""

from argparse import Namespace
from collections.abc import Callable, Mapping
from importlib import import_module

from dotcompile.backends.catalogue import FORMS, TARGETS
from dotcompile.backends.portability.report import Report
from dotcompile.cli.errors import UsageError
from dotcompile.cli.options import STDOUT, wanted_reports
from dotcompile.cli.reading import STDIN
from dotcompile.cli.ruling import rule_files
from dotcompile.cli.session import Session
from dotcompile.cli.sites import lock_beside
from dotcompile.cli.understanding import understood
from dotcompile.cli.writing import keep_inputs, write_all
from dotcompile.diagnostics import Severity
from dotcompile.judging import worst
from dotcompile.pipeline.porting import report_on
from dotcompile.reports.report import Sources

#: Each is a module of the room, with a `render`.
PORTABILITY = ("text", "markdown", "json")


def run(arguments: Namespace, session: Session) -> int:
    """Write the report in each format that was asked for; errors in the diagram are told as `reach` does."""
    wanted = wanted_reports(arguments)
    for one in wanted:
        if one.format not in PORTABILITY:
            raise UsageError(f"--report has no --format {one.format}: it has {', '.join(PORTABILITY)}")
    if arguments.target in FORMS:
        raise UsageError(f"--report is about targets, and {arguments.target} is none: {', '.join(TARGETS)}")
    if not arguments.files or (len(arguments.files) > 1 and not arguments.merge):
        raise UsageError("--report goes with one diagram; --merge makes one of several")
    path, *others = dict.fromkeys(arguments.files)
    name = arguments.stdin_filename or "<stdin>" if path == STDIN else path
    found = understood(path, arguments, session, others)
    targets = (arguments.target,) if arguments.target else TARGETS
    lock, given = lock_beside(name, session), rule_files(arguments, name, session)
    report, sources = report_on(found.topology, found.sources, targets, lock, given)
    texts = {one.output: _renderer(one.format)(report, sources) for one in wanted}
    keep_inputs("--output", [output for output in texts if output != STDOUT], sources)
    _write(texts, session)
    return 1 if worst(found.findings) is Severity.ERROR else 0


def _renderer(form: str) -> Callable[[Report, Sources], str]:
    render: Callable[[Report, Sources], str] = import_module(f"dotcompile.backends.portability.{form}").render
    return render


def _write(texts: Mapping[str, str], session: Session) -> None:
    write_all({path: text for path, text in texts.items() if path != STDOUT})
    session.stdout.write(texts.get(STDOUT, ""))
