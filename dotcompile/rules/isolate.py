"""`isolate A from B`: there is no path either way.

```dot
digraph { web -> api -> db; jobs -> db }
```

```rules
isolate web from jobs          # holds
isolate web from db            # broken
isolate db from web            # broken
```
"""

from collections.abc import Iterator

from dotcompile.reach.relation import Group
from dotcompile.rules.case import Case
from dotcompile.rules.forbidding import find_paths
from dotcompile.rules.form import BOTH, Breach, Ends, Form, read_ends


def judge(ends: Ends, case: Case) -> Iterator[Breach]:
    """A shortest path one way, and one the other way."""
    one, other = case.group(ends.sources), case.group(ends.targets)
    yield from find_paths(case, one, other)
    yield from find_paths(case, other, one)


def keeps_apart(ends: Ends, case: Case) -> Iterator[tuple[Group, Group]]:
    """Both sides."""
    yield case.services(ends.sources), case.services(ends.targets)


FORM = Form("isolate", "isolate A from B", BOTH, read_ends, judge, keeps_apart=keeps_apart)
