"""`dotcompile FILE... --merge`: several diagrams checked as one."""

from argparse import Namespace

from dotcompile.cli.configuring.settings import Configured
from dotcompile.cli.lint import CLEAN, FOUND, named_files
from dotcompile.cli.options import wanted_reports
from dotcompile.cli.ruling import rule_files
from dotcompile.cli.session import Session
from dotcompile.cli.showing import show
from dotcompile.cli.understanding import meaning
from dotcompile.pipeline.lint import judge_understood


def run(arguments: Namespace, session: Session) -> int:
    """Show what was found. What counts, and which rules there are, is settled for the first diagram."""
    paths, names = zip(*named_files(arguments), strict=True)
    settings, given = (
        Configured(arguments, session).settings(names[0]),
        rule_files(arguments, names[0], session),
    )
    found = meaning(paths, names, arguments, session)
    sources, findings = judge_understood(found, settings.policy, given)
    show(wanted_reports(arguments), findings, sources, arguments, session)
    return FOUND if settings.fail(findings) else CLEAN
