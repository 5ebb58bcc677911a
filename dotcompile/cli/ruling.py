"""The rule files that go with a diagram: those that `--rules` names, or the one beside it."""

import argparse
from datetime import date

from dotcompile.cli.errors import UsageError
from dotcompile.cli.reading import STDIN, read
from dotcompile.cli.session import Session
from dotcompile.cli.sites import rules_beside
from dotcompile.pipeline.ruling import RuleFiles


def rule_files(arguments: argparse.Namespace, name: str, session: Session) -> RuleFiles | None:
    """The rule files for a diagram; None for a command that judges none."""
    given: list[str] | None = getattr(arguments, "rules", None)
    if given is None:
        return None
    if STDIN in given and STDIN in getattr(arguments, "files", ()):
        raise UsageError("standard input cannot be a diagram and a rule file")
    named = tuple((path, read(path, session)) for path in dict.fromkeys(given))
    return RuleFiles(named or rules_beside(name, session), today())


def today() -> str:
    """The day on which waivers are looked at."""
    return date.today().isoformat()
