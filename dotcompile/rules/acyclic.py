"""`acyclic S by zone`: among the services of S, or among their zones, there is no cycle of connections.

```dot
digraph {
    subgraph cluster_front { kind=network; web; api }
    subgraph cluster_back { kind=network; db; jobs }
    web -> api -> db -> jobs; jobs -> web
}
```

```rules
acyclic {web, api, db}             # holds
acyclic {web, api, db, jobs}       # broken
acyclic {api, db}  by zone         # holds
acyclic {web, api, db, jobs} by zone   # broken
```
"""

from collections.abc import Iterator, Mapping
from functools import partial

from dotcompile.graph.adjacency import Edge as Pair
from dotcompile.graph.adjacency import build_graph
from dotcompile.graph.cycles import find_shortest_cycle
from dotcompile.graph.feedback import find_feedback_edges
from dotcompile.reach.relation import Edge, Group
from dotcompile.records import dataclass
from dotcompile.rules.case import TOLD, Case
from dotcompile.rules.form import INTENT, Breach, Form, Outcome, Parts, Telling, Unknown
from dotcompile.rules.selector import Selector

#: Connections are looked at pair by pair, up to so many.
MOST_PAIRS = 1_000_000
UNITS = ("service", "zone")


@dataclass(frozen=True, slots=True)
class Acyclic:
    """What is looked at, and whether zones are its units."""

    services: Selector
    by_zone: bool


def read(parts: Parts) -> Acyclic | None:
    """One selector, and the unit if it is named."""
    unit = [parts.among(token, UNITS, "a unit") for token in parts.tokens("NAME")]
    return None if None in unit else Acyclic(parts.one(), unit == ["zone"])


def judge(terms: Acyclic, case: Case) -> Iterator[Outcome]:
    """A shortest cycle, and what breaks all cycles."""
    services = case.services(terms.services)
    for level in case.levels:
        edges = list(level.ways.direct(services, services))
        if sum(len(left) * len(right) for _, left, right in edges) > MOST_PAIRS:
            yield Unknown("there are too many connections to look for cycles", "name fewer services")
            return
        drawn: dict[Pair, tuple[Edge, int, int]] = {}
        for edge, left, right in edges:
            for one in left:
                for other in right:
                    for pair in _units(terms, case, one, other):
                        drawn.setdefault(pair, (edge, one, other))
        names = _names(terms, case)
        graph = build_graph(len(names), list(drawn))
        cycle = find_shortest_cycle(graph)
        if cycle is not None:
            pairs = [*zip(cycle.nodes, (*cycle.nodes[1:], cycle.nodes[0]), strict=True)]
            tell = partial(_tell, case, names, drawn, pairs, find_feedback_edges(graph).edges)
            members = cycle.nodes if not terms.by_zone else [drawn[pair][1] for pair in pairs]
            yield Breach(tuple(sorted(set(members))), (), "", "cycle", level.severity, tell)
            return


def _units(terms: Acyclic, case: Case, one: int, other: int) -> Iterator[Pair]:
    if not terms.by_zone:
        if one != other:
            yield one, other
        return
    zones = case.zones
    for left in zones.get(one, ()):
        for right in zones.get(other, ()):
            if left != right and left not in zones.get(other, ()):
                yield left, right


def _names(terms: Acyclic, case: Case) -> list[str]:
    if terms.by_zone:
        return [zone.name for zone in case.ground.topology.zones]
    return [thing.name for thing in case.ground.all.connections.things]


def _tell(
    case: Case,
    names: list[str],
    drawn: Mapping[Pair, tuple[Edge, int, int]],
    cycle: list[Pair],
    breaking: tuple[Pair, ...],
    _sources: Group,
    _targets: Group,
) -> Telling:
    told = " -> ".join(names[one] for one, _ in (*cycle, cycle[0]))
    labels = tuple(dict.fromkeys(case.label(*drawn[pair]) for pair in cycle))
    words = [f"`{names[one]} -> {names[other]}`" for one, other in breaking]
    more = f" and {len(words) - TOLD} more" if len(words) > TOLD else ""
    return Telling(
        f"there is a cycle: `{told}`", labels, f"without {', '.join(words[:TOLD])}{more} there is none"
    )


FORM = Form("acyclic", "acyclic S by zone", INTENT, read, judge)
