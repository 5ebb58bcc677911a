"""Findings one a line, `path:line:column: error[DC003] message`, as editors and `grep` like them."""

from dotcompile.diagnostics import Diagnostic, Findings, Severity
from dotcompile.reports.report import Report, Sources, View
from dotcompile.reports.visible import visible


def render(findings: Findings, sources: Sources, view: View) -> str:
    """A line for each finding, for notes only if they are asked for."""
    shown = (found for found in findings if view.notes or found.kind.severity > Severity.NOTE)
    return "".join(f"{_line(found, sources)}\n" for found in shown)


def _line(found: Diagnostic, sources: Sources) -> str:
    place = sources[found.span.path].place(found.span.start)
    path = visible(place.path)
    if path.lstrip().startswith("::"):
        # GitHub's runner obeys lines that begin so, `::stop-commands::`, also in the middle of a log.
        path = path.replace(":", r"\x3a", 1)
    kind = found.kind
    return f"{path}:{place.line}:{place.column}: {kind.severity}[{kind.code}] {visible(found.message)}"


REPORT = Report("concise", render)
