"""Findings of any stage as marks: on what is drawn at the place that each is about.

In: a topology, findings and the texts they were found in. Out: marks. One that is about nothing in
particular has no things, and is listed all the same.
"""

from collections.abc import Iterable, Iterator, Mapping

from dotcompile.diagnostics import Diagnostic, Findings
from dotcompile.model.topology import Link, Sort, Topology
from dotcompile.records import dataclass
from dotcompile.render.knowledge import place_of
from dotcompile.render.marks import Mark, Tone
from dotcompile.render.things import Thing, places_of
from dotcompile.source import Source, Span


@dataclass(frozen=True, slots=True)
class _Drawn:
    """Something that is drawn at a place."""

    origin: Span
    thing: Thing | None = None
    link: Link | None = None


def mark_findings(
    topology: Topology, findings: Findings, sources: Mapping[str, Source], tone: Tone = Tone.FAULT
) -> tuple[Mark, ...]:
    """A mark for each finding."""
    drawn = tuple(_all_drawn(topology))
    return tuple(_mark(drawn, finding, sources, tone) for finding in findings)


def _mark(drawn: Iterable[_Drawn], finding: Diagnostic, sources: Mapping[str, Source], tone: Tone) -> Mark:
    meant = _innermost(drawn, finding.span)
    things = tuple(dict.fromkeys(one.thing for one in meant if one.thing is not None))
    links = tuple(one.link for one in meant if one.link is not None)
    at = place_of(sources, finding.span)
    return Mark(tone, finding.kind.code, finding.message, at, things, (), links)


def _innermost(drawn: Iterable[_Drawn], span: Span) -> list[_Drawn]:
    """What is drawn by the least text around a place; several things may be drawn by one."""
    around = [one for one in drawn if _holds(one.origin, span)]
    least = min((one.origin.end - one.origin.start for one in around), default=0)
    return [one for one in around if one.origin.end - one.origin.start == least]


def _holds(outer: Span, inner: Span) -> bool:
    return outer.path == inner.path and outer.start <= inner.start and inner.end <= outer.end


def _all_drawn(topology: Topology) -> Iterator[_Drawn]:
    for zone in topology.zones:
        for origin in zone.origins:
            yield _Drawn(origin, (Sort.ZONE, zone.name))
    for thing, origin in places_of(topology).items():
        yield _Drawn(origin, thing)
    for link in topology.links:
        yield _Drawn(link.origin, None, link)
