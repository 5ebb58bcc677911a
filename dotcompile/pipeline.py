"""The sentence: bytes are decoded, parsed to a tree, evaluated, built into topologies, the findings judged.

In: what was read, and what the user asked for. Out: what it means, and the findings that count. Nothing is
printed here.
"""

from collections.abc import Mapping, Sequence

from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.judging import Policy, judge, worst
from dotcompile.model.site.apply import build_all
from dotcompile.model.site.site import NO_SITE, Site
from dotcompile.model.topology import Topology
from dotcompile.records import dataclass
from dotcompile.source import Source
from dotcompile.syntax.encoding import decode
from dotcompile.syntax.limits import Limits
from dotcompile.syntax.parse import parse
from dotcompile.syntax.semantics import evaluate

File = tuple[str, bytes]
"""What a file is called in findings, and what is in it."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What one diagram means, graph by graph; all that was found, and the texts that it was found in."""

    topologies: tuple[Topology, ...]
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]


def lint(
    diagram: File, sites: Sequence[File], policy: Policy, limits: Limits
) -> tuple[Mapping[str, Source], tuple[Diagnostic, ...]]:
    """The texts of one diagram and its sites, and everything that is worth saying about them."""
    found = understand(diagram, sites, limits)
    return found.sources, judge(found.findings, policy)


def understand(diagram: File, sites: Sequence[File], limits: Limits) -> Understood:
    """What the graphs of one diagram mean, run as its sites say; of several sites the last wins."""
    source, of_bytes = decode(*diagram)
    document, of_syntax = parse(source)
    drawings, of_semantics = evaluate(document, limits)
    site, of_sites, sources = _read_sites(sites) if sites else (NO_SITE, (), {})
    topologies, of_model = build_all(document, drawings, site)
    of_text = (*of_bytes, *of_syntax, *of_semantics)
    # What a text with errors seems to mean is mostly an echo of them: it is told when they are gone.
    told = (*of_text, *of_sites) if worst(of_text) is Severity.ERROR else (*of_text, *of_sites, *of_model)
    return Understood(topologies, told, {diagram[0]: source, **sources})


def _read_sites(files: Sequence[File]) -> tuple[Site, tuple[Diagnostic, ...], Mapping[str, Source]]:
    """Several site files as one."""
    from dotcompile.model.site.reading import read_sites  # brings in tomllib, and most diagrams have no site

    return read_sites(files)
