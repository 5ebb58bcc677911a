"""Findings as a person reads them, and a last line that counts them."""

from dotcompile.diagnostics import Findings, Severity
from dotcompile.reports.report import Report, Sources, View


def render(findings: Findings, sources: Sources, view: View) -> str:
    """The findings, notes only if they are asked for, with an empty line between them."""
    blocks = []
    shown = [found for found in findings if view.notes or found.kind.severity > Severity.NOTE]
    if shown:
        # Drawing is not imported for a diagram in which nothing is found: most runs are over sooner so.
        from dotcompile.reports.paint import coloured, plain
        from dotcompile.reports.telling import tell

        paint = coloured if view.colour else plain
        blocks = ["\n".join(tell(found, sources, paint)) + "\n" for found in shown]
    if view.summary and sources:
        blocks.append(_summary(findings, len(sources), view) + "\n")
    return "\n".join(blocks)


def _summary(findings: Findings, files: int, view: View) -> str:
    counts = [
        _count(sum(found.kind.severity is severity for found in findings), str(severity))
        for severity in sorted(Severity, reverse=True)
    ]
    told = ", ".join(filter(None, counts))
    if not told:
        return f"nothing found in {_count(files, 'file')}"
    hidden = any(found.kind.severity is Severity.NOTE for found in findings) and not view.notes
    return f"{told}: --notes shows them" if hidden else told


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}" if number else ""


REPORT = Report("text", render)
