"""A capability is as good as all of them.

With `SYS_ADMIN`, `SYS_MODULE`, `SYS_RAWIO`, `SYS_PTRACE`, `DAC_READ_SEARCH`, `BPF` or `ALL` a container can
leave its walls. https://man7.org/linux/man-pages/man7/capabilities.7.html tells what each allows.

```dot
digraph {
    agent [container="shop/agent:2", cap_add="NET_ADMIN,SYS_ADMIN"]  // expect: capability-of-root
}
```

Instead:

```dot
digraph {
    agent [container="shop/agent:2", cap_add="NET_ADMIN"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.checks.telling import some
from dotcompile.diagnostics import Diagnostic, Kind, Severity

KIND = Kind(
    "DC246",
    "capability-of-root",
    Severity.WARNING,
    "Whoever breaks into the service has the machine.",
    str(__doc__),
)
_OF_ROOT = ("ALL", "BPF", "DAC_READ_SEARCH", "SYS_ADMIN", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO")


def find_roots(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each such capability that is added."""
    for value, services in subject.said("cap_add"):
        for number, capability in enumerate(value.value):
            if capability in _OF_ROOT:
                span = subject.entries(value)[number].span()
                names = some(service.name for service in services)
                message = f"with the capability `{capability}` {names} can leave its container"
                yield Diagnostic(
                    KIND, message, span, help="give it the capabilities that it needs, and not this"
                )


CHECK = Check(KIND, find_roots)
