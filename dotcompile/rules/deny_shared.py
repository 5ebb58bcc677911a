"""`deny shared network A, B`: nothing of A is on a network with anything of B.

A zone says who may share a network, and is split where a rule asks for it; so this is about the networks of
the target, and only where there is none, or with `in intent`, about those that are drawn.

```dot
digraph {
    subgraph cluster_front { kind=network; web; api }
    subgraph cluster_back { kind=network; api; db }
}
```

```rules
deny shared network web, db            # holds
deny shared network web, api           # broken
deny shared network web, api, db       # broken
```
"""

from collections.abc import Iterator
from functools import partial
from itertools import combinations

from dotcompile.diagnostics import Label
from dotcompile.reach.relation import Group
from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.rules.form import EFFECTIVE, Breach, Form, Parts, Telling
from dotcompile.rules.networks import Network, networks_of
from dotcompile.rules.selector import Selector


@dataclass(frozen=True, slots=True)
class Parties:
    """Who is meant."""

    parties: tuple[Selector, ...]


def read(parts: Parts) -> Parties:
    """Selectors."""
    return Parties(parts.selectors())


def judge(terms: Parties, case: Case) -> Iterator[Breach]:
    """Each network that two of them are on, with its members."""
    for one, other in combinations(terms.parties, 2):
        left, right = set(case.services(one)), set(case.services(other))
        for network in networks_of(case):
            on = (
                tuple(s for s in network.members if s in left),
                tuple(s for s in network.members if s in right),
            )
            if on[0] and on[1] and (on[0] != on[1] or len(on[0]) > 1):
                yield Breach(*on, "", "shared", case.worst, partial(_tell, case, network))


def _tell(case: Case, network: Network, sources: Group, targets: Group) -> Telling:
    both = case.names(tuple(dict.fromkeys((*sources, *targets))))
    labels = (Label(network.origin, "this network"),) if network.origin else case.origins(sources[:1])
    members = f"its members are {case.names(network.members)}"
    return Telling(f"{both} are on the network `{network.name}`", labels, members)


def keeps_apart(terms: Parties, case: Case) -> Iterator[tuple[Group, Group]]:
    """Each two parties."""
    for one, other in combinations(terms.parties, 2):
        yield case.services(one), case.services(other)


FORM = Form("deny_shared", "deny shared network A, B", EFFECTIVE, read, judge, keeps_apart=keeps_apart)
