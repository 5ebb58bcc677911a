"""Rules judged in tests: a diagram, rules, and perhaps a target to compile for."""

from dotcompile.lowering.facts import facts_of
from dotcompile.lowering.lower import lower
from dotcompile.model.topology import Topology
from dotcompile.model.values.text import ValueText
from dotcompile.reach.effective import effective
from dotcompile.reach.facts import COMPOSE, SWARM
from dotcompile.reach.intent import intend
from dotcompile.rules.form import Rules
from dotcompile.rules.judge import Judgement, Verdict, forbidden, judge_rules
from dotcompile.rules.read import read_rules
from dotcompile.source import Source
from tests.model.shown import meaning

TARGETS = {"": None, "compose": COMPOSE, "swarm": SWARM}


def rules_of(text: str) -> Rules:
    """Rules that are without fault."""
    source = Source("d.rules", text)
    rules, findings = read_rules(ValueText(source.text, source.span))
    assert not findings, [finding.message for finding in findings]
    return rules


def judgement(drawing: str | Topology, text: str, target: str = "", today: str = "") -> Judgement:
    """What is to be said of rules of a diagram, for a target or of the intent alone."""
    topology = meaning(drawing)[0] if isinstance(drawing, str) else drawing
    rules = rules_of(text)
    on = TARGETS[target]
    if on is None:
        return judge_rules(topology, None, None, rules, today)
    deployment, _ = lower(topology, forbidden(topology, rules), on)
    facts = facts_of(deployment)
    return judge_rules(topology, facts, effective(facts, topology, intend(topology)), rules, today)


def verdict(drawing: str | Topology, text: str, target: str = "") -> Verdict:
    """The verdict on the one rule of a text."""
    found = judgement(drawing, text, target)
    assert not found.others, [finding.message for finding in found.others]
    (one,) = found.verdicts
    return one


def told(found: Verdict) -> str:
    """A verdict as pages have it."""
    kinds = {finding.kind.name for _, finding in found.findings}
    if "rule-against-drawing" in kinds:
        return "against the drawing"
    if "rule-vacuous" in kinds:
        return "vacuous"
    severities = {str(finding.kind.severity) for _, finding in found.findings}
    return "warning" if found.word == "broken" and severities == {"warning"} else str(found.word)
