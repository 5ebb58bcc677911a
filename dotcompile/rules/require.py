"""`require each A -> some B : PORTS`, with `->>` and `via C`: each of A connects to at least one of B.

`each` and `some` may stand on either side. `via C` asks for a way through C: with `->` two connections, with
`->>` any number. Ports are those of the last connection.

```dot
digraph { web1 -> cache; web2 -> proxy -> cache; web3; proxy -> db [port=5432] }
```

```rules
require each {web1, proxy} -> some {cache, db}     # holds
require each {web1, web2} -> some cache            # broken
require each {web1, web2} ->> some cache           # holds
require some {web1, web2} -> each cache            # holds
require each web* ->> some cache                   # broken
require each web2 ->> each {cache, db} via proxy   # holds
require each web1 ->> some cache via proxy         # broken
require each proxy -> some db : tcp/5432           # holds
require each proxy -> some db : tcp/5433           # broken
```
"""

from collections.abc import Iterator, Set
from functools import partial

from dotcompile.model.values.ports import Ports
from dotcompile.reach.relation import Group
from dotcompile.reach.search import edges_between, ports_of
from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.rules.form import INTENT, Breach, Form, Outcome, Parts, Telling, Unknown
from dotcompile.rules.ports import covers
from dotcompile.rules.selector import Selector
from dotcompile.rules.ways import Ways


@dataclass(frozen=True, slots=True)
class Requirement:
    """`each_source` and `each_target` tell `each` from `some`; `one_hop` tells `->` from `->>`."""

    sources: Selector
    targets: Selector
    each_source: bool
    each_target: bool
    one_hop: bool
    via: Selector | None


def read(parts: Parts) -> Requirement:
    """Two sides with their quantities, and what is between them."""
    sources, targets, *via = parts.selectors()
    each_source, each_target = (token.type == "EACH" for token in parts.tokens("EACH", "SOME"))
    return Requirement(sources, targets, each_source, each_target, parts.has("HOP"), via[0] if via else None)


def judge(terms: Requirement, case: Case) -> Iterator[Outcome]:
    """Each of A that does not reach what it must, and what comes nearest."""
    sources, targets = case.group(terms.sources), case.group(terms.targets)
    if case.is_too_much(len(sources)):
        yield Unknown("there are too many to look at each", "name fewer on the left side")
        return
    missing = {source: _missing(terms, case, source, targets) for source in sources}
    failing = tuple(source for source, lacks in missing.items() if lacks)
    if failing and (terms.each_source or len(failing) == len(sources)):
        for source in failing:
            lacks = missing[source]
            yield Breach((source,), lacks, "", "missing", case.worst, partial(_tell, terms, case))


def _missing(terms: Requirement, case: Case, source: int, targets: Group) -> Group:
    """The targets that a source ought to reach and does not; none if it does what it must."""
    wanted = tuple(target for target in targets if target != source)
    met = _met(terms, case, source, frozenset(wanted))
    if terms.each_target:
        return tuple(target for target in wanted if target not in met)
    return () if met or not wanted else wanted


def _met(terms: Requirement, case: Case, source: int, wanted: Set[int]) -> Set[int]:
    ways, ports = case.ground.all, case.rule.ports
    near = _steps if terms.one_hop else _reached
    if terms.via is None and not terms.one_hop and ports is None and not terms.each_target:
        path = ways.path((source,), tuple(sorted(wanted)))  # one will do, so the search may stop at it
        return {path[-1].target} if path else set()
    if terms.via is None:
        return _ending(ways, source, wanted, ports, one_hop=terms.one_hop)
    middles = near(ways, source) & set(case.group(terms.via)) - ways.connections.actors
    return {
        target
        for middle in middles - {source}
        for target in _ending(ways, middle, wanted - {middle}, ports, one_hop=terms.one_hop)
    }


def _ending(ways: Ways, source: int, wanted: Set[int], ports: Ports | None, *, one_hop: bool) -> Set[int]:
    """Those wanted that are reached from here by a last connection on all of these ports."""
    if ports is None:
        return wanted & (_steps if one_hop else _reached)(ways, source)
    before = {source} if one_hop else {source, *(_reached(ways, source) - ways.connections.actors)}
    return {
        target
        for target in wanted
        for last in before & set(ways.direct_sources(target))
        if covers(ports_of(edges_between(ways.connections, last, target)), ports)
    }


def _steps(ways: Ways, source: int) -> Set[int]:
    return ways.direct_targets(source)


def _reached(ways: Ways, source: int) -> Set[int]:
    return frozenset(ways.reached((source,)))


def _tell(terms: Requirement, case: Case, sources: Group, targets: Group) -> Telling:
    (source,) = sources
    verb = "connect to" if terms.one_hop else "reach"
    what = case.names(targets) if terms.each_target or len(targets) == 1 else f"any of {case.names(targets)}"
    how = f" by way of {case.names(case.group(terms.via))}" if terms.via else ""
    nearest = case.ground.all.reached((source,))
    reached = f"what it reaches, nearest first: {case.names(nearest)}" if nearest else "it reaches nothing"
    message = f"{case.name(source)} does not {verb} {what}{how}"
    return Telling(message, case.origins((source, *targets[:1])), reached)


FORM = Form("require", "require each A -> some B", INTENT, read, judge, takes_ports=True)
