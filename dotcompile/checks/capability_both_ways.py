"""A capability is both given and taken away.

```dot
digraph {
    vpn [container="shop/vpn:2", cap_add="NET_ADMIN", cap_drop="NET_ADMIN"]  // expect: capability-both-ways
}
```

Instead, all are taken away but one:

```dot
digraph {
    vpn [container="shop/vpn:2", cap_add="NET_ADMIN", cap_drop="ALL"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC247",
    "capability-both-ways",
    Severity.WARNING,
    "The engine gives it, whatever was meant.",
    str(__doc__),
)


def find_contradictions(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each service that says both of one capability."""
    for service in subject.services_with("cap_drop"):
        added, dropped = service.settings.get("cap_add"), service.settings["cap_drop"]
        for number, capability in enumerate(dropped.value if added is not None else ()):
            if added is not None and capability in added.value:
                message = f"{shown(service.name)} gets `{capability}`, and loses it"
                label = Label(added.span, "it gets it here")
                span = subject.entries(dropped)[number].span()
                yield Diagnostic(KIND, message, span, (label,), "keep one of `cap_add` and `cap_drop`")


CHECK = Check(KIND, find_contradictions)
