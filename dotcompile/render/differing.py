"""What differs between two diagrams, as marks on the picture of the new one.

In: a difference, the new topology, and the texts of both. Out: marks; what is gone and has no card is listed.
"""

from collections.abc import Iterator, Mapping

from dotcompile.model.topology import Topology
from dotcompile.reach.difference import Change, Difference, Kind
from dotcompile.reach.difference_text import SIGNS, told, told_rule
from dotcompile.render.knowledge import place_of
from dotcompile.render.marks import Mark, Tone
from dotcompile.source import Source

_TONES = {Kind.ADDED: Tone.ADDED, Kind.REMOVED: Tone.REMOVED, Kind.CHANGED: Tone.CHANGED}


def mark_difference(
    difference: Difference, topology: Topology, sources: Mapping[str, Source]
) -> Iterator[Mark]:
    """Rules that are broken now, then what is drawn otherwise, then what else is otherwise in effect."""
    for rule in difference.rules:
        if rule.after == "broken":
            yield Mark(Tone.BROKEN, "", told_rule(rule))
    drawn = {(change.source, change.target) for change in difference.intent}
    for change in difference.intent:
        yield _mark(change, topology, sources, "")
    for change in difference.effective or ():
        if (change.source, change.target) not in drawn:
            yield _mark(change, topology, sources, f"in effect on {difference.target}, ")


def _mark(change: Change, topology: Topology, sources: Mapping[str, Source], where: str) -> Mark:
    """What is still drawn has its line coloured; of the rest an arc is drawn."""
    side = change.after or change.before
    lines = side.lines if side is not None else ()
    at = place_of(sources, lines[0]) if lines else ""
    links = tuple(link for link in topology.links if change.after is not None and link.origin in lines)
    source, target = (change.source.sort, change.source.name), (change.target.sort, change.target.name)
    arcs = () if links else ((source, target),)
    return Mark(
        _TONES[change.kind], SIGNS[change.kind], f"{where}{told(change)}", at, (source, target), arcs, links
    )
