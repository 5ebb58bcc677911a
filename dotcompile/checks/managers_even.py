"""The swarm has an even number of managers.

More than half of the managers must be there for anything to be changed. Two stand no loss, as one does, and
four stand one, as three do: the last one only adds what may fail.

```dot
digraph {
    subgraph cluster_pool {
        kind=hosts
        alpha [role=manager]
        beta [role=manager]  // expect: managers-even
        gamma [role=worker]
    }
    subgraph cluster_app { api [container="shop/api:2"] }
    cluster_pool -> cluster_app
}
```

Instead:

```dot
digraph {
    subgraph cluster_pool {
        kind=hosts
        alpha [role=manager]
        beta [role=manager]
        gamma [role=manager]
    }
    subgraph cluster_app { api [container="shop/api:2"] }
    cluster_pool -> cluster_app
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity

KIND = Kind(
    "DC266",
    "managers-even",
    Severity.NOTE,
    "The swarm stands no more losses than with one manager fewer.",
    str(__doc__),
)


def find_even(subject: Subject) -> Iterator[Diagnostic]:
    """A finding at the last of an even number of managers."""
    hosts = [host for host in subject.topology.hosts if "role" in host.settings]
    managers = [host for host in hosts if host.settings["role"].value == "manager"]
    if managers and len(managers) % 2 == 0:
        losses = len(managers) // 2 - 1
        message = f"{len(managers)} managers stand the loss of {losses or 'none'}, as {len(managers) - 1} do"
        labels = tuple(Label(host.origin, "a manager") for host in managers[:3] if host is not managers[-1])
        help_ = "an odd number of managers, three or five, is what stands losses"
        yield Diagnostic(KIND, message, managers[-1].settings["role"].span, labels, help_)


CHECK = Check(KIND, find_even)
