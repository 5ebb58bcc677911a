"""`dotcompile lint FILE...`: everything that is worth saying about diagrams."""

from argparse import Namespace
from collections.abc import Iterator

from dotcompile.cli.errors import UnreadableError, UsageError
from dotcompile.cli.options import add_options, fails_from, limits, policy, wanted_reports
from dotcompile.cli.parser import Parser
from dotcompile.cli.reading import STDIN, read
from dotcompile.cli.session import Session
from dotcompile.cli.showing import show
from dotcompile.cli.sites import named_sites, site_beside
from dotcompile.diagnostics import Diagnostic
from dotcompile.judging import worst
from dotcompile.pipeline import lint
from dotcompile.source import Source

CLEAN, FOUND, FAILED = 0, 1, 2

EXIT_CODES = """\
exit codes:
  0  nothing was found that counts
  1  there are findings at or above --fail-on
  2  the command was wrong, or a file could not be read or written"""

_EPILOG = f"""\
examples:
  dotcompile lint *.dot
  dotcompile lint --notes --select DC0 shop.dot
  dotcompile lint --format text --format sarif --output findings.sarif shop.dot
  dotcompile lint - --stdin-filename shop.dot < shop.dot

A kind of finding has a code, a name, and a page: dotcompile explain DC003. KINDS are codes,
beginnings of codes, or names, with commas between them.

{EXIT_CODES}"""


def parser() -> Parser:
    """The options of `lint`."""
    made = Parser(
        "dotcompile lint", "dotcompile lint [OPTION]... FILE...", "Check diagrams, and nothing else.", _EPILOG
    )
    add_options(made)
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Lint the files that can be read, and show what was found."""
    reports, counting, bounds = wanted_reports(arguments), policy(arguments), limits(arguments)
    given = named_sites(arguments, arguments.files, session)
    sources: dict[str, Source] = {}
    findings: dict[Diagnostic, None] = {}  # what is wrong with a site of several diagrams is told once
    failed = False
    for path, name in named_files(arguments):
        try:
            diagram = name, read(path, session)
            sites = given or site_beside(name, session)
            texts, found = lint(diagram, sites, counting, bounds)
        except UnreadableError as error:
            session.complain(str(error))
            failed = True
            continue
        sources |= texts
        findings |= dict.fromkeys(found)
    show(reports, tuple(findings), sources, arguments, session)
    if failed:
        return FAILED
    least, severity = fails_from(arguments), worst(tuple(findings))
    return FOUND if severity is not None and least is not None and severity >= least else CLEAN


def named_files(arguments: Namespace) -> Iterator[tuple[str, str]]:
    """Each file once, and what it is called in findings."""
    files = dict.fromkeys(arguments.files)
    name = arguments.stdin_filename
    if not files:
        raise UsageError("which diagrams? Name files, or `-` for standard input")
    if name is not None and (STDIN not in files or name in files):
        raise UsageError("--stdin-filename goes with the file `-`, and names no other file")
    for path in files:
        yield path, (name or "<stdin>") if path == STDIN else path
