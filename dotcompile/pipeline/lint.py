"""A diagram is understood, its rules are judged, and what was found is judged in turn: what `lint` says."""

from collections.abc import Mapping, Sequence

from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.judging import Policy, judge, worst
from dotcompile.pipeline.ruling import RuleFiles, judge_by_rules, lower_for, read_rules
from dotcompile.pipeline.understand import File, Understood, understand
from dotcompile.source import Source
from dotcompile.syntax.limits import Limits
from dotcompile.uncollected import uncollected


@uncollected
def lint(
    diagram: File, sites: Sequence[File], policy: Policy, limits: Limits, given: RuleFiles | None = None
) -> tuple[Mapping[str, Source], tuple[Diagnostic, ...]]:
    """The texts of one diagram and its sites, and everything that is worth saying about them.

    Whether its rules hold is said too if they are given.
    """
    return judge_understood(understand(diagram, sites, limits), policy, given)


def judge_understood(
    found: Understood, policy: Policy, given: RuleFiles | None = None
) -> tuple[Mapping[str, Source], tuple[Diagnostic, ...]]:
    """The texts of what is understood, and everything that is worth saying about them."""
    sources, findings = found.sources, found.findings
    if given is not None and worst(findings) is not Severity.ERROR:
        for topology in found.topologies:
            ruled = read_rules(topology, found.sources, given)
            if ruled is not None:
                judgement = judge_by_rules(topology, ruled, lower_for(topology, ruled))
                sources = {**sources, **ruled.sources}
                findings = (*findings, *ruled.findings, *judgement.findings)
    return sources, judge(findings, policy, found.silences)
