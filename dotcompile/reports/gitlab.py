"""Findings as GitLab shows them beside the changed lines of a merge request.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from hashlib import sha256
from pathlib import PurePath

from dotcompile.diagnostics import Findings, Severity
from dotcompile.reports.fingerprint import fingerprints
from dotcompile.reports.position import extent
from dotcompile.reports.report import Report, Sources, View
from dotcompile.reports.visible import visible
from dotcompile.reports.written import Value, written

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(findings: Findings, sources: Sources, view: View) -> str:
    """One JSON list, in ASCII; notes only if asked for. Lines are those of the file that was read."""
    shown = [found for found in findings if view.notes or found.kind.severity > Severity.NOTE]
    issues: list[Value] = []
    for found, digest, number in fingerprints(shown, sources):
        path = found.span.path
        start, end = extent(sources[path], found.span)
        issue = f"{path} {digest} {number}"
        issues.append(
            {
                "description": visible("; ".join(filter(None, (found.message, found.help)))),
                "check_name": f"{found.kind.code} {found.kind.name}",
                "fingerprint": sha256(issue.encode(errors="backslashreplace")).hexdigest(),
                "severity": _SEVERITIES[found.kind.severity],
                # GitLab takes no path that begins with `./`.
                "location": {
                    "path": visible(PurePath(path).as_posix()),
                    "lines": {"begin": start.line, "end": end.line},
                },
            }
        )
    return written(issues)


REPORT = Report("gitlab", render)
