"""A service waits for one that has no replicas.

```dot
digraph {
    api [container="shop/api:2", depends_on="db"]  // expect: dependency-never-runs
    db [container="postgres:16", replicas=0]
    api -> db
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2", depends_on="db"]
    db [container="postgres:16", replicas=1]
    api -> db
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.checks.waiting import waits
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC254",
    "dependency-never-runs",
    Severity.WARNING,
    "The service that waits does not start, or starts without what it needs.",
    str(__doc__),
)


def find_absent(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each wait for a service with `replicas=0`, unless the one that waits has none either."""
    none = {
        service.name: service.settings["replicas"]
        for service in subject.services_with("replicas")
        if service.settings["replicas"].value == 0
    }
    for wait in waits(subject) if none else ():
        waiting = next((name for name in wait.services if name not in none), None)
        for other in (name for name in wait.others if waiting is not None and name in none):
            message = f"{shown(str(waiting))} waits for {shown(other)}, of which none runs"
            label = Label(none[other].span, "here")
            yield Diagnostic(
                KIND, message, wait.span(subject), (label,), "take the dependency away, or run one"
            )


CHECK = Check(KIND, find_absent)
