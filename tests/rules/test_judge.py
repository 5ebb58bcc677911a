"""How much a broken rule counts, by its causes; what is unknown; what is forbidden; and any text as rules."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotcompile.diagnostics import Severity
from dotcompile.model.values.text import ValueText
from dotcompile.rules.judge import forbidden, judge_rules
from dotcompile.rules.read import read_rules
from dotcompile.rules.scan import KEYWORDS, SIGNS
from dotcompile.source import Source
from tests.model.shown import meaning
from tests.rules.judged import judgement, rules_of, told

ZONE = """
digraph {
    target=compose
    subgraph cluster_app { kind=network; web [ports=80]; api [ports=8080]; db [ports=5432] }
    web -> api; api -> db
}
"""


@pytest.mark.parametrize(
    ("settings", "rule", "expected"),
    [
        ("", "deny api -> web", "warning"),
        ("set reverse = error", "deny api -> web", "broken"),
        ("set reverse = off", "deny api -> web", "holds"),
        ("", "deny db ->> web", "warning"),
        ("set reverse = error", "deny db ->> web", "broken"),
        ("set reverse = off", "deny db ->> web", "holds"),
        ("set zone = error; set reverse = off", "deny db ->> web", "broken"),
        ("set port = error", "deny web -> api : tcp/22", "broken"),
        ("set port = off", "deny web -> api : tcp/22", "holds"),
    ],
)
def test_a_cause_counts_as_it_is_set(settings: str, rule: str, expected: str) -> None:
    (verdict,) = judgement(ZONE, f"{settings}\n{rule} in effective", "compose").verdicts
    assert told(verdict) == expected


def test_reverse_decides_only_where_there_is_no_other_way() -> None:
    """Both a reverse edge and a drawn one lead there: it is an error."""
    drawing = ZONE.replace("api -> db", "api -> db; api -> web")
    (verdict,) = judgement(drawing, "deny api ->> web in effective", "compose").verdicts
    assert told(verdict) == "broken"


def test_what_needs_a_target_is_unknown_without_one() -> None:
    (verdict,) = judgement(ZONE, "deny api -> web in effective").verdicts
    assert (verdict.word, [finding.kind.name for _, finding in verdict.findings]) == (
        "unknown",
        ["rule-unknown"],
    )


def test_a_fingerprint_has_neither_a_line_nor_a_path() -> None:
    before = judgement(ZONE, "[R] deny web ->> db", "compose")
    after = judgement(
        "\n\n" + ZONE.replace("api -> db", "api -> x; x -> db"), "\n[R] deny web ->> db", "compose"
    )
    prints = [[fingerprint for fingerprint, _ in found.verdicts[0].findings] for found in (before, after)]
    assert prints[0] == prints[1] == [("R", "web", "db", "", "drawn")]


def test_a_rule_with_a_wrong_selector_is_left_out_and_the_others_are_judged() -> None:
    found = judgement(ZONE, "deny wbe -> db\ndeny web ->> db in intent")
    assert [finding.kind.name for finding in found.others] == ["unknown-selector"]
    assert [verdict.word for verdict in found.verdicts] == ["broken"]


@pytest.mark.parametrize(
    ("rule", "groups"),
    [
        ("deny web -> db", [((0,), (2,))]),
        ("deny web -> db : tcp/22", []),
        ("deny web -> db in intent", []),
        ("deny web ->> db", []),
        ("allow only web -> db", [((1, 3), (2,))]),
        ("allow web -> only db", [((0,), (1, 3))]),
        ("isolate {web, api} from db", [((0, 1), (2,))]),
        ("independent web, api, db sharing api", [((0,), (2,))]),
        ("deny shared network web, jobs", [((0,), (3,))]),
        ("require each web -> some db", []),
    ],
)
def test_what_rules_forbid_to_lower(rule: str, groups: list[object]) -> None:
    topology, _, _ = meaning("digraph { web; api; db; jobs; web -> api -> db; jobs -> db }")
    found = forbidden(topology, rules_of(rule)).groups
    assert [(one.left, one.right) for one in found] == groups
    assert all(one.origin is not None and rule in one.why for one in found)


WORDS = st.sampled_from(
    [*KEYWORDS, *SIGNS, "a", "web*", '"b c"', "zone:app", "tcp/22", "7", "2026-01-01", "\n", ";", '"']
)


@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_and_judged(text: str) -> None:
    source = Source("x.rules", text)
    rules, findings = read_rules(ValueText(source.text, source.span))
    assert all(0 <= one.span.start <= one.span.end <= len(text) for one in findings)
    topology, _, _ = meaning(ZONE)
    found = judge_rules(topology, None, None, rules)
    assert all(one.kind.severity >= Severity.WARNING for one in found.findings)
