"""`no path A ->> B through X`: nothing of A reaches something of B by way of X.

What counts is a walk, which may pass one thing twice; X lies between its ends.

```dot
digraph { web -> api -> db; web -> legacy; jobs -> legacy -> db }
```

```rules
no path web ->> db through api           # broken
no path jobs ->> db through api          # holds
no path web ->> db through {jobs}        # holds
no path {web, jobs} ->> db through legacy   # broken
```
"""

from collections.abc import Iterator

from dotcompile.reach.relation import Group
from dotcompile.reach.search import Hop
from dotcompile.records import dataclass
from dotcompile.rules.case import Case, Level
from dotcompile.rules.forbidding import path_breach
from dotcompile.rules.form import BOTH, Breach, Form, Parts
from dotcompile.rules.selector import Selector
from dotcompile.rules.sides import pairs_of
from dotcompile.rules.ways import Ways


@dataclass(frozen=True, slots=True)
class Through:
    """Two sides, and what must not be between them."""

    sources: Selector
    targets: Selector
    through: Selector


def read(parts: Parts) -> Through:
    """Three selectors."""
    return Through(*parts.selectors())


def judge(terms: Through, case: Case) -> Iterator[Breach]:
    """A walk."""
    for sources, targets in pairs_of(case, terms.sources, terms.targets):
        found = _first(case, sources, targets, case.group(terms.through))
        if found:
            level, hops = found
            yield path_breach(case, level, sources, targets, hops)


def _first(
    case: Case, sources: Group, targets: Group, through: Group
) -> tuple[Level, tuple[Hop, ...]] | None:
    for level in case.levels:
        hops = find_walk(level.ways, sources, targets, through)
        if hops:
            return level, hops
    return None


def find_walk(ways: Ways, sources: Group, targets: Group, through: Group) -> tuple[Hop, ...]:
    """A walk from a source by way of something to another target; empty if there is none."""
    passed = set(through) - ways.connections.actors
    nearest = ways.path(sources, tuple(sorted(passed)))
    if not nearest:
        return ()
    # The nearest is nearly always one; only if it is none, all that both sides reach are looked at.
    hops = _walk(ways, sources, targets, nearest[-1].target)
    if hops:
        return hops
    passed &= {*ways.reached(sources), *sources} & {*ways.reaching(targets), *targets}
    for middle in sorted(passed):
        hops = _walk(ways, sources, targets, middle)
        if hops:
            return hops
    return ()


def _walk(ways: Ways, sources: Group, targets: Group, middle: int) -> tuple[Hop, ...]:
    first = ways.path(tuple(one for one in sources if one != middle), (middle,))
    last = ways.path((middle,), tuple(one for one in targets if one != middle))
    if not first or not last:
        return ()
    begin, end = first[0].source, last[-1].target
    if begin != end:
        return (*first, *last)
    # The walk would come back to where it began: another end or another beginning will do.
    other = ways.path((middle,), tuple(one for one in targets if one not in (middle, begin)))
    if other:
        return (*first, *other)
    other = ways.path(tuple(one for one in sources if one not in (middle, end)), (middle,))
    return (*other, *last) if other else ()


FORM = Form("no_path", "no path A ->> B through X", BOTH, read, judge)
