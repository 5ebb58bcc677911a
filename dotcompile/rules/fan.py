"""`fanin B <= 5`, `fanout A <= 5`: so many connect directly to each of B, or each of A connects to so many.

```dot
digraph { web -> db; api -> db; jobs -> db; web -> cache }
```

```rules
fanin db <= 3            # holds
fanin {db, cache} <= 2   # broken
fanout web <= 2          # holds
fanout web <= 1          # broken
```
"""

from collections.abc import Iterator, Sequence
from functools import partial

from dotcompile.reach.relation import Group
from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.rules.form import INTENT, Breach, Form, Parts, Telling
from dotcompile.rules.selector import Selector


@dataclass(frozen=True, slots=True)
class Fan:
    """Whose neighbours are counted, on which side, and the bound."""

    things: Selector
    inward: bool
    most: int


def read(parts: Parts) -> Fan | None:
    """One selector, and a number."""
    number = parts.number(parts.tokens("NUMBER")[0])
    return None if number is None else Fan(parts.one(), parts.has("FANIN"), number)


def judge(terms: Fan, case: Case) -> Iterator[Breach]:
    """The neighbours of each that has too many."""
    neighbours = case.ground.all.direct_sources if terms.inward else case.ground.all.direct_targets
    for thing in case.group(terms.things):
        found = sorted(neighbours(thing))
        if len(found) > terms.most:
            yield Breach((thing,), (), "", "fan", case.worst, partial(_tell, terms, case, found))


def _tell(terms: Fan, case: Case, found: Sequence[int], sources: Group, _targets: Group) -> Telling:
    (thing,) = sources
    how = "is connected to by" if terms.inward else "connects to"
    message = f"{case.name(thing)} {how} {len(found)}, and at most {terms.most} may be: {case.names(found)}"
    return Telling(message, case.origins((thing,)))


FORM = Form("fan", "fanin B <= 5", INTENT, read, judge)
