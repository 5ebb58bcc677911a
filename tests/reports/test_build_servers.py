"""The formats of build servers: of the shape that their readers publish, whatever names are in them."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotcompile.diagnostics import Diagnostic
from dotcompile.reports import checkstyle, gitlab, junit, markdown, statistics
from dotcompile.reports.report import View
from dotcompile.source import Source
from tests.reports.marked import HOSTILE, NOTE, WARNING, marked, replacing

ALL = View(notes=True)
TEXT = '# 40 "orig.m4"\ndigraph {\n  ⟦a -> b⟧ [label="東"]\n}\n'


def some() -> tuple[dict[str, Source], list[Diagnostic]]:
    """A file with a finding of each severity, and one with none."""
    source, found = marked(TEXT, hint="a hint")
    findings = [found, replace(found, kind=WARNING), replace(found, kind=NOTE, help="")]
    return {"x.dot": source, "clean.dot": Source("clean.dot", "")}, findings


def hostile() -> tuple[dict[str, Source], list[Diagnostic]]:
    path = HOSTILE.replace("\ud800", "\udc80") + "]]><&'\""
    source, found = marked(f"{HOSTILE}⟦{HOSTILE}⟧", message=HOSTILE + "]]>&amp;<x>", hint=HOSTILE, path=path)
    return {path: source}, [replace(found, fix=replacing(found, HOSTILE, title=HOSTILE))]


#: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^(?!\\./)."},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def issues_of(sources: dict[str, Source], findings: Iterable[Diagnostic], view: View = ALL) -> Any:
    issues = json.loads(gitlab.render(tuple(findings), sources, view))
    jsonschema.Draft7Validator(GITLAB).validate(issues)
    return issues


def test_gitlab_tells_of_each_finding() -> None:
    first, second, third = issues_of(*some())
    assert (first["check_name"], first["severity"]) == ("DC900 odd-thing", "major")
    assert first["description"] == "this is odd; a hint"
    assert first["location"] == {"path": "x.dot", "lines": {"begin": 3, "end": 3}}
    assert [second["severity"], third["severity"]] == ["minor", "info"]
    assert len(issues_of(*some(), View())) == 2
    assert issues_of({}, []) == []


def test_fingerprints_differ_by_file_kind_and_number() -> None:
    source, found = marked("⟦a⟧")
    other, there = marked("⟦a⟧", path="y.dot")
    findings = [found, found, replace(found, kind=WARNING), there]
    prints = [one["fingerprint"] for one in issues_of({"x.dot": source, "y.dot": other}, findings)]
    assert len(set(prints)) == 4


def test_gitlab_takes_no_dot_before_a_path() -> None:
    source, found = marked("⟦a⟧", path="./a/x.dot")
    (issue,) = issues_of({"./a/x.dot": source}, [found])
    assert issue["location"]["path"] == "a/x.dot"


#: What each element may hold, and its attributes, those that it needs first: from junit-10.xsd of Jenkins.
JUNIT = {
    "testsuites": ({"testsuite"}, "", "name time tests failures disabled errors"),
    "testsuite": (
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
        "name",
        "tests failures errors time disabled skipped timestamp hostname id package file log url version",
    ),
    "testcase": (
        {"skipped", "error", "failure", "rerunFailure", "system-out", "system-err"},
        "name classname",
        "assertions time status class file line group",
    ),
    "failure": (set(), "", "type message"),
}
#: As Checkstyle's own XMLLogger writes it.
CHECKSTYLE = {
    "checkstyle": ({"file"}, "version", ""),
    "file": ({"error", "exception"}, "name", ""),
    "error": (set(), "line severity message source", "column"),
}
Shape = dict[str, tuple[set[str], str, str]]


def parsed(text: str, shape: Shape) -> Element:
    assert text.isascii()
    root = ElementTree.fromstring(text)
    assert root.tag == next(iter(shape))
    for element in root.iter():
        inside, needed, allowed = shape[element.tag]
        assert {child.tag for child in element} <= inside
        assert set(needed.split()) <= set(element.keys()) <= {*needed.split(), *allowed.split()}
        assert element.tag == "failure" or not (element.text or "").strip()
    return root


def test_junit_has_a_test_for_each_finding_and_one_for_a_clean_file() -> None:
    sources, findings = some()
    root = parsed(junit.render(findings, sources, ALL), JUNIT)
    assert (root.get("tests"), root.get("failures")) == ("4", "3")
    suite, clean = root
    assert (suite.get("name"), suite.get("tests"), suite.get("failures")) == ("x.dot", "3", "3")
    case = suite[0]
    assert (case.get("name"), case.get("classname")) == ("DC900 odd-thing, line 3, column 3", "x.dot")
    failure = case[0]
    assert (failure.get("type"), failure.get("message")) == ("error", "this is odd")
    assert failure.text == "x.dot:3:3: this is odd\nhelp: a hint"
    assert [len(case) for case in clean] == [0]
    assert len(parsed(junit.render(findings, sources, View()), JUNIT)[0]) == 2


def test_checkstyle_has_an_error_for_each_finding() -> None:
    sources, findings = some()
    file, clean = parsed(checkstyle.render(findings, sources, ALL), CHECKSTYLE)
    assert (file.get("name"), clean.get("name")) == ("x.dot", "clean.dot")
    assert [error.get("severity") for error in file] == ["error", "warning", "info"]
    assert dict(file[0].items()) == {
        "line": "3",
        "column": "3",
        "severity": "error",
        "message": "this is odd; a hint",
        "source": "dotcompile.DC900",
    }
    assert len(clean) == 0
    assert len(parsed(checkstyle.render(findings, sources, View()), CHECKSTYLE)[0]) == 2


@pytest.mark.parametrize(("report", "shape"), [(junit, JUNIT), (checkstyle, CHECKSTYLE)])
@given(message=st.text(), path=st.text())
def test_any_name_makes_sound_xml(report: Any, shape: Shape, message: str, path: str) -> None:
    source, found = marked("⟦a⟧", message=message, path=path)
    parsed(report.render([found], {path: source}, ALL), shape)


def test_hostile_names_are_told_as_they_would_be_seen() -> None:
    sources, findings = hostile()
    ((file,),) = [parsed(checkstyle.render(findings, sources, ALL), CHECKSTYLE)]
    assert "]]>&amp;<x>" in (file[0].get("message") or "")
    ((suite,),) = [parsed(junit.render(findings, sources, ALL), JUNIT)]
    assert "]]>&amp;<x>" in (suite[0][0].text or "")
    (issue,) = issues_of(sources, findings)
    assert "]]>&amp;<x>" in issue["description"]


def test_markdown_is_a_list_for_each_file() -> None:
    sources, findings = some()
    assert markdown.render(findings, sources, ALL) == (
        "## dotcompile: 1 error, 1 warning, 1 note\n\n### `x.dot`\n\n"
        "- line 3, column 3: **error** DC900 odd-thing  \n  `this is odd`  \n  help: `a hint`\n"
        "- line 3, column 3: **warning** DC901 bold-thing  \n  `this is odd`  \n  help: `a hint`\n"
        "- line 3, column 3: **note** DC902 mild-thing  \n  `this is odd`\n"
    )
    assert markdown.render([], sources, ALL) == "## dotcompile: nothing found\n"


SPAN = re.compile(r"(?<!`)(`+)(?!`)(.*?[^`])\1(?!`)")


@given(st.text(alphabet=st.sampled_from("a`|\\<@#[]()! \n")))
def test_a_code_span_holds_all_of_a_text(text: str) -> None:
    written = markdown.code(text)
    span = SPAN.fullmatch(written)
    assert span is not None
    inside = text.replace("\n", "\\n").strip()
    assert span[2].strip() == inside


def test_statistics_count_the_kinds_the_most_frequent_first() -> None:
    _, (found, bold, mild) = some()
    fixable = replace(mild, fix=replacing(mild, "b"))
    told = statistics.render([found, bold, mild, fixable, mild], {}, View())
    assert told == (
        "     3  DC902 note    mild-thing (1 mended by --fix)\n"
        "     1  DC900 error   odd-thing\n"
        "     1  DC901 warning bold-thing\n"
    )
    assert statistics.render([], {}, View()) == "nothing found\n"
