"""The formats that there are, in the order in which help names them.

A format is imported when it is asked for: JSON, hashes and URLs cost more to import than a small diagram
costs to check.
"""

from importlib import import_module

from dotcompile.reports.report import Report

REPORTS = (
    "text",
    "concise",
    "json",
    "sarif",
    "github",
    "gitlab",
    "junit",
    "checkstyle",
    "markdown",
    "statistics",
)
"""Each name is that of a module in this room, whose `REPORT` is the format."""


def load_report(name: str) -> Report:
    """The format of that name, which is one of `REPORTS`."""
    report: Report = import_module(f"dotcompile.reports.{name}").REPORT
    return report
