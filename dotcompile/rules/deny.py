"""`deny A -> B : PORTS`: nothing of A connects to anything of B in one hop, on those ports if some are named.

Only whole connections steer the lowering: a network cannot tell ports apart.

```dot
digraph { web -> api [port=8080]; api -> db [port=5432] }
```

```rules
deny web -> db                 # holds
deny api -> db                 # against the drawing
deny api -> db : tcp/22        # holds
deny {web, api} -> db : 5432   # against the drawing
deny db -> api                 # holds
```
"""

from collections.abc import Iterator

from dotcompile.reach.relation import Group
from dotcompile.rules.case import Case
from dotcompile.rules.forbidding import find_direct
from dotcompile.rules.form import BOTH, Breach, Ends, Form, read_ends


def judge(ends: Ends, case: Case) -> Iterator[Breach]:
    """Every connection."""
    yield from find_direct(case, case.group(ends.sources), case.group(ends.targets), case.rule.ports)


def keeps_apart(ends: Ends, case: Case) -> Iterator[tuple[Group, Group]]:
    """Both sides, unless it is about some ports alone."""
    if case.rule.ports is None:
        yield case.services(ends.sources), case.services(ends.targets)


FORM = Form("deny", "deny A -> B", BOTH, read_ends, judge, takes_ports=True, keeps_apart=keeps_apart)
