"""A service mounts one volume at two paths.

Both paths have the same files: what is deleted at the one is gone at the other.

```dot
digraph {
    db [
        container="postgres:16"
        volumes="data:/var/lib/postgresql/data,data:/backup"  // expect: volume-mounted-twice
    ]
}
```

Instead:

```dot
digraph {
    db [
        container="postgres:16"
        volumes="data:/var/lib/postgresql/data,backup:/backup"
    ]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.mounting import DrawnMount, mounts
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC241",
    "volume-mounted-twice",
    Severity.WARNING,
    "A backup beside the data is lost with the data.",
    str(__doc__),
)


def find_twice(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each mount of a named volume that the service mounts at another path, too."""
    first: dict[tuple[str, str], DrawnMount] = {}
    for mount in mounts(subject):
        if not mount.source or mount.is_bind:
            continue
        other = first.setdefault((mount.service, mount.source), mount)
        if other.target != mount.target:
            message = f"{shown(mount.service)} mounts {shown(mount.source)} at {shown(other.target)}, too"
            label = Label(other.span(subject), "it is mounted here")
            yield Diagnostic(KIND, message, mount.span(subject), (label,), "take a volume of another name")


CHECK = Check(KIND, find_twice)
