"""`lint --baseline FILE`: what was there when the baseline was drawn up is let pass, and gets less."""

import os
from argparse import Namespace
from collections.abc import Collection

from dotcompile.cli.errors import UnreadableError
from dotcompile.cli.reading import read
from dotcompile.cli.session import Session
from dotcompile.cli.writing import write
from dotcompile.diagnostics import Diagnostic, Findings
from dotcompile.judging import baseline as baselines
from dotcompile.judging.baseline import Baseline
from dotcompile.source import Source


def compare(
    findings: Findings, paths: Collection[str], arguments: Namespace, session: Session
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...], Source]:
    """The findings that the baseline does not allow, what can be lowered in it, and its text.

    `paths` are the files that were looked at: of others nothing is known, but whether they are still there.
    """
    path = arguments.baseline
    folder = os.path.dirname(os.path.abspath(path))

    def name_of(file: str) -> str:
        return os.path.relpath(file, folder).replace(os.sep, "/")

    text, baseline = _open(path, arguments, session)
    if baseline is None:
        baseline = baselines.counted(findings, name_of)
    gone = (name for name, _ in baseline if not os.path.lexists(os.path.join(folder, name)))
    lower = baselines.lowered(baseline, findings, {*map(name_of, paths), *gone}, name_of)
    if arguments.update_baseline:
        baseline = lower
        if (updated := baselines.written(lower)) != text:
            write(path, updated)
            text = updated
    left = baselines.left(findings, baseline, name_of)
    source = Source(path, text)
    allowed = len(findings) - len(left)
    if allowed and not arguments.quiet:
        print(f"{allowed} finding{'s' * (allowed > 1)} allowed by the baseline", file=session.stderr)
    return left, tuple(baselines.stale(baseline, lower, source)), source


def _open(path: str, arguments: Namespace, session: Session) -> tuple[str, Baseline | None]:
    """The text of the baseline and what it says; None if it is yet to be drawn up."""
    if arguments.update_baseline and not os.path.lexists(path):
        return "", None
    try:
        text = read(path, session).decode()
        return text, baselines.read(text)
    except UnreadableError as error:
        hint = "" if os.path.lexists(path) else "; --update-baseline draws one up"
        raise UnreadableError(f"{error}{hint}") from None
    except (ValueError, RecursionError) as error:  # no UTF-8, no JSON, or no baseline
        raise UnreadableError(f"{path}: is no baseline: {error}") from None
