"""A topology is compiled for several targets, to tell what becomes there of everything that is drawn.

In: a topology and what goes with it. Out: a report; nothing is written here.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.model.topology import Topology
from dotcompile.pipeline.compile import Output, compile_for
from dotcompile.pipeline.ruling import RuleFiles
from dotcompile.pipeline.understand import File
from dotcompile.source import Source

if TYPE_CHECKING:
    from dotcompile.backends.portability.report import Report

#: The beginnings of codes of rules, and of what targets can hold.
_OF_TARGETS = ("DC4", "DC6")


def report_on(
    topology: Topology,
    sources: Mapping[str, Source],
    targets: Sequence[str],
    lock: File | None = None,
    given: RuleFiles | None = None,
) -> "tuple[Report, Mapping[str, Source]]":
    """The report, and the texts that its lines are of."""
    from dotcompile.backends.catalogue import load_backend
    from dotcompile.backends.portability.report import report
    from dotcompile.reach.intent import intend

    tables, findings = {}, {}
    for target in targets:
        backend = load_backend(target)
        assert backend is not None, f"no such target: {target}"
        compiled = compile_for(topology, sources, [Output("-", target, target=target)], lock, given)
        tables[target] = backend.abilities
        findings[target] = [one for one in compiled.findings if _counts(one)]
        sources = {**sources, **compiled.sources}
    return report(topology, intend(topology), tables, findings, sources), sources


def _counts(found: Diagnostic) -> bool:
    """Whether a target refuses the diagram for it, or holds a rule or a value only nearly."""
    severity, code = found.kind.severity, found.kind.code
    return severity is Severity.ERROR or (severity is Severity.WARNING and code.startswith(_OF_TARGETS))
