"""The portability report for programs.

The shape, which only grows while `schema` stays 1:

    {"schema": 1,
     "tool": {"name": "dotcompile", "version": "0.1.0"},
     "targets": [{"name": "compose", "kept": 8, "approximated": 1, "refused": 0}],
     "lines": [{"what": "`api` -> `db`", "fact": "direction", "path": "shop.dot", "start": POSITION,
                "end": POSITION,
                "targets": {"compose": {"verdict": "approximated", "says": "...", "help": ""}}}]}

    POSITION {"line": 1, "column": 1, "offset": 0}, in characters of the file that was read
"""

from dotcompile import __version__
from dotcompile.backends.portability.report import Line, Report, shown
from dotcompile.reach.fields import span_fields
from dotcompile.reports.report import Sources
from dotcompile.reports.written import Value, written

SCHEMA = 1


def render(report: Report, sources: Sources) -> str:
    """One JSON document."""
    return written(
        {
            "schema": SCHEMA,
            "tool": {"name": "dotcompile", "version": __version__},
            "targets": [
                {"name": target, "kept": kept, "approximated": approximated, "refused": refused}
                for target, (kept, approximated, refused) in zip(report.targets, report.counts(), strict=True)
            ],
            "lines": [_line(report, line, sources) for line in report.lines],
        }
    )


def _line(report: Report, line: Line, sources: Sources) -> Value:
    of_targets = {
        target: {"verdict": shown(one.verdict), "says": one.says, "help": one.help}
        for target, one in zip(report.targets, line.abilities, strict=True)
    }
    return {
        "what": line.subject,
        "fact": line.fact,
        **span_fields(line.span, sources),
        "targets": of_targets,
    }
