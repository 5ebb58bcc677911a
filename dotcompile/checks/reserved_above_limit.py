"""More is kept for a service than it may use.

```dot
digraph {
    api [container="shop/api:2", memory="256m", reserve_memory="512m"]  // expect: reserved-above-limit
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2", memory="512m", reserve_memory="256m"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC264",
    "reserved-above-limit",
    Severity.ERROR,
    "The engine refuses the service.",
    str(__doc__),
)


def find_reserved(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each reservation above the limit of the same thing."""
    for attribute in ("memory", "cpus"):
        for service in subject.services_with(f"reserve_{attribute}"):
            kept, limit = service.settings[f"reserve_{attribute}"], service.settings.get(attribute)
            if limit is not None and kept.value > limit.value:
                message = (
                    f"`reserve_{attribute}` keeps more for {shown(service.name)} than `{attribute}` allows it"
                )
                label = Label(limit.span, "the limit")
                yield Diagnostic(KIND, message, kept.span, (label,), "raise the limit, or keep less")


CHECK = Check(KIND, find_reserved)
