"""A service may do what the machine may.

`privileged=true` takes away all that keeps a container from its machine. Most programs that ask for it need a
capability or two, or a device.

```dot
digraph {
    vpn [container="shop/vpn:2", privileged=true]  // expect: privileged
}
```

Instead:

```dot
digraph {
    vpn [container="shop/vpn:2", cap_add="NET_ADMIN"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.checks.telling import some
from dotcompile.diagnostics import Diagnostic, Kind, Severity

KIND = Kind(
    "DC245",
    "privileged",
    Severity.WARNING,
    "Whoever breaks into the service has the machine.",
    str(__doc__),
)


def find_privileged(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each `privileged=true`."""
    for value, services in subject.said("privileged"):
        if value.value:
            message = f"nothing keeps {some(service.name for service in services)} from the machine"
            yield Diagnostic(KIND, message, value.span, help="`cap_add=` gives it what it needs, one by one")


CHECK = Check(KIND, find_privileged)
