"""`every path A ->> B passes C then D`: each path from A to B passes something of C, and after it of D.

Ends count, and each thing on the way counts for one of them. Where there is no path at all it holds, with a
warning.

```dot
digraph { web -> waf -> api -> auth -> db; web -> api; jobs }
```

```rules
every path web ->> db passes auth              # holds
every path web ->> db passes waf               # broken
every path web ->> db passes api then auth     # holds
every path web ->> db passes auth then api     # broken
every path jobs ->> db passes auth             # vacuous
```
"""

from collections.abc import Iterator, Sequence, Set

from dotcompile.reach.relation import Group
from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.rules.forbidding import path_breach
from dotcompile.rules.form import BOTH, Form, Outcome, Parts, Vacuous
from dotcompile.rules.selector import Selector
from dotcompile.rules.sides import apart, pairs_of
from dotcompile.rules.ways import Ways


@dataclass(frozen=True, slots=True)
class Passing:
    """Two sides, and what is to be passed between them, in order."""

    sources: Selector
    targets: Selector
    passes: tuple[Selector, ...]


def read(parts: Parts) -> Passing:
    """Two selectors, and those after `passes` and `then`."""
    sources, targets, *passes = parts.selectors()
    return Passing(sources, targets, tuple(passes))


def judge(terms: Passing, case: Case) -> Iterator[Outcome]:
    """A shortest path that goes round."""
    stages = [frozenset(case.group(one)) for one in terms.passes]
    for sources, targets in pairs_of(case, terms.sources, terms.targets):
        for level in case.levels:
            members = find_round(level.ways, sources, targets, stages)
            if members:
                yield path_breach(case, level, sources, targets, level.ways.hops(members))
                break
    if not case.ground.all.path(case.group(terms.sources), case.group(terms.targets)):
        yield Vacuous("there is no path at all")


def find_round(ways: Ways, sources: Group, targets: Group, stages: Sequence[Set[int]]) -> Sequence[int]:
    """A shortest path that does not pass the stages in their order; nothing if there is none."""
    for left, right in apart(sources, targets):
        found = _Search(ways, stages).find(left, right)
        if found:
            return found
    return ()


class _Search:
    """Breadth-first over things, each with how many stages are behind it: `node * stages + passed`."""

    def __init__(self, ways: Ways, stages: Sequence[Set[int]]) -> None:
        self._out = ways.connections.memberships.graph.out
        self._things = len(ways.connections.things)
        self._actors = ways.connections.actors
        self._stages = stages

    def find(self, sources: Group, targets: Group) -> Sequence[int]:
        goals, count = frozenset(targets), len(self._stages)
        before: dict[int, int] = {}
        queue: list[int] = []
        for source in sources:
            passed = self._passed(source, 0)
            if passed < count:
                before[source * count + passed] = -1
                queue.append(source * count + passed)
        for label in queue:  # grows while it is read
            node, passed = divmod(label, count)
            if node in self._actors and before[label] >= 0:
                continue
            for head in self._out[node]:
                now = passed if head >= self._things else self._passed(head, passed)
                new = head * count + now
                if now == count or new in before:
                    continue
                before[new] = label
                if head in goals:
                    return self._trace(before, new)
                queue.append(new)
        return ()

    def _passed(self, node: int, passed: int) -> int:
        return passed + (node in self._stages[passed])

    def _trace(self, before: dict[int, int], label: int) -> Sequence[int]:
        found = []
        while label >= 0:
            found.append(label // len(self._stages))
            label = before[label]
        return [node for node in reversed(found) if node < self._things]


FORM = Form("every_path", "every path A ->> B passes C", BOTH, read, judge)
