"""An update starts the new task first, while the old one has its port of the host.

With `update_order=start-first` both run at once for a while. A port with `@host` is one of the machine, and
the old task has it until it stops.

```dot
digraph {
    web [
        container="nginx:1.27", publish="80:80@host"
        update_order="start-first"  // expect: start-first-with-host-port
    ]
}
```

Instead:

```dot
digraph {
    web [
        container="nginx:1.27", publish="80:80@host"
        update_order="stop-first"
    ]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC265",
    "start-first-with-host-port",
    Severity.WARNING,
    "The update waits for a free port until it fails.",
    str(__doc__),
)


def find_waiting(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each such order of a service with a fixed port of its host."""
    for attribute in ("update_order", "rollback_order"):
        for service in subject.services_with(attribute):
            order, publish = service.settings[attribute], service.settings.get("publish")
            fixed = publish is not None and any(one.mode == "host" and one.host for one in publish.value)
            if publish is not None and fixed and order.value == "start-first":
                message = f"the old task of {shown(service.name)} has the port that the new one waits for"
                label = Label(publish.span, "a port of the host itself")
                help_ = f"`{attribute}=stop-first`, or a port without `@host`"
                yield Diagnostic(KIND, message, order.span, (label,), help_)


CHECK = Check(KIND, find_waiting)
