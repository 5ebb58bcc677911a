"""Findings as Checkstyle writes them, which many build servers and editors read.

https://github.com/checkstyle/checkstyle/blob/master/src/main/java/com/puppycrawl/tools/checkstyle/XMLLogger.java
says what is in it: a `file` for each file, in it an `error` for each finding.
"""

from dotcompile.diagnostics import Diagnostic, Findings, Severity
from dotcompile.reports.position import extent
from dotcompile.reports.report import Report, Sources, View
from dotcompile.reports.xml import HEAD, attributes

_SEVERITIES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "info"}


def render(findings: Findings, sources: Sources, view: View) -> str:
    """One document; notes only if they are asked for. Lines are those of the file that was read."""
    by_file: dict[str, list[str]] = {path: [] for path in sources}
    for found in findings:
        if view.notes or found.kind.severity > Severity.NOTE:
            by_file[found.span.path].append(_error(found, sources))
    files = (
        f" <file{attributes({'name': path})}>\n{''.join(errors)} </file>\n"
        for path, errors in by_file.items()
    )
    return f'{HEAD}<checkstyle version="4.3">\n{"".join(files)}</checkstyle>\n'


def _error(found: Diagnostic, sources: Sources) -> str:
    start, _ = extent(sources[found.span.path], found.span)
    return f"""  <error{
        attributes(
            {
                "line": start.line,
                "column": start.column,
                "severity": _SEVERITIES[found.kind.severity],
                "message": "; ".join(filter(None, (found.message, found.help))),
                "source": f"dotcompile.{found.kind.code}",
            }
        )
    }/>\n"""


REPORT = Report("checkstyle", render)
