"""Findings as workflow commands, which GitHub shows beside the lines that they are about.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts says what is escaped.
"""

from dotcompile.diagnostics import Diagnostic, Findings, Severity
from dotcompile.reports.position import extent
from dotcompile.reports.report import Report, Sources, View
from dotcompile.reports.visible import visible

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(findings: Findings, sources: Sources, view: View) -> str:
    """A command for each finding, for notes only if they are asked for.

    Lines are those of the file that was read, whatever its line directives claim.
    """
    shown = (found for found in findings if view.notes or found.kind.severity > Severity.NOTE)
    return "".join(f"{_command(found, sources)}\n" for found in shown)


def _command(found: Diagnostic, sources: Sources) -> str:
    start, end = extent(sources[found.span.path], found.span)
    properties = {
        "file": found.span.path,
        "line": start.line,
        "endLine": end.line,
        "col": start.column,
        "endColumn": end.column,
        "title": f"{found.kind.code} {found.kind.name}",
    }
    told = ",".join(
        f"{name}={visible(str(value)).translate(_IN_PROPERTY)}" for name, value in properties.items()
    )
    text = "\n".join(visible(part) for part in (found.message, found.help) if part)
    return f"::{_COMMANDS[found.kind.severity]} {told}::{text.translate(_IN_MESSAGE)}"


REPORT = Report("github", render)
