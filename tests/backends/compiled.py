"""Diagrams compiled for tests: text to topology, deployment, emitted files, and what the proof says."""

from collections.abc import Mapping

from dotcompile.backends.backend import Backend, Job
from dotcompile.backends.catalogue import load_backend
from dotcompile.backends.proving.prove import prove
from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.lowering.deployment import Deployment
from dotcompile.lowering.lower import lower
from dotcompile.model.topology import Topology
from dotcompile.pipeline.understand import understand
from dotcompile.reach.apart import NO_PAIRS, PairSet
from dotcompile.reach.facts import Target
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.semantics import DEFAULT_LIMITS


@dataclass(frozen=True, slots=True)
class Compiled:
    """What one diagram was compiled to, and all that was said about it."""

    topology: Topology
    deployment: Deployment
    target: Target
    files: Mapping[str, str]
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]

    @property
    def errors(self) -> list[str]:
        """What kept it from being written, if anything did."""
        return [one.message for one in self.findings if one.kind.severity is Severity.ERROR]

    def prove(self, files: Mapping[str, str] | None = None, never: PairSet = NO_PAIRS) -> list[str]:
        """What the proof finds wrong with these files, or with those that were emitted."""
        given = self.files if files is None else files
        return [one.message for one in prove(given, self.topology, never, self.target)]


def compile_diagram(text: str, backend: str, never: PairSet = NO_PAIRS) -> Compiled:
    """A diagram, compiled with some pairs kept apart."""
    found = understand(("shop.dot", text.encode()), (), DEFAULT_LIMITS)
    (topology,) = found.topologies
    target = load_backend(backend)
    assert isinstance(target, Backend)
    assert target.target is not None
    deployment, of_lowering = lower(topology, never, target.target)
    job = Job(topology, deployment, found.sources, f"{backend}.yml")
    artifacts, of_target = target.emit(job)
    files = {artifact.name: artifact.text for artifact in artifacts}
    findings = (*found.findings, *of_lowering, *of_target)
    return Compiled(topology, deployment, target.target, files, findings, found.sources)
