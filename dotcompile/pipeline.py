"""The sentence: bytes are decoded, parsed, evaluated, built, checked; lowered, emitted, proved; and judged.

In: what was read, and what the user asked for. Out: what it means, what it is compiled to, and the findings
that count. Nothing is printed or written here.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from dotcompile.checks.catalogue import check
from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.judging import MARK, Policy, Silence, judge, worst
from dotcompile.model.site.apply import build_all
from dotcompile.model.site.site import NO_SITE, Site
from dotcompile.model.topology import Topology
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.limits import Limits
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate
from dotcompile.syntax.tree import Document

if TYPE_CHECKING:
    from dotcompile.backends.backend import Artifact
    from dotcompile.lowering.deployment import Deployment
    from dotcompile.lowering.lock import Lock
    from dotcompile.reach.apart import PairSet
    from dotcompile.reach.facts import Facts
    from dotcompile.reach.relation import Connections
    from dotcompile.rules.form import Rules
    from dotcompile.rules.judge import Judgement

File = tuple[str, bytes]
"""What a file is called in findings, and what is in it."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What one diagram means, graph by graph; all that was found, and the texts that it was found in.

    `silences` are what comments in those texts want left out.
    """

    topologies: tuple[Topology, ...]
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]
    silences: tuple[Silence, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Compiled:
    """What is to be written for each output by its path; what was found on the way, and in which texts."""

    artifacts: "Mapping[str, tuple[Artifact, ...]]"
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]


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


def understand(diagram: File, sites: Sequence[File], limits: Limits) -> Understood:
    """What the graphs of one diagram mean, run as its sites say; of several sites the last wins."""
    source, of_bytes = decode(*diagram)
    document, of_syntax = parse(source)
    drawings, of_semantics = evaluate(document, limits)
    site, of_sites, sources = _read_sites(sites) if sites else (NO_SITE, (), {})
    topologies, of_model = build_all(document, drawings, site)
    of_text = (*of_bytes, *of_syntax, *of_semantics)
    # What a text with errors seems to mean is mostly an echo of them: it is told when they are gone.
    texts = {diagram[0]: source, **sources}
    told = (*of_text, *of_sites)
    if worst(of_text) is not Severity.ERROR:
        told = (*told, *of_model, *(found for one in topologies for found in check(one, texts)))
    return Understood(topologies, told, texts, _silences(document, sources))


def understand_as_one(diagrams: Sequence[File], sites: Sequence[File], limits: Limits) -> Understood:
    """What several diagrams mean as one; nothing if there are errors in a text, or if they cannot be one."""
    from dotcompile.model.merging.merge import merge  # most diagrams are alone

    decoded = [decode(*diagram) for diagram in diagrams]
    parsed = [parse(source) for source, _ in decoded]
    documents = [document for document, _ in parsed]
    told = [found for _, findings in (*decoded, *parsed) for found in findings]
    site, of_sites, sources = _read_sites(sites) if sites else (NO_SITE, (), {})
    texts = {**{one.source.path: one.source for one in documents}, **sources}
    topologies, of_model = merge(documents, site, limits) if worst(told) is not Severity.ERROR else ((), ())
    told += (*of_sites, *of_model, *(found for one in topologies for found in check(one, texts)))
    silences = dict.fromkeys(found for one in documents for found in _silences(one, sources))
    return Understood(topologies, tuple(told), texts, tuple(silences))


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


def lower_for(topology: Topology, ruled: Ruled | None, asked: str | None = None) -> Effect | None:
    """What is effective on the target asked for, or the topology's own; None if it cannot be lowered."""
    from dotcompile.backends.catalogue import load_backend
    from dotcompile.lowering.lower import lower
    from dotcompile.lowering.target import choose_target

    target, _ = choose_target(topology, asked)
    backend = load_backend(target)
    if backend is None:
        return None
    deployment, found = lower(topology, _forbidden(topology, ruled), backend.target)
    return None if worst(found) is Severity.ERROR else _effect(topology, target, deployment)


def judge_by_rules(topology: Topology, ruled: Ruled, effect: Effect | None) -> "Judgement":
    """Whether rules hold of what is drawn and, where that is known, of what is effective."""
    from dotcompile.rules.judge import judge_rules

    facts, relation = (effect.facts, effect.relation) if effect else (None, None)
    return judge_rules(topology, facts, relation, ruled.rules, ruled.today)


def _effect(topology: Topology, target: str, deployment: "Deployment") -> Effect:
    from dotcompile.lowering.facts import facts_of
    from dotcompile.reach.effective import effective
    from dotcompile.reach.intent import intend

    facts = facts_of(deployment)
    return Effect(target, facts, effective(facts, topology, intend(topology)))


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

    if output.form == "json":
        return (Artifact(output.name, json.emit(topology, sources)),), ()
    default = None if "target" in topology.settings else output.default
    target, of_choice = choose_target(topology, output.target, default)
    backend = load_backend(target)
    if backend is None:
        return (), (tell_of_target(topology, target),)
    never = _forbidden(topology, ruled)
    deployment, of_lowering = lower(topology, never, backend.target, lock)
    found = (*of_choice, *of_lowering)
    if ruled is not None:
        effect = _effect(topology, target, deployment)
        found = (*found, *judge_by_rules(topology, ruled, effect).findings)
    if output.form == "lock":
        return (Artifact(output.name, write_lock(deployment.lock or NO_LOCK)),), found
    artifacts, of_target = backend.emit(Job(topology, deployment, sources, output.name, output.base))
    found = (*found, *of_target, *find_unwritable(artifacts, topology.origin))
    if worst(found) is not Severity.ERROR:
        files = {one.name: one.text for one in artifacts}
        found = (*found, *prove(files, topology, never, backend.target))
    return artifacts, found


def _forbidden(topology: Topology, ruled: Ruled | None) -> "PairSet":
    """The pairs that rules keep apart."""
    if ruled is None:
        from dotcompile.reach.apart import NO_PAIRS

        return NO_PAIRS
    from dotcompile.rules.judge import forbidden

    return forbidden(topology, ruled.rules)


def _silences(document: Document, sites: Mapping[str, Source]) -> tuple[Silence, ...]:
    """What comments want left out: few texts have one that does, and only then are its modules loaded."""
    silences: tuple[Silence, ...] = ()
    if MARK in document.source.text:
        from dotcompile.syntax import comments

        silences = comments.silences_in(document)
    for source in sites.values():
        if MARK in source.text:
            from dotcompile.model.site import comments as of_sites

            silences += of_sites.silences_in(source)
    return silences


def _read_sites(files: Sequence[File]) -> tuple[Site, tuple[Diagnostic, ...], Mapping[str, Source]]:
    """Several site files as one."""
    from dotcompile.model.site.reading import read_sites  # brings in tomllib, and most diagrams have no site

    return read_sites(files)
