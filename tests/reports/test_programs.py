"""The formats that programs read: JSON, workflow commands, and lines for editors."""

import json
from dataclasses import replace

import pytest

from dotcompile import __version__
from dotcompile.reports import concise, github
from dotcompile.reports import json as json_report
from dotcompile.reports.catalogue import REPORTS, load_report
from dotcompile.reports.report import View
from tests.reports.marked import NOTE, WARNING, marked, replacing

TEXT = '# 40 "orig.m4"\ndigraph {\n  ⟦a -> b⟧ [label="東"] -> ⟪the second|c⟫\n}\n'


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_is_found_by_its_name(name: str) -> None:
    assert load_report(name).name == name


def test_json_tells_everything() -> None:
    source, found = marked(TEXT, hint="a hint")
    found = replace(found, fix=replacing(found, "b -> a"))
    mild = replace(found, kind=NOTE, labels=(), help="", fix=None)
    start, end = {"line": 3, "column": 3, "offset": 27}, {"line": 3, "column": 9, "offset": 33}
    at = {"path": "x.dot", "start": start, "end": end}
    label = {
        "path": "x.dot",
        "start": {"line": 3, "column": 25, "offset": 49},
        "end": {"line": 3, "column": 26, "offset": 50},
        "text": "the second",
    }
    fix = {"title": "write it so", "safe": True, "edits": [{**at, "text": "b -> a"}]}
    told = json.loads(json_report.render([found, mild], {"x.dot": source}, View()))
    common = {"message": "this is odd", **at}
    assert told == {
        "schema": 1,
        "tool": {"name": "dotcompile", "version": __version__},
        "counts": {"error": 1, "warning": 0, "note": 1},
        "findings": [
            {
                **common,
                "code": "DC900",
                "name": "odd-thing",
                "severity": "error",
                "labels": [label],
                "help": "a hint",
                "fix": fix,
            },
            {
                **common,
                "code": "DC902",
                "name": "mild-thing",
                "severity": "note",
                "labels": [],
                "help": "",
                "fix": None,
            },
        ],
    }


def test_json_gives_names_back_as_they_were() -> None:
    message = 'a\n\x1b##[x] "\\##[" \u202e'
    source, found = marked("⟦a⟧", message=message)
    told = json.loads(json_report.render([found], {"x.dot": source}, View()))
    assert told["findings"][0]["message"] == message


def test_concise_tells_the_place_that_line_directives_claim() -> None:
    source, found = marked(TEXT)
    told = concise.render([found, replace(found, kind=NOTE)], {"x.dot": source}, View())
    assert told == "orig.m4:41:3: error[DC900] this is odd\n"


def test_concise_shows_notes_when_asked() -> None:
    source, found = marked("⟦a⟧")
    told = concise.render([replace(found, kind=NOTE)], {"x.dot": source}, View(notes=True))
    assert told == "x.dot:1:1: note[DC902] this is odd\n"


def test_github_names_the_file_that_was_read() -> None:
    source, found = marked(TEXT, hint="a hint")
    told = github.render([found, replace(found, kind=NOTE)], {"x.dot": source}, View())
    place = "file=x.dot,line=3,endLine=3,col=3,endColumn=9"
    assert told == f"::error {place},title=DC900 odd-thing::this is odd%0Aa hint\n"


@pytest.mark.parametrize(("kind", "command"), [(WARNING, "::warning "), (NOTE, "::notice ")])
def test_github_has_a_command_for_each_severity(kind: object, command: str) -> None:
    source, found = marked("⟦a⟧")
    told = github.render([replace(found, kind=kind)], {"x.dot": source}, View(notes=True))
    assert told.startswith(command)


@pytest.mark.parametrize(
    ("path", "message", "file", "text"),
    [
        ("a,b:c.dot", "a,b:c::d", "a%2Cb%3Ac.dot", "a,b:c::d"),
        ("100%.dot", "100%0A", "100%25.dot", "100%250A"),
        ("a\nb", "a\r\nb", "a\\nb", "a\\r\\nb"),
        ("a::error::b", "::error::b", "a%3A%3Aerror%3A%3Ab", "::error::b"),
    ],
)
def test_github_escapes(path: str, message: str, file: str, text: str) -> None:
    source, found = marked("⟦a⟧", message=message, path=path)
    told = github.render([found], {path: source}, View())
    assert told == f"::error file={file},line=1,endLine=1,col=1,endColumn=2,title=DC900 odd-thing::{text}\n"
