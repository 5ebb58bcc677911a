"""How many findings there are of each kind, the most frequent first, and how many of them `--fix` mends."""

from collections import Counter

from dotcompile.diagnostics import Findings
from dotcompile.reports.report import Report, Sources, View


def render(findings: Findings, _: Sources, __: View) -> str:
    """A line for each kind, notes too."""
    counts = Counter((found.kind.code, found.kind.name, found.kind.severity) for found in findings)
    fixes = Counter(found.kind.code for found in findings if found.fix is not None and found.fix.safe)
    lines = []
    for (kind, name, severity), count in sorted(counts.items(), key=lambda one: (-one[1], one[0])):
        mended = f" ({fixes[kind]} mended by --fix)" if fixes[kind] else ""
        lines.append(f"{count:>6}  {kind} {severity!s:<7} {name}{mended}\n")
    return "".join(lines) or "nothing found\n"


REPORT = Report("statistics", render)
