"""`deny A ->> B`: there is no path from anything of A to anything of B.

The finding shows a shortest path and the least to take away: of what is drawn the fewest connections, of what
is effective the fewest places on networks, published ports and host-mode settings.

```dot
digraph { customer [kind=actor]; web [ports=80]; customer -> web -> api -> db; jobs -> db }
```

```rules
deny customer ->> jobs         # holds
deny customer ->> db           # broken
deny {web, jobs} ->> db        # broken
deny db ->> web                # holds
```
"""

from collections.abc import Iterator

from dotcompile.rules.case import Case
from dotcompile.rules.forbidding import find_paths
from dotcompile.rules.form import BOTH, Breach, Ends, Form, read_ends


def judge(ends: Ends, case: Case) -> Iterator[Breach]:
    """A shortest path."""
    yield from find_paths(case, case.group(ends.sources), case.group(ends.targets), cutting=True)


FORM = Form("deny_path", "deny A ->> B", BOTH, read_ends, judge)
