"""`require shared network A, B`: there is a network that all of A and B are on.

```dot
digraph {
    subgraph cluster_front { kind=network; web; api }
    subgraph cluster_back { kind=network; api; db }
}
```

```rules
require shared network web, api          # holds
require shared network web, db           # broken
```
"""

from collections.abc import Iterator
from functools import partial

from dotcompile.reach.relation import Group
from dotcompile.rules.case import Case
from dotcompile.rules.deny_shared import Parties, read
from dotcompile.rules.form import INTENT, Breach, Form, Telling
from dotcompile.rules.networks import networks_of


def judge(terms: Parties, case: Case) -> Iterator[Breach]:
    """Those that are missing from the network that most of them are on."""
    wanted = sorted({one for party in terms.parties for one in case.services(party)})
    best: tuple[int, str, Group] = (0, "", tuple(wanted))
    for network in networks_of(case):
        there = set(network.members)
        missing = tuple(one for one in wanted if one not in there)
        best = max(best, (len(wanted) - len(missing), network.name, missing), key=lambda one: one[0])
    count, name, missing = best
    if missing:
        yield Breach(missing, (), "", "apart", case.worst, partial(_tell, case, name if count else ""))


def _tell(case: Case, network: str, sources: Group, _targets: Group) -> Telling:
    where = (
        f"the network `{network}`, which most of them are on" if network else "any network with the others"
    )
    return Telling(f"{case.names(sources)} are not on {where}", case.origins(sources))


FORM = Form("require_shared", "require shared network A, B", INTENT, read, judge)
