"""A service depends on one that is not drawn.

`depends_on` names services of the diagram.

```dot
digraph {
    api [container="shop/api:2", depends_on="postgress"]  // expect: dependency-unknown
    postgres [container="postgres:16"]
    api -> postgres
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2", depends_on="postgres"]
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
    "DC251",
    "dependency-unknown",
    Severity.ERROR,
    "The engine refuses the file.",
    str(__doc__),
)


def find_unknown(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each entry of `depends_on` that names no service."""
    for value, _ in subject.said("depends_on"):
        for number, one in enumerate(value.value):
            if one.service not in subject.topology.service:
                text = subject.entries(value)[number]
                message = f"there is no service {shown(one.service)} to wait for"
                yield misnamed(KIND, message, one.service, text, subject)


CHECK = Check(KIND, find_unknown)
