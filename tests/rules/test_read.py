"""Rules as they are written: what is read, and what is told of what cannot be read."""

import time
from pathlib import Path

import pytest

from dotcompile.diagnostics import Severity
from dotcompile.model.values.text import ValueText
from dotcompile.rules.catalogue import FORMS
from dotcompile.rules.form import BOTH, INTENT, Rules
from dotcompile.rules.gather import gather
from dotcompile.rules.judge import judge_rules
from dotcompile.rules.read import MOST_FINDINGS, read_rules
from dotcompile.source import Source
from dotcompile.syntax.lalr import build
from dotcompile.syntax.tables import DOT, RULES, Tables, grammars, load
from tests.model.shown import meaning


def read(text: str) -> tuple[Rules, list[str]]:
    """Rules, and findings as `LINE:COLUMN KIND MESSAGE`."""
    source = Source("x.rules", text)
    rules, findings = read_rules(ValueText(source.text, source.span))
    told = []
    for one in findings:
        place = source.place(one.span.start)
        told.append(f"{place.line}:{place.column} {one.kind.name} {one.message}")
    return rules, told


@pytest.mark.parametrize("name", [DOT, RULES])
def test_the_tables_are_those_of_the_grammar(name: str) -> None:
    """lark refuses a grammar with conflicts when it makes the tables."""
    grammar = Path(grammars(), f"{name}.lark").read_text(encoding="utf-8")
    assert Tables(*build(grammar)) == load(name)


def test_a_rule_has_a_heading_ports_a_plane_and_a_reason() -> None:
    rules, findings = read(
        '[R1, severity=warning] deny web->db : tcp/22, 80, udp/8000-8100 in intent because "so \\"it\\" is"\n'
        "deny a ->> b # nothing more\n"
    )
    assert findings == []
    first, second = rules.rules
    assert (first.name, first.severity, first.reason) == ("R1", Severity.WARNING, 'so "it" is')
    assert (first.planes, first.said_plane) == (INTENT, True)
    assert ",".join(map(str, first.ports or ())) == "22,80,8000-8100/udp"
    assert (second.name, second.planes, second.said_plane) == ("deny a ->> b", BOTH, False)


def test_a_statement_ends_with_its_line_outside_of_brackets_or_with_a_semicolon() -> None:
    rules, findings = read("deny {a,\n  b} -> c; deny (c |\n d) -> e\n\n;;\ndeny x -> y")
    assert findings == []
    assert [rule.name for rule in rules.rules] == ["deny {a, b} -> c", "deny (c | d) -> e", "deny x -> y"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "dney a -> b",
            "1:1 unknown-rule-form there is no rule that begins with `dney`; did you mean `deny`?",
        ),
        ("deny a b", "1:8 rule-syntax `b` is not expected here"),
        (
            "deny a ->> b in efective",
            "1:17 rule-syntax `efective` is not expected here; did you mean `effective`?",
        ),
        (
            "deny a -> b : tpc/22",
            "1:15 bad-rule-port `tpc` is not a protocol with ports; did you mean `tcp`?",
        ),
        (
            "deny a -> b : tcp/99999",
            "1:15 bad-rule-port `tcp/99999` is not a port: ports go from 1 to 65535, the lower one first",
        ),
        ("deny a:tcp/22 -> b", "1:6 rule-syntax `a:tcp/22` is read as one selector"),
        ("deny zoen:a -> b", "1:6 unknown-selector nothing is selected by `zoen`; did you mean `zone`?"),
        ("deny a ->> b : tcp/22", "1:14 bad-rule-port ports mean nothing to `deny A ->> B`"),
        ('deny a -> b because "so', "1:21 rule-syntax this text is never closed"),
        ("deny a- -> b", "1:7 rule-syntax `-` means nothing here"),
        ("deny network -> b", "1:6 rule-syntax `network` is not expected here"),
        ("[R, severity=fatal] deny a -> b", "1:14 bad-rule-word `fatal` is not a severity"),
        ("set revers = error", "1:5 bad-rule-word `revers` is not a cause; did you mean `reverse`?"),
        ("fanin b <= 9999999999999", "1:12 bad-rule-word `9999999999999` is no number from 0 to 1000000000"),
        ('waive R for a because "x" until 2026-02-30', "1:33 bad-rule-word there is no day 2026-02-30"),
        ("deny a -> ", "1:11 rule-syntax the end of the line is not expected here"),
        ("deny {a -> b", "1:9 rule-syntax `->` is not expected here"),
        ("effective equals intent on a in intent", "1:1 bad-rule-word"),
        (f"deny {'not ' * 300} a -> b", "1:806 rule-syntax a selector is nested too deep"),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_is_read(text: str, told: str) -> None:
    rules, findings = read(f"{text}\ndeny ok -> fine\n")
    assert [finding[: len(told)] for finding in findings] == [told]
    assert [rule.name for rule in rules.rules] == ["deny ok -> fine"]


