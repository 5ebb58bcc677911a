"""A topology is lowered, emitted and proved: what is to be written for each output that is wanted.

In: a topology, its rules, and the outputs. Out: artifacts and findings; nothing is written here.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
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
    from dotcompile.lowering.deployment import Deployment
    from dotcompile.lowering.lock import Lock

UNPROVED = "unproved"


@dataclass(frozen=True, slots=True)
class Output:
    """A file that is wanted, by the path that its user knows it by, or `-`; `name` is without its folder.

    `form` is `json`, `lock` or `markdown` if it tells of the model, of addresses or of everything, empty if
    it is to be run, and `unproved` if it is only compared with what runs. `told` is what was found of the
    diagram before, for what tells of everything. A `template` says what is written, in place of all that.
    `target` is what to compile for if that is said, and `default` if nobody says it, the diagram neither.
    If `in_shell`, the target's commands are wanted. `base` is the way from its folder to the diagram's.
    `options` are the target's own.
    """

    path: str
    name: str
    form: str = ""
    target: str | None = None
    default: str | None = None
    base: str = ""
    in_shell: bool = False
    options: tuple[str, ...] = ()
    told: tuple[Diagnostic, ...] = ()
    template: File | None = None


@dataclass(frozen=True, slots=True)
class Compiled:
    """What is to be written for each output by its path; what was found on the way, and in which texts.

    `deployments` are what the outputs that are to be run were made of.
    """

    artifacts: "Mapping[str, tuple[Artifact, ...]]"
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    deployments: "Mapping[str, Deployment]" = MappingProxyType({})


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
    for path, data in dict.fromkeys(output.template for output in outputs if output.template is not None):
        template, of_template = decode(path, data)
        sources, findings = {**sources, path: template}, {**findings, **dict.fromkeys(of_template)}
    artifacts, deployments = {}, {}
    for output in outputs if worst(tuple(findings)) is not Severity.ERROR else ():
        emitted, found, deployment = _compile(topology, sources, output, kept, ruled)
        findings |= dict.fromkeys(found)
        if worst(found) is not Severity.ERROR:
            artifacts[output.path] = emitted
            if deployment is not None:
                deployments[output.path] = deployment
    return Compiled(artifacts, tuple(findings), sources, deployments)


def _compile(
    topology: Topology, sources: Mapping[str, Source], output: Output, lock: "Lock", ruled: Ruled | None
) -> "tuple[tuple[Artifact, ...], tuple[Diagnostic, ...], Deployment | None]":
    """A target is chosen; what is drawn is lowered for it, emitted and, if it seems well, proved."""
    from dotcompile.backends import json  # nothing of this is needed to lint
    from dotcompile.backends.backend import Artifact, Job
    from dotcompile.backends.catalogue import in_commands, load_backend
    from dotcompile.backends.held import find_unknown_options, find_unwritable, tell_of_target
    from dotcompile.lowering.lock import NO_LOCK, write_lock
    from dotcompile.lowering.lower import lower
    from dotcompile.lowering.target import choose_target
    from dotcompile.reach.intent import intend

    if output.template is not None:
        from dotcompile.backends import template  # brings in jinja2

        text, of_template = template.emit(sources[output.template[0]], topology, sources)
        made = (Artifact(output.name, text),)
        return made, (*of_template, *find_unwritable(made, topology.origin)), None
    if output.form == "json":
        return (Artifact(output.name, json.emit(topology, sources)),), (), None
    default = None if "target" in topology.settings else output.default
    target, of_choice = choose_target(topology, output.target, default)
    backend = load_backend(in_commands(target) if output.in_shell else target)
    if backend is None:
        wanted = f"{target} as a script" if output.in_shell else target
        return (), (tell_of_target(topology, wanted),), None
    never = keep_apart(topology, ruled)
    deployment, of_lowering = lower(topology, never, backend.target, lock)
    found = (*of_choice, *of_lowering)
    intent = intend(topology)
    effect = None
    if ruled is not None:
        effect = effect_of(topology, intent, target, deployment)
        found = (*found, *judge_by_rules(topology, ruled, effect).findings)
    if output.form == "lock":
        return (Artifact(output.name, write_lock(deployment.lock or NO_LOCK)),), found, None
    if output.form == "markdown":
        from dotcompile.backends import markdown  # brings in jinja2

        effect = effect or effect_of(topology, intent, target, deployment)
        told = (*output.told, *found)
        page = markdown.Inventory(topology, deployment, sources, target, intent, effect.relation, told)
        return (Artifact(output.name, markdown.emit(page)),), found, None
    job = Job(topology, deployment, sources, output.name, output.base, output.options)
    artifacts, of_target = backend.emit(job)
    unknown = find_unknown_options(output.options, backend, topology.origin)
    found = (*found, *unknown, *of_target, *find_unwritable(artifacts, topology.origin))
    if worst(found) is not Severity.ERROR and output.form != UNPROVED:
        from dotcompile.backends.proving.prove import prove  # brings in yaml

        files = {one.name: one.text for one in artifacts}
        found = (*found, *prove(files, topology, never, backend.target, intent))
    return artifacts, found, deployment
