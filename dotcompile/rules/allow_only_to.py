"""`allow A -> only B : PORTS`: out of A only to B, and only on these ports. Within A everything is allowed.

```dot
digraph {
    subgraph cluster_app { kind=network; web; api }
    web -> api; api -> db [port=5432]; web -> cache
}
```

```rules
allow api -> only db                      # holds
allow api -> only db : tcp/5432           # holds
allow zone:app -> only {db, cache}        # holds
allow zone:app -> only db                 # against the drawing
allow api -> only db : tcp/6379           # against the drawing
```
"""

from collections.abc import Iterator

from dotcompile.reach.relation import Group
from dotcompile.rules.case import Case
from dotcompile.rules.forbidding import find_beyond, find_direct
from dotcompile.rules.form import BOTH, Breach, Ends, Form, read_ends


def judge(ends: Ends, case: Case) -> Iterator[Breach]:
    """Each other target, and each other port."""
    sources = case.group(ends.sources)
    yield from find_direct(case, sources, case.others(ends.sources, ends.targets))
    yield from find_beyond(case, sources, case.group(ends.targets), case.rule.ports)


def keeps_apart(ends: Ends, case: Case) -> Iterator[tuple[Group, Group]]:
    """A and all services that are neither in it nor in B."""
    yield (
        case.services(ends.sources),
        tuple(one for one in case.others(ends.sources, ends.targets) if case.is_service(one)),
    )


FORM = Form(
    "allow_only_to", "allow A -> only B", BOTH, read_ends, judge, takes_ports=True, keeps_apart=keeps_apart
)
