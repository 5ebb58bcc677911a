"""Findings as a page of Markdown, for the summary of a job or a comment.

What names and messages say stands in code spans, in which nothing is a link, a mention or a tag.
https://github.github.com/gfm/#code-spans
"""

import re
from collections.abc import Iterator

from dotcompile.diagnostics import Diagnostic, Findings, Severity
from dotcompile.reports.position import extent
from dotcompile.reports.report import Report, Sources, View
from dotcompile.reports.visible import visible


def render(findings: Findings, sources: Sources, view: View) -> str:
    """A heading that counts, and for each file a list; notes only if they are asked for."""
    counts = [
        f"{count} {severity}{'s' * (count > 1)}"
        for severity in sorted(Severity, reverse=True)
        if (count := sum(found.kind.severity is severity for found in findings))
    ]
    lines = [f"## dotcompile: {', '.join(counts) or 'nothing found'}"]
    by_file: dict[str, list[Diagnostic]] = {}
    for found in findings:
        if view.notes or found.kind.severity > Severity.NOTE:
            by_file.setdefault(found.span.path, []).append(found)
    for path, of_file in by_file.items():
        lines += ["", f"### {code(path)}", ""]
        lines += (line for found in of_file for line in _item(found, sources))
    return "\n".join(lines) + "\n"


def _item(found: Diagnostic, sources: Sources) -> Iterator[str]:
    start, _ = extent(sources[found.span.path], found.span)
    kind = found.kind
    yield f"- line {start.line}, column {start.column}: **{kind.severity}** {kind.code} {kind.name}  "
    yield f"  {code(found.message)}" + (f"  \n  help: {code(found.help)}" if found.help else "")


def code(text: str) -> str:
    """A code span, which ends at as many backticks as it began with."""
    shown = visible(text).strip() or " "
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    padding = " " if "`" in (shown[0], shown[-1]) else ""
    return f"{fence}{padding}{shown}{padding}{fence}"


REPORT = Report("markdown", render)
