"""`effective equals intent on S allowing reverse`: within S the target permits just what is drawn.

What holds by a cause that is allowed is no difference. The causes are `zone`, `port`, `reverse`, `co-tenant`,
`published`, `host-mode` and `egress`.

```dot
digraph {
    subgraph cluster_app { kind=network; isolation="strict"; web; api; }
    web -> api [port=80]
}
```

```rules
effective equals intent on zone:app                         # unknown
effective equals intent on zone:app allowing reverse, port  # unknown
```

```rules compose
effective equals intent on zone:app                         # broken
effective equals intent on zone:app allowing reverse, port  # holds
```
"""

from collections.abc import Iterator
from functools import partial

from dotcompile.diagnostics import Label
from dotcompile.reach.relation import Cause, Edge, Group
from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.rules.form import EFFECTIVE, Breach, Form, Outcome, Parts, Telling, Unknown
from dotcompile.rules.selector import Selector

CAUSES = tuple(str(cause) for cause in Cause if cause is not Cause.DRAWN)
#: Pairs are compared one by one, up to so many.
MOST_PAIRS = 1_000_000


@dataclass(frozen=True, slots=True)
class Equality:
    """What is compared, and the causes that are no difference."""

    things: Selector
    allowing: frozenset[str]


def read(parts: Parts) -> Equality | None:
    """One selector, and words."""
    allowing = [parts.among(token, CAUSES, "a cause") for token in parts.tokens("NAME")]
    return None if None in allowing else Equality(parts.one(), frozenset(filter(None, allowing)))


def judge(terms: Equality, case: Case) -> Iterator[Outcome]:
    """Each difference by its cause."""
    things = case.group(terms.things)
    if case.ground.facts is None:
        yield Unknown("what is effective depends on the target")
        return
    for edge, left, right in case.ground.all.direct(things, things):
        if edge.cause is not Cause.DRAWN and edge.cause not in terms.allowing:
            tell = partial(_tell, case, edge)
            yield Breach(left, right, "", edge.cause, case.worst, tell)
    yield from _missing(case, things)


def _missing(case: Case, things: Group) -> Iterator[Outcome]:
    """What is drawn, and not possible."""
    possible: set[tuple[int, int]] = set()
    for edge, left, right in case.ground.all.direct(things, things):
        if edge.cause is Cause.DRAWN:
            if len(possible) + len(left) * len(right) > MOST_PAIRS:
                yield Unknown("there are too many pairs to compare", "name fewer")
                return
            possible |= {(one, other) for one in left for other in right}
    within = set(things)
    for edge in case.ground.intent.edges:
        for one in within.intersection(edge.sources):
            wanted = within.intersection(edge.targets) - {one}
            lacks = sorted(other for other in wanted if (one, other) not in possible)
            if lacks:
                yield Breach(
                    (one,), tuple(lacks), "", "missing", case.worst, partial(_tell_missing, case, edge)
                )


def _tell(case: Case, edge: Edge, sources: Group, targets: Group) -> Telling:
    one, other = next((one, other) for one in sources for other in targets if one != other)
    more = (
        f", one of {len(sources) * len(targets)} such connections" if len(sources) * len(targets) > 1 else ""
    )
    message = f"{case.name(one)} can connect to {case.name(other)}, which nobody drew, by {edge.cause}{more}"
    return Telling(message, (case.label(edge, one, other),), f"`allowing {edge.cause}` accepts it")


def _tell_missing(case: Case, edge: Edge, sources: Group, targets: Group) -> Telling:
    message = f"{case.name(sources[0])} cannot connect to {case.names(targets)}, as it is drawn to"
    return Telling(message, (Label(edge.link.origin, "drawn here"),))


FORM = Form("equal", "effective equals intent on S", EFFECTIVE, read, judge, may=EFFECTIVE)
