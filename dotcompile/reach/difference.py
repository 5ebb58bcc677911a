"""What differs between two diagrams: connections added, removed and changed, and what became of rules.

In: the relations of both. Out: changes by the names of things, which is what two diagrams have in common.
How they are written is a matter of `difference_text`, `difference_json` and `difference_markdown`.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from dotcompile.model.topology import Link
from dotcompile.model.values.ports import Ports
from dotcompile.reach.relation import Cause, Connections, Edge, Thing
from dotcompile.reach.search import find_connections, is_served, ports_of
from dotcompile.records import dataclass
from dotcompile.source import Span


class Kind(StrEnum):
    """What became of a connection."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Side:
    """A direct connection in one of the diagrams; `lines` are where it is drawn, if it is."""

    ports: Ports | None
    served: bool
    causes: tuple[Cause, ...]
    lines: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """A pair that is connected in one of the diagrams only, or in another way."""

    source: Thing
    target: Thing
    before: Side | None
    after: Side | None

    @property
    def kind(self) -> Kind:
        """What became of it."""
        return Kind.ADDED if self.before is None else Kind.REMOVED if self.after is None else Kind.CHANGED


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule whose verdict differs; None where there is no such rule, or it is about nothing there."""

    rule: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Difference:
    """All that differs. `effective` is None if one of the diagrams cannot be lowered for the `target`."""

    intent: tuple[Change, ...]
    effective: tuple[Change, ...] | None
    target: str
    rules: tuple[RuleChange, ...]


def compare(old: Connections, new: Connections) -> tuple[Change, ...]:
    """The pairs that differ, by the names of their things."""
    before, after = dict(_sides(old)), dict(_sides(new))
    every = sorted({**before, **after}, key=lambda pair: [(thing.name, thing.sort) for thing in pair])
    changes = (Change(*pair, before.get(pair), after.get(pair)) for pair in every)
    return tuple(change for change in changes if _differs(change))


def compare_verdicts(
    old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]
) -> tuple[RuleChange, ...]:
    """The rules, by name, whose verdicts differ; those of the new diagram first."""
    before, after = dict(old), dict(new)
    changes = (RuleChange(name, before.get(name), after.get(name)) for name in {**after, **before})
    return tuple(change for change in changes if change.before != change.after)


def _sides(connections: Connections) -> Iterator[tuple[tuple[Thing, Thing], Side]]:
    things = connections.things
    for pair in find_connections(connections):
        yield (things[pair.source], things[pair.target]), _side(pair.edges)


def _side(edges: Sequence[Edge]) -> Side:
    causes = tuple(sorted({edge.cause for edge in edges}))
    lines = dict.fromkeys(edge.because.origin for edge in edges if isinstance(edge.because, Link))
    return Side(ports_of(edges), is_served(edges), causes, tuple(lines))


def _differs(change: Change) -> bool:
    """Lines may move: what is drawn elsewhere is no change."""
    if change.before is None or change.after is None:
        return True
    sides = ((one.ports, one.served, one.causes) for one in (change.before, change.after))
    return len(set(sides)) > 1
