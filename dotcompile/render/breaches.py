"""What breaks rules, as marks.

In: verdicts on rules, and the relations that they were judged by. Out: marks, each with a way by which its
rule is broken, if there is one.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, product

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.topology import Link
from dotcompile.reach.relation import Connections, Group
from dotcompile.reach.search import Hop, find_mildest_path
from dotcompile.render.knowledge import Knowledge
from dotcompile.render.marks import Mark, Tone
from dotcompile.render.things import Thing
from dotcompile.rules.judge import Fingerprint, Judgement, Word

#: So many arcs show one finding.
_MOST_ENDS = 4


def mark_breaches(judgement: Judgement, known: Knowledge) -> Iterator[Mark]:
    """A mark for each finding of a broken rule."""
    planes = [known.intent, *([known.effective] if known.effective is not None else [])]
    for verdict in judgement.verdicts:
        if verdict.word is Word.BROKEN:
            for fingerprint, finding in verdict.findings:
                yield _breach(fingerprint, finding, planes, known)


def _breach(
    fingerprint: Fingerprint, finding: Diagnostic, planes: Sequence[Connections], known: Knowledge
) -> Mark:
    _, source, target, _, _ = fingerprint
    widest = planes[-1]
    sources, targets = _numbers(widest, source), _numbers(widest, target)
    way = _way(planes, sources, targets) if sources and targets else ()
    ends = list(islice(product(sources, targets), _MOST_ENDS))
    if way:
        ends = list(dict.fromkeys([(way[0].source, way[-1].target), *ends]))[:_MOST_ENDS]
    links = {id(edge.because): edge.because for hop in way for edge in hop.edges}
    things = () if ends else sources[:_MOST_ENDS]
    return Mark(
        Tone.BROKEN,
        finding.kind.code,
        finding.message,
        known.at(finding.span),
        tuple(_thing(widest, one) for one in things),
        tuple((_thing(widest, one), _thing(widest, other)) for one, other in ends if one != other),
        tuple(because for because in links.values() if isinstance(because, Link)),
    )


def _way(planes: Sequence[Connections], sources: Group, targets: Group) -> tuple[Hop, ...]:
    """A way as it is drawn, else as it is possible; none where the rule is that there be one."""
    ways = (find_mildest_path(plane, sources, targets) for plane in planes)
    return next(filter(None, ways), ())


def _numbers(connections: Connections, names: str) -> Group:
    """The things of a fingerprint."""
    wanted = set(names.split(","))
    return tuple(at for at, thing in enumerate(connections.things) if thing.name in wanted)


def _thing(connections: Connections, number: int) -> Thing:
    thing = connections.things[number]
    return thing.sort, thing.name
