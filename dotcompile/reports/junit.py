"""Findings as JUnit writes test results, which build servers show and compare from run to run.

A file is a suite. Each finding is a test of it that failed; where nothing is found, there is one that passed.
https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
"""

from collections.abc import Sequence

from dotcompile.diagnostics import Diagnostic, Findings, Severity
from dotcompile.reports.position import extent
from dotcompile.reports.report import Report, Sources, View
from dotcompile.reports.xml import HEAD, attributes, text


def render(findings: Findings, sources: Sources, view: View) -> str:
    """One document; notes only if they are asked for. Lines are those of the file that was read."""
    by_file: dict[str, list[Diagnostic]] = {path: [] for path in sources}
    for found in findings:
        if view.notes or found.kind.severity > Severity.NOTE:
            by_file[found.span.path].append(found)
    suites = "".join(_suite(path, of_file, sources) for path, of_file in by_file.items())
    failures = sum(map(len, by_file.values()))
    tests = sum(len(of_file) or 1 for of_file in by_file.values())
    totals = attributes({"name": "dotcompile", "tests": tests, "failures": failures, "errors": 0})
    return f"{HEAD}<testsuites{totals}>\n{suites}</testsuites>\n"


def _suite(path: str, findings: Sequence[Diagnostic], sources: Sources) -> str:
    cases = "".join(_case(found, sources) for found in findings)
    if not findings:
        cases = f"  <testcase{attributes({'name': 'lint', 'classname': path})}/>\n"
    totals = {"name": path, "tests": len(findings) or 1, "failures": len(findings), "errors": 0, "skipped": 0}
    return f" <testsuite{attributes(totals)}>\n{cases} </testsuite>\n"


def _case(found: Diagnostic, sources: Sources) -> str:
    start, _ = extent(sources[found.span.path], found.span)
    kind, place = found.kind, f"line {start.line}, column {start.column}"
    case = attributes({"name": f"{kind.code} {kind.name}, {place}", "classname": found.span.path})
    failure = attributes({"message": found.message, "type": str(kind.severity)})
    told = [f"{found.span.path}:{start.line}:{start.column}: {found.message}"]
    told += [f"help: {found.help}"] if found.help else []
    return f"  <testcase{case}>\n   <failure{failure}>{text(told)}</failure>\n  </testcase>\n"


REPORT = Report("junit", render)
