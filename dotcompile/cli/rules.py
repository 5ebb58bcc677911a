"""`dotcompile rules`: how rules are written, whether they hold, and the pages of their forms."""

import inspect
import os
import sys
from argparse import Namespace
from collections.abc import Iterator

from dotcompile.backends.catalogue import TARGETS
from dotcompile.cli.configuring.settings import Configured
from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.lint import CLEAN, FOUND
from dotcompile.cli.options import STDOUT, add_choice, add_options, limits, wanted_reports
from dotcompile.cli.parser import Parser
from dotcompile.cli.reading import read
from dotcompile.cli.ruling import today
from dotcompile.cli.session import Session
from dotcompile.cli.showing import show
from dotcompile.cli.sites import named_sites, path_beside, site_beside
from dotcompile.cli.understanding import chosen
from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.judging import judge
from dotcompile.model.values.text import ValueText
from dotcompile.pipeline.ruling import RuleFiles, judge_by_rules, lower_for, read_rules
from dotcompile.pipeline.understand import understand
from dotcompile.reports.visible import visible
from dotcompile.rules.catalogue import FORMS
from dotcompile.rules.judge import Judgement
from dotcompile.rules.read import read_rules as read_text
from dotcompile.source import Source
from dotcompile.syntax.encoding import decode

_USAGE = """\
dotcompile rules check [OPTION]... FILE.rules [DIAGRAM]
       dotcompile rules forms [FORM]"""

_EPILOG = """\
examples:
  dotcompile rules check shop.rules
  dotcompile rules check --target swarm policy.rules shop.dot
  dotcompile rules forms deny_path

Without a diagram it is the one beside: shop.dot for shop.rules. If there is none, only what is
written is checked. A rule holds, is broken, or is unknown, which never counts as holding.

exit codes:
  0  nothing was found that counts
  1  there are findings at or above --fail-on
  2  the command was wrong, or a file could not be read or written"""


def parser() -> Parser:
    """The options of `rules`."""
    made = Parser("dotcompile rules", _USAGE, "Check rules, and whether they hold.", _EPILOG)
    add_options(made)
    group = made.add_argument_group("what is judged")
    text = "what to compile for, in place of what the diagram says"
    group.add_argument("--target", choices=TARGETS, metavar="TARGET", help=text)
    add_choice(group)
    return made


def run(arguments: Namespace, session: Session) -> int:
    """Tell what is wrong with the rules, and the verdict on each."""
    match arguments.files:
        case ["check", rules]:
            beside = path_beside(rules, ".dot")
            diagram = beside if os.access(beside, os.F_OK) else None
        case ["check", rules, diagram]:
            pass
        case ["forms", *names]:
            session.stdout.write(_pages(names))
            return CLEAN
        case _:
            raise UsageError("write `dotcompile rules check FILE.rules`, and a diagram after it if you like")
    if diagram is None:
        return _check_text(rules, arguments, session)
    return _check(rules, diagram, arguments, session)


def _pages(names: list[str]) -> str:
    """The page of each form that is named, or the list of all."""
    forms = {form.name: form for form in FORMS}
    for name in names:
        if name not in forms:
            raise UsageError(f"there is no form `{name}`{did_you_mean(name, forms)}")
    if names:
        return (
            "\n".join(inspect.getdoc(sys.modules[forms[name].judge.__module__]) or "" for name in names)
            + "\n"
        )
    wide = max(map(len, forms))
    return "".join(f"{form.name:<{wide}}  {form.shape}\n" for form in FORMS)


def _check_text(path: str, arguments: Namespace, session: Session) -> int:
    """What is wrong with how rules are written; nobody knows here what they are about."""
    source, of_bytes = decode(path, read(path, session))
    _, findings = read_text(ValueText(source.text, source.span))
    return _told((*of_bytes, *findings), {path: source}, path, arguments, session)


def _check(rules: str, path: str, arguments: Namespace, session: Session) -> int:
    sites = named_sites(arguments, (path,), session) or site_beside(path, session)
    found = understand((path, read(path, session)), sites, limits(arguments))
    topology = chosen(found.topologies, path, arguments.graph)
    errors = tuple(one for one in found.findings if one.kind.severity is Severity.ERROR)
    given = RuleFiles(((rules, read(rules, session)),), today())
    ruled = read_rules(topology, found.sources, given)
    assert ruled is not None  # there is a file
    judgement = judge_by_rules(topology, ruled, lower_for(topology, ruled, arguments.target))
    findings = (*errors, *ruled.findings, *judgement.findings)
    code = _told(findings, {**found.sources, **ruled.sources}, path, arguments, session)
    formats = {one.format for one in wanted_reports(arguments) if one.output == STDOUT}
    if not arguments.quiet and formats <= {"text"}:  # another format must be alone there
        session.stdout.write("".join(_verdicts(judgement)))
    return code


def _told(
    findings: tuple[Diagnostic, ...],
    sources: dict[str, Source],
    path: str,
    arguments: Namespace,
    session: Session,
) -> int:
    settings = Configured(arguments, session).settings(path)
    counting = judge(findings, settings.policy)
    show(wanted_reports(arguments), counting, sources, arguments, session)
    return FOUND if settings.fail(counting) else CLEAN


def _verdicts(judgement: Judgement) -> Iterator[str]:
    """A line for each rule."""
    wide = max((len(verdict.word) for verdict in judgement.verdicts), default=0)
    for verdict in judgement.verdicts:
        yield f"{verdict.word:<{wide}}  {visible(verdict.rule.name)}\n"
