"""Bytes are decoded, parsed, evaluated, built and checked: what a diagram means, and what is wrong with it.

In: what was read. Out: topologies, findings before they are judged, and the texts that they were found in.
"""

from collections.abc import Mapping, Sequence

from dotcompile.checks.catalogue import check
from dotcompile.diagnostics import Diagnostic, Severity
from dotcompile.judging import MARK, Silence, worst
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
