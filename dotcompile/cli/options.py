"""The options of every command that finds something: what is read, what counts, and how it is shown."""

import argparse
from collections.abc import Sequence
from typing import Any

from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.diagnostics import Kind, Severity
from dotcompile.judging import Policy
from dotcompile.records import dataclass, replace
from dotcompile.reports.catalogue import REPORTS
from dotcompile.syntax.limits import Limits
from dotcompile.syntax.semantics import DEFAULT_LIMITS

STDOUT = "-"


@dataclass(frozen=True, slots=True)
class Wanted:
    """A report that was asked for: its format, and the file it goes to."""

    format: str
    output: str = STDOUT


def add_options(parser: argparse.ArgumentParser) -> None:
    """What `dotcompile FILE` and `dotcompile lint FILE` have in common."""
    parser.add_argument("files", nargs="*", metavar="FILE", help=argparse.SUPPRESS)
    group = parser.add_argument_group("what is read and what counts")
    add_reading(group)
    add_counting(group)
    add_showing(parser.add_argument_group("how findings are shown"))
    parser.add_argument("-h", "--help", action="store_true", help="show this")


def add_reading(group: argparse._ActionsContainer) -> None:
    """What all commands that understand a diagram have in common."""
    add = group.add_argument
    add("--stdin-filename", metavar="NAME", help="what to call standard input, which the file `-` stands for")
    text = "a site file, in place of NAME.site.toml beside NAME.dot; of several the last wins"
    add("--site", metavar="FILE", action="append", default=[], help=text)
    bounds = ", ".join(f"{name}={value}" for name, value in DEFAULT_LIMITS.by_name().items())
    text = f"how large a diagram may be; by default {bounds}"
    add("--limit", metavar="NAME=N", action="append", help=text)


def add_choice(group: argparse._ActionsContainer) -> None:
    """What those have besides that are for one graph."""
    group.add_argument("--graph", metavar="NAME", help="which graph of the file; the first one by default")


def add_rules(group: argparse._ActionsContainer) -> None:
    """The option of commands that judge rules."""
    text = "a rule file, in place of NAME.rules beside NAME.dot; may be repeated"
    group.add_argument("--rules", metavar="FILE", action="append", default=[], help=text)


def add_merge(group: argparse._ActionsContainer) -> None:
    """What those have besides that can take several diagrams for one."""
    group.add_argument("--merge", action="store_true", help="make one topology of all graphs of all files")


def add_counting(group: argparse._ActionsContainer) -> None:
    """What all commands have in common that refuse a diagram with errors."""
    add = group.add_argument
    add("--select", metavar="KINDS", action="append", help="look only for these kinds of finding")
    add("--ignore", metavar="KINDS", action="append", help="leave out these kinds of finding")
    text = "make errors of notes and warnings, but for kinds whose severity the configuration says"
    add("--strict", action=argparse.BooleanOptionalAction, help=text)
    levels = ("error", "warning", "note", "never")
    text = "the least severity that makes the exit code 1: error (the default), warning, note, never"
    add("--fail-on", choices=levels, metavar="SEVERITY", help=text)
    text = "the configuration, in place of the nearest dotcompile.toml or pyproject.toml"
    add("--config", metavar="FILE", help=text)
    add("--isolated", action="store_true", help="use no configuration file")


def add_showing(group: argparse._ActionsContainer) -> None:
    """How findings are shown, by all commands that have any."""
    add = group.add_argument
    text = f"{', '.join(REPORTS)}; may be given several times, each with its own --output"
    add("--format", dest="reports", action=_Format, choices=REPORTS, default=(), metavar="FORMAT", help=text)
    text = "where the --format before it goes; in the end the file is complete, or as it was"
    add("--output", dest="reports", action=_Output, metavar="FILE", default=(), help=text)
    text = "the same as --format statistics: how many findings of each kind there are"
    add("--statistics", dest="reports", action=_Format, nargs=0, const="statistics", default=(), help=text)
    add("--notes", action="store_true", help="show notes too, not only their number")
    add("-q", "--quiet", action="store_true", help="show findings only, without the line that counts them")
    add_colour(group)


def add_colour(group: argparse._ActionsContainer) -> None:
    """Whether what goes to standard output is coloured."""
    choices = ("auto", "always", "never")
    text = "auto (on a terminal; NO_COLOR and FORCE_COLOR are obeyed), always, never"
    group.add_argument("--color", choices=choices, default="auto", metavar="WHEN", help=text)


class _Format(argparse.Action):
    def __call__(self, _: Any, namespace: argparse.Namespace, values: Any, __: Any = None) -> None:
        namespace.reports = (*namespace.reports, Wanted(values or self.const))


class _Output(argparse.Action):
    def __call__(self, _: Any, namespace: argparse.Namespace, values: Any, __: Any = None) -> None:
        *before, last = namespace.reports or (Wanted("text"),)
        if last.output != STDOUT:
            raise UsageError(f"--output {values} has no --format of its own before it")
        namespace.reports = (*before, replace(last, output=values))


def wanted_reports(arguments: argparse.Namespace) -> tuple[Wanted, ...]:
    """The reports asked for, each with a place of its own."""
    reports: tuple[Wanted, ...] = arguments.reports or (Wanted("text"),)
    outputs = [wanted.output for wanted in reports]
    for wanted in reports:
        if outputs.count(wanted.output) > 1:
            where = "standard output" if wanted.output == STDOUT else wanted.output
            raise UsageError(
                f"two reports cannot both go to {where}: give each --format an --output of its own"
            )
    return reports


def policy(arguments: argparse.Namespace) -> Policy:
    """What counts, as the options have it."""
    select, ignore = _kinds(arguments.select), _kinds(arguments.ignore)
    return Policy(bool(arguments.strict), select, ignore, all_kinds=_all_kinds)


def _all_kinds() -> Sequence[Kind]:
    from dotcompile.cli.kinds import ALL_KINDS  # more than most runs need

    return ALL_KINDS


def limits(arguments: argparse.Namespace) -> Limits:
    """How large a diagram may be, as the options have it."""
    bounds: dict[str, int] = {}
    for given in arguments.limit or ():
        name, _, number = given.partition("=")
        if name not in DEFAULT_LIMITS.by_name():
            raise UsageError(f"there is no limit on `{name}`{did_you_mean(name, DEFAULT_LIMITS.by_name())}")
        if not number.isdecimal():
            raise UsageError(f"--limit {given}: write a number, such as {name}=1000")
        bounds[name] = int(number)
    return replace(DEFAULT_LIMITS, **bounds)


def level(word: str) -> Severity | None:
    """The severity that a word of `--fail-on` names, if it names one."""
    return None if word == "never" else Severity[word.upper()]


def _kinds(given: list[str] | None) -> frozenset[str]:
    named = frozenset(word.strip() for one in given or () for word in one.split(",") if word.strip())
    if named:
        from dotcompile.cli.kinds import ALL_KINDS, no_such_kind

        for word in sorted(named):
            if not any(word == kind.name or kind.code.startswith(word) for kind in ALL_KINDS):
                raise no_such_kind(word)
    return named
