"""Waivers: what they let pass, for how long, in what number; and that they hide nothing else."""

import pytest

from dotcompile.diagnostics import Severity
from dotcompile.rules.judge import Judgement
from tests.rules.judged import judgement

CHAIN = "digraph { web -> api -> db; jobs -> api; web -> cache }"
TODAY = "2026-11-21"


def told(found: Judgement) -> list[str]:
    return [finding.kind.name for finding in found.findings]


def test_what_is_waived_is_not_told() -> None:
    found = judgement(CHAIN, '[R] deny web -> cache\nwaive R for web -> cache because "OPS-12"', today=TODAY)
    assert told(found) == []
    assert found.verdicts[0].word == "holds"


def test_a_waiver_never_hides_another_path() -> None:
    """The one that is waived is the shorter, and uses the edge that the other needs."""
    rule = '[R] deny {web, jobs} ->> db\nwaive R for web -> db because "OPS-12" expect 1'
    found = judgement(CHAIN, rule, today=TODAY)
    assert told(found) == ["rule-broken"]
    assert found.findings[0].message == "`jobs` reaches `db`: `jobs -> api -> db`"
    both = f'{rule}\nwaive R for jobs -> db because "OPS-13"'
    assert told(judgement(CHAIN, both, today=TODAY)) == []


def test_a_waiver_of_a_direct_connection_leaves_the_path_round() -> None:
    drawing = "digraph { web -> db; web -> api -> db }"
    rules = '[R1] deny web -> db\n[R2] deny web ->> db\nwaive R1 for web -> db because "x"'
    assert told(judgement(drawing, rules, today=TODAY)) == ["rule-broken"]


@pytest.mark.parametrize("form", ["every path {s} ->> db passes x", "no path {s} ->> db through api"])
def test_forms_about_paths_leave_every_other_pair(form: str) -> None:
    drawing = "digraph { web -> api -> db; jobs -> api; x }"
    rule = form.format(s="{web, jobs}")
    found = judgement(drawing, f'[R] {rule}\nwaive R for web -> db because "x" expect 1', today=TODAY)
    assert told(found) == ["rule-broken"]
    assert found.findings[0].message.startswith("`jobs` reaches `db`")


def test_part_of_what_one_line_draws_is_waived() -> None:
    drawing = "digraph { subgraph cluster_a { kind=network; a1; a2 } cluster_a -> b }"
    found = judgement(drawing, '[R] deny zone:a -> b\nwaive R for a1 -> b because "x" expect 1', today=TODAY)
    assert [finding.message for finding in found.findings] == ["`a2` connects to `b` on any port"]
    ((fingerprint, _),) = found.verdicts[0].findings
    assert fingerprint == ("R", "a2", "b", "", "drawn")


def test_one_that_has_expired_waives_nothing_and_is_told() -> None:
    rules = '[R] deny web -> cache\nwaive R for web -> cache because "x" until 2026-11-20'
    assert told(judgement(CHAIN, rules, today=TODAY)) == ["waiver-expired", "rule-against-drawing"]


def test_the_last_day_counts() -> None:
    rules = '[R] deny web -> cache\nwaive R for web -> cache because "x" until 2026-11-21'
    assert told(judgement(CHAIN, rules, today=TODAY)) == []


def test_one_that_matches_nothing_is_told() -> None:
    rules = '[R] deny web -> db\nwaive R for web -> db because "x"'
    assert told(judgement(CHAIN, rules, today=TODAY)) == ["waiver-unused"]


@pytest.mark.parametrize(
    ("expect", "kinds"), [(1, ["waiver-miscounted"]), (2, []), (3, ["waiver-miscounted"])]
)
def test_one_that_matches_another_number_than_expected_is_told(expect: int, kinds: list[str]) -> None:
    rules = f'[R] deny {{web, jobs}} ->> db\nwaive R for {{web, jobs}} -> db because "x" expect {expect}'
    assert told(judgement(CHAIN, rules, today=TODAY)) == kinds


def test_one_without_a_reason_waives_nothing() -> None:
    for reason in ("", ' because ""'):
        found = judgement(CHAIN, f"[R] deny web -> cache\nwaive R for web -> cache{reason}", today=TODAY)
        assert told(found) == ["waiver-without-reason", "rule-against-drawing"]


def test_one_of_no_rule_is_told_with_the_rule_that_was_meant() -> None:
    found = judgement(
        CHAIN, '[payments] deny web -> db\nwaive paymens for web -> db because "x"', today=TODAY
    )
    assert found.others[0].message == "there is no rule `paymens`; did you mean `payments`?"


def test_what_is_about_one_side_is_waived_by_that_side() -> None:
    rules = '[R] fanout {web, api} <= 0\nwaive R for web because "x" expect 1'
    found = judgement(CHAIN, rules, today=TODAY)
    assert [fingerprint for fingerprint, _ in found.verdicts[0].findings] == [("R", "api", "", "", "fan")]


def test_a_heading_makes_a_rule_a_warning() -> None:
    found = judgement(CHAIN, '[R, severity=warning] deny web -> cache because "so it is"', today=TODAY)
    (finding,) = found.findings
    assert finding.kind.severity is Severity.WARNING
    assert finding.message.endswith("; the rule's reason: so it is")


def test_many_findings_of_one_rule_are_told_in_part() -> None:
    drawing = "digraph { " + "; ".join(f"a{n} -> b" for n in range(50)) + " }"
    found = judgement(drawing, "deny a* -> b", today=TODAY)
    assert len(found.findings) == 20
    assert found.findings[-1].message.endswith("; and 30 more like it")
