"""Findings to the streams and files that were asked for."""

from argparse import Namespace
from collections.abc import Mapping
from typing import TextIO

from dotcompile.cli.options import STDOUT, Wanted
from dotcompile.cli.session import Session
from dotcompile.diagnostics import Findings
from dotcompile.reports.catalogue import load_report
from dotcompile.reports.report import Sources, View


def show(
    reports: tuple[Wanted, ...], findings: Findings, sources: Sources, arguments: Namespace, session: Session
) -> None:
    """Render every report, then write the files, and last what goes to standard output."""
    rendered = []
    for wanted in reports:
        stream = session.stdout if wanted.output == STDOUT else None
        colour = in_colour(arguments.color, stream, session.environment)
        view = View(colour, arguments.notes, not arguments.quiet)
        rendered.append((wanted, load_report(wanted.format).render(findings, sources, view)))
    files = {wanted.output: text for wanted, text in rendered if wanted.output != STDOUT}
    if files:
        from dotcompile.cli.writing import keep_inputs, write  # most reports are for the terminal

        keep_inputs("--output", files, sources)
        for path, text in files.items():
            write(path, text)
    for wanted, text in rendered:
        if wanted.output == STDOUT:
            session.stdout.write(text)


def complain_of(findings: Findings, sources: Sources, colour: str, session: Session) -> None:
    """Show on standard error what keeps a command from its work."""
    view = View(in_colour(colour, session.stderr, session.environment), notes=True, summary=False)
    session.stderr.write(load_report("text").render(findings, sources, view))


def in_colour(when: str, stream: TextIO | None, environment: Mapping[str, str]) -> bool:
    """Whether to colour what goes to the stream, or to a file where there is none.

    https://no-color.org and https://force-color.org tell of the two variables.
    """
    if when != "auto" or stream is None:
        return when == "always"
    if environment.get("NO_COLOR"):
        return False
    if environment.get("FORCE_COLOR"):
        return True
    return environment.get("TERM") != "dumb" and stream.isatty()
