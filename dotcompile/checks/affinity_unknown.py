"""A service is to be beside, or apart from, one that is not drawn.

`affinity` names services of the diagram.

```dot
digraph {
    api [container="shop/api:2", affinity="!postgress"]  // expect: affinity-unknown
    postgres [container="postgres:16"]
    api -> postgres
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2", affinity="!postgres"]
    postgres [container="postgres:16"]
    api -> postgres
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.misnamed import misnamed
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC256",
    "affinity-unknown",
    Severity.WARNING,
    "The service may be placed where it must not be.",
    str(__doc__),
)


def find_unknown(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each entry of `affinity` that names no service."""
    for value, _ in subject.said("affinity"):
        for number, one in enumerate(value.value):
            name = one.removeprefix("!").strip()
            if name not in subject.topology.service:
                message = f"there is no service {shown(name)} to be beside or apart from"
                yield misnamed(KIND, message, name, subject.entries(value)[number], subject)


CHECK = Check(KIND, find_unknown)
