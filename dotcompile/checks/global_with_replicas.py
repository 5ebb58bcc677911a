"""A service is to run once on each host, and so many times.

`mode=global` runs one on each host, whatever `replicas` says.

```dot
digraph {
    agent [container="shop/agent:2", mode=global, replicas=3]  // expect: global-with-replicas
}
```

Instead:

```dot
digraph {
    agent [container="shop/agent:2", mode=global]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Said
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC263",
    "global-with-replicas",
    Severity.WARNING,
    "The engine refuses the service, or runs another number of it.",
    str(__doc__),
)


def find_contradictions(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each global service of which a number is said."""
    for service in subject.services_with("replicas"):
        mode, replicas = service.settings.get("mode"), service.settings["replicas"]
        if mode is not None and mode.value == "global" and replicas.said is not Said.DEFAULT:
            message = f"{shown(service.name)} runs once on each host, so `replicas` says nothing"
            label = Label(mode.span, "one on each host")
            yield Diagnostic(KIND, message, replicas.span, (label,), "keep one of `mode` and `replicas`")


CHECK = Check(KIND, find_contradictions)
