"""What a picture can show beyond what is drawn: who may connect to whom, and what was found.

In: a topology, its rules, and what was found of it so far. Out: what is known of it; nothing is drawn here.
"""

from collections.abc import Mapping

from dotcompile.diagnostics import Findings, Severity
from dotcompile.judging import worst
from dotcompile.model.topology import Topology
from dotcompile.pipeline.ruling import Effect, Ruled, effect_of, judge_by_rules, keep_apart
from dotcompile.reach.intent import intend
from dotcompile.reach.relation import Connections
from dotcompile.records import replace
from dotcompile.render.knowledge import Knowledge
from dotcompile.render.locating import mark_findings
from dotcompile.render.marks import Mark
from dotcompile.render.undrawn import mark_undrawn
from dotcompile.source import Source


def know(
    topology: Topology,
    sources: Mapping[str, Source],
    ruled: Ruled | None,
    findings: Findings,
    asked: str | None = None,
) -> Knowledge:
    """What is known of a topology on the target asked for, or its own; the least of it is what is drawn.

    Marks are made of broken rules, of what is possible though nobody drew it, of errors, and of whatever
    lowering warns of, such as full networks.
    """
    intent = intend(topology)
    effect, of_lowering = _lower(topology, ruled, intent, asked)
    if ruled is not None:
        sources, findings = {**sources, **ruled.sources}, (*findings, *ruled.findings)
    target, relation = (effect.target, effect.relation) if effect is not None else ("", None)
    known = Knowledge(intent, relation, target, sources, keep_apart(topology, ruled))
    marks: list[Mark] = []
    errors = [finding for finding in findings if finding.kind.severity is Severity.ERROR]
    others = [*errors, *(finding for finding in of_lowering if finding.kind.severity >= Severity.WARNING)]
    if ruled is not None:
        from dotcompile.render.breaches import mark_breaches  # few diagrams have rules

        judgement = judge_by_rules(topology, ruled, effect)
        marks += mark_breaches(judgement, known)
        others += judgement.others
    marks += mark_findings(topology, tuple(dict.fromkeys(others)), sources)
    if relation is not None:
        marks += mark_undrawn(relation)
    return replace(known, marks=tuple(marks))


def _lower(
    topology: Topology, ruled: Ruled | None, intent: Connections, asked: str | None
) -> tuple[Effect | None, Findings]:
    """What is effective, if the topology can be compiled; and what is found on the way."""
    from dotcompile.backends.catalogue import load_backend
    from dotcompile.lowering.lower import lower
    from dotcompile.lowering.target import choose_target

    target, of_choice = choose_target(topology, asked)
    backend = load_backend(target)
    if backend is None:
        return None, of_choice
    deployment, found = lower(topology, keep_apart(topology, ruled), backend.target)
    found = (*of_choice, *found)
    if worst(found) is Severity.ERROR:
        return None, found
    return effect_of(topology, intent, target, deployment), found
