"""`dotcompile lint FILE...`: everything that is worth saying about diagrams."""

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence

from dotcompile.cli.configuring.settings import Configured, Settings
from dotcompile.cli.errors import UnreadableError, UnwritableError, UsageError
from dotcompile.cli.options import add_options, limits, wanted_reports
from dotcompile.cli.parser import Parser
from dotcompile.cli.reading import STDIN, read
from dotcompile.cli.session import Session
from dotcompile.cli.showing import show
from dotcompile.cli.sites import named_sites, site_beside
from dotcompile.diagnostics import Diagnostic
from dotcompile.judging import judge
from dotcompile.pipeline.lint import lint
from dotcompile.pipeline.ruling import RuleFiles
from dotcompile.records import dataclass, replace
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
  dotcompile lint --fix *.dot

A kind of finding has a code, a name, and a page: dotcompile explain DC003. KINDS are codes,
beginnings of codes, or names, with commas between them.

{EXIT_CODES}"""


def parser() -> Parser:
    """The options of `lint`."""
    made = Parser(
        "dotcompile lint", "dotcompile lint [OPTION]... FILE...", "Check diagrams, and nothing else.", _EPILOG
    )
    add_options(made)
    add = made.add_argument_group("what is fixed and what is let pass").add_argument
    add("--fix", action="store_true", help="mend what can be mended safely, and tell what is left")
    add("--diff", action="store_true", help="write nothing; show what --fix would change")
    text = "with --fix or --diff, mend also where it may not be what is meant"
    add("--unsafe-fixes", action="store_true", help=text)
    text = (
        "let pass as many findings of each kind as FILE allows each diagram, and tell where there are fewer"
    )
    add("--baseline", metavar="FILE", help=text)
    text = "lower what --baseline FILE allows to what there is; if there is no such file, draw it up"
    add("--update-baseline", action="store_true", help=text)
    return made


#: What the options say that only `lint` has, for others who run it.
OWN_DEFAULTS = {
    "fix": False,
    "diff": False,
    "unsafe_fixes": False,
    "baseline": None,
    "update_baseline": False,
}


@dataclass(frozen=True, slots=True)
class _Checked:
    """What was found in one diagram and its sites, what counts there, and how many fixes were made."""

    sources: Mapping[str, Source]
    findings: tuple[Diagnostic, ...]
    settings: Settings
    fixed: int = 0


@dataclass(frozen=True, slots=True)
class _Told:
    """What is told of all diagrams, and whether it makes the run fail."""

    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    fails: bool

    @staticmethod
    def of(checked: Sequence[_Checked]) -> "_Told":
        """All that was found; what is wrong with a site of several diagrams is told once."""
        sources = {path: source for one in checked for path, source in one.sources.items()}
        findings = dict.fromkeys(found for one in checked for found in one.findings)
        return _Told(tuple(findings), sources, any(one.settings.fail(one.findings) for one in checked))


def run(arguments: Namespace, session: Session) -> int:
    """Lint the files that can be read, and show what was found."""
    reports, configured = wanted_reports(arguments), Configured(arguments, session)
    given = named_sites(arguments, arguments.files, session)
    _refuse_misfits(arguments)
    checked: list[_Checked] = []
    unread = False
    for path, name in named_files(arguments):
        try:
            files = {name: read(path, session), **dict(given or site_beside(name, session))}
            checked.append(_check(path, name, files, configured.settings(name), arguments, session))
        except (UnreadableError, UnwritableError) as error:
            session.complain(str(error))
            unread = True
    told = _Told.of(checked)
    if arguments.baseline is not None:
        told = _compared(told, checked, configured, arguments, session)
    # Where a diagram or a diff goes to standard output, it is alone there.
    alone = arguments.diff or (arguments.fix and STDIN in arguments.files)
    where = replace(session, stdout=session.stderr) if alone else session
    show(reports, told.findings, told.sources, arguments, where)
    fixed = _count_fixes(checked, arguments, session)
    return FAILED if unread else FOUND if told.fails or (arguments.diff and fixed) else CLEAN


def _refuse_misfits(arguments: Namespace) -> None:
    if arguments.unsafe_fixes and not (arguments.fix or arguments.diff):
        raise UsageError("--unsafe-fixes goes with --fix or --diff")
    if arguments.update_baseline and arguments.baseline is None:
        raise UsageError("--update-baseline goes with --baseline FILE")
    if arguments.update_baseline and arguments.diff:
        raise UsageError("--diff writes nothing, and --update-baseline writes a file")


def _check(
    path: str,
    name: str,
    files: Mapping[str, bytes],
    settings: Settings,
    arguments: Namespace,
    session: Session,
) -> _Checked:
    """Check a diagram and its sites, and fix them if that is wanted."""
    bounds, given = limits(arguments), _rule_files(name, arguments, session)

    def linted(files: Mapping[str, bytes]) -> tuple[Mapping[str, Source], tuple[Diagnostic, ...]]:
        diagram, *sites = files.items()
        return lint(diagram, sites, settings.policy, bounds, given)

    if not (arguments.fix or arguments.diff):
        return _Checked(*linted(files), settings)
    from dotcompile.cli import fixing

    fixed = fixing.run(path, name, files, linted, arguments, session)
    return _Checked(fixed.sources, fixed.findings, settings, fixed.count)


def _rule_files(name: str, arguments: Namespace, session: Session) -> RuleFiles | None:
    """The rules to judge, for the command that does."""
    if not hasattr(arguments, "rules"):
        return None
    from dotcompile.cli.ruling import rule_files

    return rule_files(arguments, name, session)


def _compared(
    told: _Told,
    checked: Sequence[_Checked],
    configured: Configured,
    arguments: Namespace,
    session: Session,
) -> _Told:
    """What is told when a baseline lets some of it pass."""
    from dotcompile.cli import baselining

    left, stale, text = baselining.compare(told.findings, told.sources, arguments, session)
    settings = configured.settings(arguments.baseline)
    stale, kept = judge(stale, settings.policy), set(left)
    fails = settings.fail(stale) or any(
        one.settings.fail([found for found in one.findings if found in kept]) for one in checked
    )
    return _Told((*left, *stale), {**told.sources, **({text.path: text} if stale else {})}, fails)


def _count_fixes(checked: Sequence[_Checked], arguments: Namespace, session: Session) -> int:
    """How many fixes were made, said on standard error if any were wanted."""
    fixed = sum(one.fixed for one in checked)
    if (arguments.fix or arguments.diff) and not arguments.quiet:
        verb = "would be made" if arguments.diff else "made"
        print(f"{fixed or 'no'} fix{'es' * (fixed != 1)} {verb}", file=session.stderr)
    return fixed


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
