"""A topology is lowered, what is effective there is worked out, and its rules are judged.

In: a topology and its rule files. Out: rules, what they keep apart, and whether they hold.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.judging import worst
from dotcompile.model.topology import Topology
from dotcompile.pipeline.understand import File
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.encoding import decode

if TYPE_CHECKING:
    from dotcompile.lowering.deployment import Deployment
    from dotcompile.reach.apart import PairSet
    from dotcompile.reach.facts import Facts
    from dotcompile.reach.relation import Connections
    from dotcompile.rules.form import Rules
    from dotcompile.rules.judge import Judgement


@dataclass(frozen=True, slots=True)
class RuleFiles:
    """The rule files that go with a diagram, and the day on which waivers are looked at, as 2026-12-31."""

    files: tuple[File, ...] = ()
    today: str = ""


@dataclass(frozen=True, slots=True)
class Ruled:
    """The rules of one topology, what is wrong with how they are written, and the texts they are in."""

    rules: "Rules"
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    today: str = ""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a topology was lowered to, as facts, and what packets can do on it."""

    target: str
    facts: "Facts"
    relation: "Connections"


def read_rules(topology: Topology, sources: Mapping[str, Source], given: RuleFiles) -> Ruled | None:
    """All rules of a topology: of files, of its own, and denied edges; None if there is none."""
    if not (given.files or "rules" in topology.settings or any(link.deny for link in topology.links)):
        return None
    from dotcompile.rules.gather import gather  # few diagrams have rules

    decoded = [decode(*file) for file in given.files]
    rules, findings = gather(topology, [source for source, _ in decoded], sources)
    of_bytes = (finding for _, found in decoded for finding in found)
    texts = {source.path: source for source, _ in decoded}
    return Ruled(rules, (*of_bytes, *findings), texts, given.today)


def keep_apart(topology: Topology, ruled: Ruled | None) -> "PairSet":
    """The pairs that rules keep apart."""
    if ruled is None:
        from dotcompile.reach.apart import NO_PAIRS

        return NO_PAIRS
    from dotcompile.rules.judge import forbidden

    return forbidden(topology, ruled.rules)


def lower_for(topology: Topology, ruled: Ruled | None, asked: str | None = None) -> Effect | None:
    """What is effective on the target asked for, or the topology's own; None if it cannot be lowered."""
    from dotcompile.backends.catalogue import load_backend
    from dotcompile.lowering.lower import lower
    from dotcompile.lowering.target import choose_target
    from dotcompile.reach.intent import intend

    target, _ = choose_target(topology, asked)
    backend = load_backend(target)
    if backend is None:
        return None
    deployment, found = lower(topology, keep_apart(topology, ruled), backend.target)
    return (
        None if worst(found) is Severity.ERROR else effect_of(topology, intend(topology), target, deployment)
    )


def effect_of(topology: Topology, intent: "Connections", target: str, deployment: "Deployment") -> Effect:
    """What packets can do on what a topology was lowered to."""
    from dotcompile.lowering.facts import facts_of
    from dotcompile.reach.effective import effective

    facts = facts_of(deployment)
    return Effect(target, facts, effective(facts, topology, intent))


def judge_by_rules(topology: Topology, ruled: Ruled, effect: Effect | None) -> "Judgement":
    """Whether rules hold of what is drawn and, where that is known, of what is effective."""
    from dotcompile.rules.judge import judge_rules

    facts, relation = (effect.facts, effect.relation) if effect else (None, None)
    return judge_rules(topology, facts, relation, ruled.rules, ruled.today)
