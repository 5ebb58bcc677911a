"""Which subgraphs of a drawing are zones, and how they lie in each other.

In: a drawing. Out: its areas, each of which is one zone whatever it turns out to mean. A zone is what
Graphviz takes for a cluster; any other subgraph belongs to the zone around it.
"""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.kinds.parts import ZONE_DRAWN_TWICE
from dotcompile.model.spelling import nearest_word
from dotcompile.model.values.form import shown
from dotcompile.records import dataclass
from dotcompile.source import Source, Span
from dotcompile.syntax.defaults import Defaults, Setting
from dotcompile.syntax.drawing import Drawing, Scope

PREFIX = "cluster"
#: How many zones are compared with ids that name none: it takes 20 microseconds each.
MOST_GUESSES = 20_000
_WORD = r"[a-zA-Z]+"


@dataclass(frozen=True, slots=True, eq=False)
class Area:
    """A zone as it is drawn. One that is opened again in the same zone is still one, of several scopes.

    `says` is what messages call it.
    """

    id: str
    short: str
    number: int
    parent: "Area | None"
    scopes: Sequence[Scope]
    says: str

    @property
    def inherited(self) -> Defaults:
        """What it got from `graph [...]` around it when it was first opened."""
        return self.scopes[0].inherited

    def explicit(self) -> dict[str, Setting]:
        """The attributes that were set in it; of one name the last."""
        return {name: found for scope in self.scopes for name, found in scope.explicit.items()}

    def origin(self, source: Source) -> Span:
        """Where it was first opened: its name, or its brace."""
        return opening(self.scopes[0], source)


class Areas:
    """The zones of a drawing. `of` is the innermost one around each scope, `own` the one that a scope is."""

    def __init__(self, areas: Sequence[Area], of: Mapping[Scope, Area | None]) -> None:
        self.all = tuple(areas)
        self.of = of
        self.own = {scope: area for area in areas for scope in area.scopes}
        self.by_id: dict[str, Area] = {}
        self.by_short: dict[str, Area] = {}
        for area in areas:
            if area.id:
                self.by_id.setdefault(area.id, area)
            if area.short:
                self.by_short.setdefault(area.short, area)
        self._enter, self._leave = _tour(areas)
        self._guesses = 0

    def nearest(self, identifier: str) -> str | None:
        """The id that one most likely stands for; in a text full of such ids only some are guessed."""
        if identifier in self.by_short:
            return self.by_short[identifier].id
        self._guesses += len(self.by_id)
        return nearest_word(identifier, self.by_id) if self._guesses <= MOST_GUESSES else None

    def within(self, inner: Area | None, outer: Area) -> bool:
        """Whether one lies in another, or is it."""
        if inner is None:
            return False
        return self._enter[outer.number] <= self._enter[inner.number] <= self._leave[outer.number]

    def rank(self, area: Area) -> int:
        """Its number in a walk that goes into each zone before the next."""
        return self._enter[area.number]

    def innermost(self, areas: Sequence[Area]) -> tuple[Area, ...]:
        """Those that hold none of the others, in the order given."""
        if len(areas) < 2:
            return tuple(areas)
        inwards = sorted(areas, key=lambda area: self._enter[area.number])
        outer = {a for a, b in pairwise(inwards) if a is not b and self.within(b, a)}
        return tuple(area for area in areas if area not in outer)


def find_zones(drawing: Drawing, source: Source) -> tuple[Areas, tuple[Diagnostic, ...]]:
    """The zones, outer ones first, in the order of their making."""
    areas: list[Area] = []
    of: dict[Scope, Area | None] = {}
    known: dict[tuple[Area | None, str | None], Area] = {}
    for scope in drawing.root.walk():
        outer = None if scope.parent is None else of[scope.parent]
        if scope.parent is None or not scope.is_cluster:
            of[scope] = outer
            continue
        area = None if scope.name is None else known.get((outer, scope.name))
        if area is None:
            name = scope.name or ""
            says = shown(name) if name else "the cluster without a name"
            area = Area(name, short_name(name), len(areas), outer, [], says)
            areas.append(area)
            known[outer, scope.name] = area
        assert isinstance(area.scopes, list)
        area.scopes.append(scope)
        of[scope] = area
    found = Areas(areas, of)
    return found, _drawn_twice(found, source)


def short_name(identifier: str) -> str:
    """A cluster's id without `cluster_` or `cluster`, in any case; of another subgraph all of it."""
    if identifier[: len(PREFIX)].lower() != PREFIX:
        return identifier
    return identifier[len(PREFIX) :].removeprefix("_")


def opening(scope: Scope, source: Source) -> Span:
    """Where a scope was first opened: its name, or its brace."""
    statement = scope.statements[0]
    if statement.id is not None:
        return source.span(statement.id.start, statement.id.end)
    word = re.compile(_WORD).match(source.text, statement.start)
    return source.span(statement.start, word.end() if word else statement.start + 1)


def _drawn_twice(areas: Areas, source: Source) -> tuple[Diagnostic, ...]:
    found = []
    for area in areas.all:
        first = areas.by_id.get(area.id, area)
        if first is not area:
            message = f"{area.says} is a cluster in another place already: Graphviz ignores this one"
            label = Label(first.origin(source), "the first one")
            help_ = "give each an id of its own; `label` may be the same"
            found.append(Diagnostic(ZONE_DRAWN_TWICE, message, area.origin(source), (label,), help_))
    return tuple(found)


def _tour(areas: Sequence[Area]) -> tuple[list[int], list[int]]:
    """For each area its number in a walk that goes into each before the next, and the last one in it."""
    children: dict[Area | None, list[Area]] = {}
    for area in areas:
        children.setdefault(area.parent, []).append(area)
    order: list[Area] = []
    pending = children.get(None, [])[::-1]
    while pending:
        area = pending.pop()
        order.append(area)
        pending.extend(reversed(children.get(area, ())))
    enter, leave = [0] * len(areas), [0] * len(areas)
    for number, area in enumerate(order):
        enter[area.number] = leave[area.number] = number
    for area in reversed(order):
        if area.parent is not None:
            leave[area.parent.number] = max(leave[area.parent.number], leave[area.number])
    return enter, leave
