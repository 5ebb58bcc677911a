"""`blast radius of A <= 25 %`: whoever takes over one thing of A reaches at most so many services from there.

Without `%` it is a number of services. Each service on a way is taken over, too; so this is about what is
effective unless the rule says otherwise.

```dot
digraph { web -> api -> db; api -> cache; jobs }
```

```rules
blast radius of api <= 2           # holds
blast radius of web <= 2           # broken
blast radius of {web, jobs} <= 60 %   # holds
blast radius of web <= 50 %        # broken
```
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from dotcompile.reach.relation import Group
from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.rules.form import EFFECTIVE, Breach, Form, Outcome, Parts, Telling, Unknown
from dotcompile.rules.selector import Selector

#: How many zones are told.
WORST_ZONES = 3


@dataclass(frozen=True, slots=True)
class Radius:
    """What may be taken over, and the bound: services, or hundredths of them."""

    sources: Selector
    most: int
    percent: bool


def read(parts: Parts) -> Radius | None:
    """One selector, and a number."""
    percent = parts.has("PERCENT")
    number = parts.number(parts.tokens("NUMBER")[0], most=100 if percent else 10**9)
    return None if number is None else Radius(parts.one(), number, percent)


def judge(terms: Radius, case: Case) -> Iterator[Outcome]:
    """How many are reached, the zones most of them are in, and the longest way."""
    sources = case.group(terms.sources)
    if case.is_too_much(len(sources)):
        yield Unknown("there are too many to look at each", "name fewer")
        return
    services = len(case.ground.topology.services)
    for source in sources:
        reached = tuple(one for one in case.ground.all.reached((source,)) if case.is_service(one))
        count = 100 * len(reached) if terms.percent else len(reached)
        if count > terms.most * (services if terms.percent else 1):
            yield Breach((source,), (), "", "radius", case.worst, partial(_tell, case, reached))


def _tell(case: Case, reached: Sequence[int], sources: Group, _targets: Group) -> Telling:
    (source,) = sources
    topology = case.ground.topology
    share = round(100 * len(reached) / len(topology.services))
    zones = Counter(topology.zones[zone].name for one in reached for zone in case.zones[one])
    worst = ", ".join(f"`{name}` ({count})" for name, count in zones.most_common(WORST_ZONES))
    longest = case.ground.all.path((source,), (reached[-1],))
    message = f"{case.name(source)} reaches {len(reached)} of {len(topology.services)} services, {share} %"
    help_ = f"the longest way is {case.in_words(longest)}" + (f"; most are in {worst}" if worst else "")
    return Telling(message, case.labels(longest), help_)


FORM = Form("blast", "blast radius of A <= 25 %", EFFECTIVE, read, judge)
