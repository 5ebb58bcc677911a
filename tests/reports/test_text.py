"""The pictures that a person sees: each case has its golden in `pictures/`."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dotcompile.diagnostics import Diagnostic
from dotcompile.reports.report import View
from dotcompile.reports.text import render
from dotcompile.source import Source
from tests.goldens import Golden
from tests.reports.marked import DANGEROUS, HOSTILE, KIND, NOTE, WARNING, marked, replacing

PICTURES = Path(__file__).with_name("pictures")

NO_SUMMARY = View(summary=False)

CASES = {
    "one-word": "digraph {\n    ⟦web⟧ -> db\n}\n",
    "whole-line": "⟦digraph {⟧\n}\n",
    "end-of-file": "digraph {\n    web -> db\n⟦⟧",
    "end-of-line": "digraph { a ⟦⟧\n}",
    "empty-file": "⟦⟧",
    "two-lines": 'digraph {\n    web [label="⟦Web\n    server⟧"]\n}\n',
    "three-lines": "digraph {\n  ⟦subgraph cluster_a {\n    web\n  }⟧\n}\n",
    "many-lines": "⟦digraph {\n  a\n  b\n  c\n}⟧\n",
    "over-the-line-end": "digraph {\n  a -> b⟦\n⟧}\n",
    "label-before": "digraph { ⟪first here|web⟫; ⟦web⟧ }\n",
    "label-after": "digraph { ⟦web⟧; ⟪again here|web⟫ }\n",
    "labels-on-both-sides": "digraph { ⟪one|a⟫ -> ⟦b⟧ -> ⟪two|c⟫ -> ⟪three|d⟫ }\n",
    "label-inside": "digraph { ⟦web -> ⟪here|db⟫ -> cache⟧ }\n",
    "label-on-the-same": "digraph { ⟪both|⟦web⟧⟫ }\n",
    "label-near": "⟪opened here|digraph⟫ {\n  a\n  ⟦b⟧\n}\n",
    "label-a-few-lines-off": "⟪opened here|digraph⟫ {\n  a\n\n\n\n  ⟦b⟧\n}\n",
    "label-far": "⟪opened here|digraph⟫ {\n" + "  a\n" * 20 + "  ⟦b⟧\n}\n",
    "tabs": "digraph {\n\tweb\t-> ⟦db⟧\n}\n",
    "windows-line-ends": "digraph {\r\n  ⟦web⟧\r\n}\r\n",
    "wide": 'digraph { "東京" -> ⟦"大阪"⟧ -> b }\n',
    "combining": "digraph { cafe\u0301 -> ⟦re\u0301sume\u0301⟧ -> b }\n",
    "korean-letters": "digraph { \u1112\u1161\u11ab -> ⟦b⟧ }\n",
    "emoji": 'digraph { "👍🏽" -> "👨‍👩‍👧" -> "❤️" -> ⟦b⟧ }\n',
    "controls": 'digraph { "\x1b[31m\x07\x9b" -> ⟦b⟧ }\n',
    "right-to-left": 'digraph { "\u202egnp.exe\u2066" -> ⟦b⟧ }\n',
    "invisible": "digraph { a\u00a0b -> ⟦\u200b⟧ }\n",
    "log-command": 'digraph { "##[error]x" -> ⟦b⟧ }\n',
    "long-line": "digraph { " + "a -> " * 100 + "⟦here⟧" + " -> b" * 100 + " }\n",
    "long-span": "digraph { ⟦" + "a -> " * 100 + "b⟧ }\n",
    "far-apart-on-a-long-line": "digraph { ⟦here⟧" + " -> a" * 100 + " -> ⟪there|b⟫ }\n",
    "line-directive": '# 40 "orig.m4"\ndigraph {\n  ⟦a⟧ -> ⟪it|b⟫\n}\n',
    "great-line-numbers": "\n" * 99 + "digraph ⟪of this|{⟫\n" + "  a\n⟦b⟧",
}


@pytest.mark.parametrize("case", CASES)
def test_picture(case: str, golden: Golden) -> None:
    source, found = marked(CASES[case])
    golden(PICTURES / f"{case}.txt", shown(source, found))


def shown(source: Source, *findings: Diagnostic, view: View = NO_SUMMARY) -> str:
    return render(findings, {source.path: source}, view)


@pytest.mark.parametrize("end", ["\n", ""])
@pytest.mark.parametrize(("hint", "line"), [("a hint", "a hint"), ("", "write it so")])
def test_help_stands_below_or_else_what_the_fix_does(end: str, hint: str, line: str) -> None:
    source, found = marked(f"digraph {{ ⟦a⟧ }}{end}", hint=hint)
    told = shown(source, replace(found, fix=replacing(found, "b")))
    assert told.endswith(f"  |\n  = help: {line}\n")


def test_a_label_in_another_file_has_a_picture_of_its_own() -> None:
    source, found = marked("digraph { ⟦a⟧ }")
    other, elsewhere = marked("digraph {\n ⟦b⟧ }", path="y.dot")
    found = replace(found, labels=(replace(marked("⟦⟧⟪the other|⟫")[1].labels[0], span=elsewhere.span),))
    told = render([found], {"x.dot": source, "y.dot": other}, View())
    assert " ::: y.dot:2:2\n  |\n2 |  b }\n  |  - the other\n" in told


@pytest.mark.parametrize(
    ("counts", "view", "summary"),
    [
        ((1, 2, 14), View(), "1 error, 2 warnings, 14 notes: --notes shows them"),
        ((1, 2, 14), View(notes=True), "1 error, 2 warnings, 14 notes"),
        ((2, 0, 0), View(), "2 errors"),
        ((0, 0, 1), View(), "1 note: --notes shows them"),
        ((0, 0, 0), View(), "nothing found in 1 file"),
    ],
)
def test_the_last_line_counts(counts: tuple[int, int, int], view: View, summary: str) -> None:
    source, found = marked("digraph { ⟦a⟧ }")
    kinds = [kind for kind, count in zip((KIND, WARNING, NOTE), counts, strict=True) for _ in range(count)]
    told = shown(source, *(replace(found, kind=kind) for kind in kinds), view=view)
    assert told.splitlines()[-1] == summary
    assert told.count("-->") == sum(counts if view.notes else counts[:2])


def test_nothing_is_said_of_no_file() -> None:
    assert render([], {}, View()) == ""


def test_colour_is_all_that_colour_adds() -> None:
    source, found = marked(CASES["labels-on-both-sides"], hint="a hint")
    coloured = shown(source, found, view=View(colour=True))
    assert "\x1b[1;31m^\x1b[0m" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(source, found, view=View())


@pytest.mark.parametrize("part", ["message", "hint", "label", "path", "line", "fix"])
def test_hostile_text_is_shown_and_not_obeyed(part: str) -> None:
    given = {part: HOSTILE} if part in ("message", "hint", "path") else {}
    label = HOSTILE if part == "label" else "a label"
    text = HOSTILE if part == "line" else ""
    source, found = marked(f"⟪-|a⟫ {text} ⟦b⟧", **given)
    found = replace(found, labels=(replace(found.labels[0], text=label),))
    if part == "fix":
        found = replace(found, fix=replacing(found, "c", title=HOSTILE))
    told = shown(source, found)
    assert not DANGEROUS.search(told)
    assert "\\x1b[31mred" in told
    assert "##[" not in told
    assert "##vso[" not in told
    assert not any(
        line.lstrip().startswith("::") and not line.startswith(" :::") for line in told.splitlines()
    )
