"""`internet reaches only A : PORTS`: what anybody outside connects to is of A, and on these ports.

What is effective is what is published, on whichever address; the finding names it.

```dot
digraph { user [kind=actor]; web [ports=443]; admin [ports=8080]; user -> web; user -> admin; web -> db }
```

```rules
internet reaches only {web, admin}           # holds
internet reaches only web                    # against the drawing
internet reaches only {web, admin} : tcp/443 # against the drawing
```
"""

from collections.abc import Iterator

from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.rules.forbidding import find_beyond, find_direct
from dotcompile.rules.form import BOTH, Breach, Form, Parts
from dotcompile.rules.selector import Selector


@dataclass(frozen=True, slots=True)
class Exposed:
    """What may be reached."""

    targets: Selector


def read(parts: Parts) -> Exposed:
    """One selector."""
    return Exposed(parts.one())


def judge(terms: Exposed, case: Case) -> Iterator[Breach]:
    """Each connection from outside to something else, or on another port."""
    allowed = case.group(terms.targets)
    outside = tuple(sorted(case.ground.all.connections.actors))
    others = tuple(filter(case.is_service, case.others(terms.targets)))
    yield from find_direct(case, outside, others)
    yield from find_beyond(case, outside, allowed, case.rule.ports)


FORM = Form("internet", "internet reaches only A", BOTH, read, judge, takes_ports=True)
