"""`independent A, B, C sharing S`: no two of them reach each other, not counting what passes through S.

```dot
digraph { shop -> log; shop -> queue -> billing; blog -> log }
```

```rules
independent shop, blog                     # holds
independent shop, blog, billing            # broken
independent shop, billing sharing queue    # holds
```
"""

from collections.abc import Iterator
from itertools import combinations, permutations

from dotcompile.reach.relation import Group
from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.rules.forbidding import find_paths
from dotcompile.rules.form import BOTH, Breach, Form, Parts
from dotcompile.rules.selector import Selector


@dataclass(frozen=True, slots=True)
class Independent:
    """Parties, and what they may share."""

    parties: tuple[Selector, ...]
    sharing: Selector | None


def read(parts: Parts) -> Independent:
    """The parties, and the last selector if `sharing` is before it."""
    every = parts.selectors()
    return Independent(every[:-1], every[-1]) if parts.has("SHARING") else Independent(every, None)


def judge(terms: Independent, case: Case) -> Iterator[Breach]:
    """For each pair and direction a shortest path."""
    shared = frozenset(case.group(terms.sharing)) if terms.sharing else frozenset()
    for one, other in permutations(terms.parties, 2):
        yield from find_paths(case, case.group(one), case.group(other), shared)


def keeps_apart(terms: Independent, case: Case) -> Iterator[tuple[Group, Group]]:
    """Each two parties, without what they share."""
    shared = set(case.services(terms.sharing)) if terms.sharing else set()
    for pair in combinations(terms.parties, 2):
        one, other = (tuple(s for s in case.services(party) if s not in shared) for party in pair)
        yield one, other


FORM = Form("independent", "independent A, B, C sharing S", BOTH, read, judge, keeps_apart=keeps_apart)
