"""`hops A ->> B >= 3, <= 4`: whatever of A reaches something of B is so many connections away from it.

```dot
digraph { web -> api -> db; jobs -> db; other }
```

```rules
hops web ->> db >= 2                   # holds
hops web ->> db >= 3                   # broken
hops {web, jobs} ->> db >= 2           # broken
hops {web, jobs} ->> db <= 2           # holds
hops {web, jobs} ->> db >= 1, <= 1     # broken
hops other ->> db <= 1                 # vacuous
```
"""

from collections.abc import Iterator

from dotcompile.records import dataclass
from dotcompile.rules.case import Case, Level
from dotcompile.rules.forbidding import path_breach
from dotcompile.rules.form import INTENT, Breach, Form, Outcome, Parts, Unknown, Vacuous
from dotcompile.rules.selector import Selector


@dataclass(frozen=True, slots=True)
class Distance:
    """Two sides, and at least and at most how far one is from the other; None for no bound."""

    sources: Selector
    targets: Selector
    least: int | None
    most: int | None


def read(parts: Parts) -> Distance | None:
    """Two selectors, and a bound or two."""
    least: int | None = None
    most: int | None = None
    for sign, number in (part for part in parts.all if isinstance(part, tuple)):
        bound = parts.number(number, least=1)
        if bound is None:
            return None
        if sign.type == "AT_LEAST":
            least = bound
        else:
            most = bound
    return Distance(*parts.two(), least, most)


def judge(terms: Distance, case: Case) -> Iterator[Outcome]:
    """A shortest path that is too short or too long."""
    sources, targets = case.group(terms.sources), case.group(terms.targets)
    if not case.ground.all.path(sources, targets):
        yield Vacuous("there is no path at all")
        return
    if terms.most is None and not case.is_exact(len(sources)):
        for level in case.levels:
            hops = level.ways.path(sources, targets)
            if hops and len(hops) < (terms.least or 0):
                yield path_breach(case, level, sources, targets, hops)
                return
        return
    if case.is_too_much(len(sources)):
        yield Unknown("there are too many to look at each", "name fewer on the left side")
        return
    for level in case.levels:
        found = list(_pairs_out_of_bounds(terms, case, level))
        if found:
            yield from found
            return


def _pairs_out_of_bounds(terms: Distance, case: Case, level: Level) -> Iterator[Breach]:
    """A breach for each pair that is too near or too far."""
    for source in case.group(terms.sources):
        distances = level.ways.distances(source)
        for target in case.group(terms.targets):
            away = distances[target]
            if source == target or away < 0:
                continue
            if away < (terms.least or 0) or (terms.most is not None and away > terms.most):
                hops = level.ways.path((source,), (target,))
                yield path_breach(case, level, (source,), (target,), hops)


FORM = Form("hops", "hops A ->> B >= 3", INTENT, read, judge)
