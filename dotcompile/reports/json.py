"""Findings for programs.

The shape, which only grows while `schema` stays 1:

    {"schema": 1,
     "tool": {"name": "dotcompile", "version": "0.1.0"},
     "counts": {"error": 1, "warning": 0, "note": 0},
     "findings": [
       {"code": "DC003", "name": "unclosed-string", "severity": "error", "message": "…",
        "path": "x.dot", "start": POSITION, "end": POSITION,
        "labels": [{"path": "x.dot", "start": POSITION, "end": POSITION, "text": "…"}],
        "help": "…",
        "fix": {"title": "…", "safe": true,
                "edits": [{"path": "x.dot", "start": POSITION, "end": POSITION, "text": "…"}]}}]}

A POSITION is `{"line": 1, "column": 1, "offset": 0}`, in characters of the file that was read: the first two
count from 1, the offset from 0, and an end is where the first character stands that is no longer meant.
`help` is empty and `fix` null where there is none. Notes are always among the findings.
"""

from dotcompile import __version__
from dotcompile.diagnostics import Diagnostic, Findings, Fix, Severity
from dotcompile.reports.position import Position, extent
from dotcompile.reports.report import Report, Sources, View
from dotcompile.reports.written import Value, written
from dotcompile.source import Span

SCHEMA = 1


def render(findings: Findings, sources: Sources, _: View) -> str:
    """One JSON document, in ASCII."""
    counts: dict[str, Value] = {
        str(severity): sum(found.kind.severity is severity for found in findings)
        for severity in sorted(Severity, reverse=True)
    }
    return written(
        {
            "schema": SCHEMA,
            "tool": {"name": "dotcompile", "version": __version__},
            "counts": counts,
            "findings": [_finding(found, sources) for found in findings],
        }
    )


def _finding(found: Diagnostic, sources: Sources) -> Value:
    return {
        "code": found.kind.code,
        "name": found.kind.name,
        "severity": str(found.kind.severity),
        "message": found.message,
        **_where(found.span, sources),
        "labels": [{**_where(label.span, sources), "text": label.text} for label in found.labels],
        "help": found.help,
        "fix": _fix(found.fix, sources) if found.fix else None,
    }


def _fix(fix: Fix, sources: Sources) -> Value:
    edits = [{**_where(edit.span, sources), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _where(span: Span, sources: Sources) -> dict[str, Value]:
    start, end = extent(sources[span.path], span)
    return {"path": span.path, "start": _position(start), "end": _position(end)}


def _position(position: Position) -> Value:
    return {"line": position.line, "column": position.column, "offset": position.offset}


REPORT = Report("json", render)
