"""`allow only A -> B : PORTS`: into B only from A, and only on these ports. Within B everything is allowed.

```dot
digraph {
    web; api; jobs; intruder
    subgraph cluster_data { kind=network; db; replica }
    api -> db [port=5432]; jobs -> db [port=5432]; db -> replica
}
```

```rules
allow only {api, jobs} -> zone:data            # holds
allow only {api, jobs} -> db : tcp/5432        # holds
allow only api -> zone:data                    # against the drawing
allow only {api, jobs} -> db : tcp/5433        # against the drawing
```
"""

from collections.abc import Iterator

from dotcompile.reach.relation import Group
from dotcompile.rules.case import Case
from dotcompile.rules.forbidding import find_beyond, find_direct
from dotcompile.rules.form import BOTH, Breach, Ends, Form, read_ends


def judge(ends: Ends, case: Case) -> Iterator[Breach]:
    """Each other source, and each other port."""
    targets = case.group(ends.targets)
    yield from find_direct(case, case.others(ends.sources, ends.targets), targets)
    yield from find_beyond(case, case.group(ends.sources), targets, case.rule.ports)


def keeps_apart(ends: Ends, case: Case) -> Iterator[tuple[Group, Group]]:
    """B and all services that are neither in it nor in A."""
    yield (
        tuple(one for one in case.others(ends.sources, ends.targets) if case.is_service(one)),
        case.services(ends.targets),
    )


FORM = Form(
    "allow_only_from", "allow only A -> B", BOTH, read_ends, judge, takes_ports=True, keeps_apart=keeps_apart
)
