"""`extra_hosts` gives a fixed address to the name of a service.

The name then leads to that address, whatever the service has got: an entry of `extra_hosts` goes before DNS.

```dot
digraph {
    api [container="shop/api:2", extra_hosts="db=10.0.0.9"]  // expect: extra-host-shadows
    db [container="postgres:16"]
    api -> db
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2", extra_hosts="old-db=10.0.0.9"]
    db [container="postgres:16"]
    api -> db
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC320",
    "extra-host-shadows",
    Severity.WARNING,
    "Connections to the service end elsewhere, or nowhere.",
    str(__doc__),
)


def find_shadows(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each entry whose name is that of a service."""
    for value, _ in subject.said("extra_hosts"):
        for number, (name, address) in enumerate(value.value):
            service = subject.topology.service.get(name)
            if service is not None and "ip" not in service.settings:
                message = f"{shown(name)} is a service, and here is made the name of `{address}`"
                span = subject.entries(value, lines=True)[number].span()
                label = Label(service.origin, "the service of that name")
                yield Diagnostic(KIND, message, span, (label,), "leave the name to DNS, or write another one")


CHECK = Check(KIND, find_shadows)
