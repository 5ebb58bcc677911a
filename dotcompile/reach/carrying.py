"""What carries what is drawn: which part of an intent's edges a deployment lets through, and by what.

In: where services stand, and an edge between them. Out: the part of it that shares a segment, and the part
that gets there by a published port or the machine's own sandbox. A whole that one segment carries is one
look; what is split is looked at by those who stand alike.
"""

from collections.abc import Iterable, Iterator

from dotcompile.model.values.ports import ANY_PORT, PortRange, Ports, merged
from dotcompile.reach.blocks import Block
from dotcompile.reach.facts import Published
from dotcompile.reach.relation import Group
from dotcompile.reach.situations import Place, Way
from dotcompile.reach.standing import Standing
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """What is carried of an edge, as blocks: on any port by a segment, else as far as ports are published."""

    by_segment: tuple[Block, ...]
    otherwise: tuple[tuple[Block, Ports | None], ...]


_NOTHING_ELSE: tuple[tuple[Block, Ports | None], ...] = ()


class Carrying:
    """Answers for one deployment; each pair of groups is looked at once, whatever edges it has."""

    def __init__(self, standing: Standing) -> None:
        self._standing = standing
        self._members: dict[int, frozenset[int]] = {}
        self._known: dict[tuple[int, int], tuple[tuple[Block, ...], tuple[Block, ...]]] = {}

    def part(self, sources: Group, targets: Group, ports: Ports | None) -> Part:
        """What of these services' connections is carried."""
        by_segment, missing = self._on_segments(sources, targets)
        if not missing:
            return Part(by_segment, _NOTHING_ELSE)
        return Part(by_segment, tuple(one for block in missing for one in self._otherwise(block, ports)))

    def lost(self, sources: Group, targets: Group, ports: Ports | None) -> tuple[int, int] | None:
        """One of these connections that is not carried, or None if all are."""
        for block in self._on_segments(sources, targets)[1]:
            for source in block[0]:
                for target in block[1]:
                    if source != target and not covers(self._ports(source, target), ports):
                        return source, target
        return None

    def _on_segments(self, sources: Group, targets: Group) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        """The blocks that share a segment, and those that share none."""
        if len(sources) == len(targets) == 1:
            of = self._standing.segments_of
            block = ((sources, targets),)
            return (block, ()) if not set(of[sources[0]]).isdisjoint(of[targets[0]]) else ((), block)
        key = id(sources), id(targets)
        if key not in self._known:
            whole = self._is_on_one(sources, targets)
            self._known[key] = (((sources, targets),), ()) if whole else self._split(sources, targets)
        return self._known[key]

    def _is_on_one(self, sources: Group, targets: Group) -> bool:
        of = self._standing.segments_of
        shared = set(of[sources[0]]).intersection(of[targets[0]])
        return any(self._on(one).issuperset(sources) and self._on(one).issuperset(targets) for one in shared)

    def _on(self, segment: int) -> frozenset[int]:
        if segment not in self._members:
            self._members[segment] = frozenset(self._standing.segments[segment].members)
        return self._members[segment]

    def _split(self, sources: Group, targets: Group) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
        of = self._standing.segments_of
        carried, missing = [], []
        alike = list(_alike(targets, of).items())
        for segments, group in _alike(sources, of).items():
            on = set(segments)
            reached = [one for others, some in alike if not on.isdisjoint(others) for one in some]
            others = [one for others, some in alike if on.isdisjoint(others) for one in some]
            carried += [(group, tuple(sorted(reached)))] if reached else []
            missing += [(group, tuple(sorted(others)))] if others else []
        return tuple(filter(_is_of_two, carried)), tuple(filter(_is_of_two, missing))

    def _otherwise(self, block: Block, ports: Ports | None) -> Iterator[tuple[Block, Ports | None]]:
        """What gets there all the same: each target with those who reach it on the same ports."""
        for target in block[1]:
            found: dict[Ports | None, list[int]] = {}
            for source in block[0]:
                able = self._ports(source, target)
                if source != target and able:
                    found.setdefault(narrowed(able, ports), []).append(source)
            yield from (((tuple(some), (target,)), able) for able, some in found.items() if able != ())

    def _ports(self, source: int, target: int) -> Ports:
        """On which ports one service gets to another without a segment of theirs."""
        standing = self._standing
        senders, receivers = standing.places[source], standing.places[target]
        if standing.permits(senders, Way.MACHINE, receivers & {Place.HOST}) or standing.permits(
            senders & {Place.HOST}, Way.STRANGER, receivers
        ):
            return ANY_PORT
        return merged([one.container for one in self._open_to(senders, target)])

    def _open_to(self, senders: Iterable[Place], target: int) -> Iterator[Published]:
        for published in self._standing.published_of.get(target, ()):
            if self._standing.permits(senders, *self._standing.way_to(published)):
                yield published


def covers(able: Ports, wanted: Ports | None) -> bool:
    """Whether all wanted ports are among these, which are merged."""
    return all(
        any(
            one.protocol == each.protocol and one.first <= each.first and each.last <= one.last
            for one in able
        )
        for each in (ANY_PORT if wanted is None else wanted)
    )


def narrowed(able: Ports, wanted: Ports | None) -> Ports | None:
    """The ports that are in both; None if those are all that are wanted, and those are any."""
    if covers(able, wanted):
        return wanted
    return merged(
        [
            PortRange(one.protocol, max(one.first, each.first), min(one.last, each.last))
            for one in able
            for each in (ANY_PORT if wanted is None else wanted)
            if one.protocol == each.protocol and max(one.first, each.first) <= min(one.last, each.last)
        ]
    )


def _alike(group: Group, of: tuple[tuple[int, ...], ...]) -> dict[tuple[int, ...], Group]:
    found: dict[tuple[int, ...], list[int]] = {}
    for service in group:
        found.setdefault(of[service], []).append(service)
    return {segments: tuple(services) for segments, services in found.items()}


def _is_of_two(block: Block) -> bool:
    """Whether there is a pair in a block, and not one service alone."""
    return len(block[0]) > 1 or len(block[1]) > 1 or block[0] != block[1]
