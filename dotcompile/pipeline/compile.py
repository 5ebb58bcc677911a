"""A topology is lowered, emitted and proved: what is to be written for each output that is wanted.

In: a topology, its rules, and the outputs. Out: artifacts and findings; nothing is written here.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.judging import worst
from dotcompile.model.topology import Topology
from dotcompile.pipeline.ruling import Ruled, RuleFiles, effect_of, judge_by_rules, keep_apart, read_rules
from dotcompile.pipeline.understand import File
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.encoding import decode

if TYPE_CHECKING:
    from dotcompile.backends.backend import Artifact
    from dotcompile.lowering.lock import Lock


@dataclass(frozen=True, slots=True)
class Output:
    """A file that is wanted, by the path that its user knows it by, or `-`; `name` is without its folder.

    `form` is `json` or `lock` if it tells of the model or of addresses, and empty if it is to be run.
    `target` is what to compile for if that is said, and `default` if nobody says it, the diagram neither.
    `base` is the way from its folder to the diagram's.
    """

    path: str
    name: str
    form: str = ""
    target: str | None = None
    default: str | None = None
    base: str = ""


@dataclass(frozen=True, slots=True)
class Compiled:
    """What is to be written for each output by its path; what was found on the way, and in which texts."""

    artifacts: "Mapping[str, tuple[Artifact, ...]]"
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]


def compile_for(
    topology: Topology,
    sources: Mapping[str, Source],
    outputs: Sequence[Output],
    lock: File | None = None,
    given: RuleFiles | None = None,
) -> Compiled:
    """What a topology is compiled to, by its rules. An output that is not what is drawn is left out."""
    from dotcompile.lowering.lock import NO_LOCK, read_lock

    kept, findings = NO_LOCK, dict[Diagnostic, None]()  # what two outputs have in common is told once
    if lock is not None:
        text, of_bytes = decode(*lock)
        kept, of_lock = read_lock(text)
        sources, findings = {**sources, lock[0]: text}, dict.fromkeys((*of_bytes, *of_lock))
    ruled = read_rules(topology, sources, given or RuleFiles())
    if ruled is not None:
        sources, findings = {**sources, **ruled.sources}, {**findings, **dict.fromkeys(ruled.findings)}
    artifacts = {}
    for output in outputs if worst(tuple(findings)) is not Severity.ERROR else ():
        emitted, found = _compile(topology, sources, output, kept, ruled)
        findings |= dict.fromkeys(found)
        if worst(found) is not Severity.ERROR:
            artifacts[output.path] = emitted
    return Compiled(artifacts, tuple(findings), sources)


def _compile(
    topology: Topology, sources: Mapping[str, Source], output: Output, lock: "Lock", ruled: Ruled | None
) -> "tuple[tuple[Artifact, ...], tuple[Diagnostic, ...]]":
    """A target is chosen; what is drawn is lowered for it, emitted and, if it seems well, proved."""
    from dotcompile.backends import json  # nothing of this is needed to lint
    from dotcompile.backends.backend import Artifact, Job
    from dotcompile.backends.catalogue import load_backend
    from dotcompile.backends.held import find_unwritable, tell_of_target
    from dotcompile.backends.proving.prove import prove
    from dotcompile.lowering.lock import NO_LOCK, write_lock
    from dotcompile.lowering.lower import lower
    from dotcompile.lowering.target import choose_target
    from dotcompile.reach.intent import intend

    if output.form == "json":
        return (Artifact(output.name, json.emit(topology, sources)),), ()
    default = None if "target" in topology.settings else output.default
    target, of_choice = choose_target(topology, output.target, default)
    backend = load_backend(target)
    if backend is None:
        return (), (tell_of_target(topology, target),)
    never = keep_apart(topology, ruled)
    deployment, of_lowering = lower(topology, never, backend.target, lock)
    found = (*of_choice, *of_lowering)
    intent = intend(topology)
    if ruled is not None:
        effect = effect_of(topology, intent, target, deployment)
        found = (*found, *judge_by_rules(topology, ruled, effect).findings)
    if output.form == "lock":
        return (Artifact(output.name, write_lock(deployment.lock or NO_LOCK)),), found
    artifacts, of_target = backend.emit(Job(topology, deployment, sources, output.name, output.base))
    found = (*found, *of_target, *find_unwritable(artifacts, topology.origin))
    if worst(found) is not Severity.ERROR:
        files = {one.name: one.text for one in artifacts}
        found = (*found, *prove(files, topology, never, backend.target, intent))
    return artifacts, found
