"""An edge is drawn twice, with the same meaning.

The second adds nothing: it joins the same two ends, for the same ports and in the same way. Where labels
differ, it is more often a second reason for the connection, and is not reported.

```dot
digraph {
    api [container="shop/api:2"]
    db [container="postgres:16"]
    api -> db
    api -> db  // expect: edge-repeated
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2"]
    db [container="postgres:16"]
    api -> db
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Link
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC218",
    "edge-repeated",
    Severity.NOTE,
    "Who takes one of the two away believes that the connection is gone.",
    str(__doc__),
)


def find_repeated(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each edge that says what one before it says."""
    for links in subject.parallels:
        first: dict[object, Link] = {}
        for link in links:
            earlier = first.setdefault(_meaning(link), link)
            if earlier is not link and earlier.origin != link.origin:
                message = (
                    f"this edge from {shown(link.source.name)} to {shown(link.target.name)} is drawn already"
                )
                label = Label(earlier.origin, "it is drawn here")
                yield Diagnostic(KIND, message, link.origin, (label,), "remove one of the two")


def _meaning(link: Link) -> object:
    ports = None if link.ports is None else link.ports.value
    said = tuple(sorted((name, str(value.value)) for name, value in link.settings.items()))
    return link.both, ports, link.label, said


CHECK = Check(KIND, find_repeated)