def test_reading_takes_time_in_proportion_to_the_text() -> None:
    def seconds(lines: int) -> float:
        text = "\n".join(f"[R{n}] deny {{a{n}, zone:x}} -> b : tcp/22" for n in range(lines))
        began = time.process_time()
        assert len(read(text)[0].rules) == lines
        return time.process_time() - began

    short = min(seconds(500) for _ in range(3))
    assert min(seconds(4000) for _ in range(3)) < 20 * short


def test_an_open_bracket_does_not_swallow_the_rules_after_it() -> None:
    rules, findings = read("deny x -> y\ndeny {a, b\ndeny ok -> fine\n")
    assert findings == ["3:1 rule-syntax `deny` is not expected here"]
    assert [rule.name for rule in rules.rules] == ["deny x -> y", "deny ok -> fine"]


def test_a_text_that_is_none_of_rules_is_read_no_more_after_many_findings() -> None:
    _, findings = read("digraph { a -> b }\n" * 1000)
    assert len(findings) == MOST_FINDINGS


def test_a_definition_is_used_by_its_name() -> None:
    rules, findings = read("let web = tag:web & not host:node3\nlet all = {web, db}\ndeny all -> web\n")
    assert findings == []
    assert [name for name, _ in rules.definitions] == ["web", "all"]


def test_definitions_of_definitions_are_worked_out_once_each() -> None:
    lines = ["let a0 = {x, y}", *(f"let a{n + 1} = {{a{n}, a{n}}}" for n in range(2000)), "deny a2000 -> z"]
    topology, _, _ = meaning("digraph { x -> y -> z }")
    rules, findings = read("\n".join(lines))
    assert findings == []
    (verdict,) = judge_rules(topology, None, None, rules).verdicts
    assert verdict.word == "broken"


def test_each_form_is_in_the_grammar_by_its_name() -> None:
    origins = {origin for origin, _ in load(RULES).rules}
    assert {form.name for form in FORMS} <= origins


def test_rules_of_an_attribute_are_told_at_their_place_in_it() -> None:
    text = 'digraph { rules="\ndeny web -> \\"db\\"\n  dney web -> db\n"\n web -> db }'
    topology, _, source = meaning(text)
    rules, (finding,) = gather(topology, (), {source.path: source})
    assert text[finding.span.start : finding.span.end] == "dney"
    (rule,) = rules.rules
    assert text[rule.span.start : rule.span.end] == 'deny web -> \\"db\\"'


def test_denied_edges_are_rules() -> None:
    topology, _, source = meaning(
        "digraph { web -> api -> db; web -> db [deny=true]; api -> web [deny=true, port=22] }"
    )
    rules, findings = gather(topology, (), {source.path: source})
    assert findings == ()
    assert [rule.name for rule in rules.rules] == ["deny web -> db", "deny api -> web"]
    assert [source.line_number(rule.span.start) for rule in rules.rules] == [1, 1]
    assert rules.rules[0].ports is None
    assert str(rules.rules[1].ports[0]) == "22"
