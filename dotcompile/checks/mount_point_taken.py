"""Two mounts are at one path of a service.

One would hide the other, so engines refuse it. `volumes`, `tmpfs` and edges to volumes count together.

```dot
digraph {
    subgraph cluster_data { db [container="postgres:16", volumes="data:/var/lib/postgresql/data"] }
    db -> vol_old [at="/var/lib/postgresql/data"]  // expect: mount-point-taken
}
```

Instead:

```dot
digraph {
    subgraph cluster_data { db [container="postgres:16", volumes="data:/var/lib/postgresql/data"] }
    db -> vol_old [at="/var/lib/postgresql/old"]
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
    "DC240",
    "mount-point-taken",
    Severity.ERROR,
    "The engine refuses to start the service.",
    str(__doc__),
)


def find_taken(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each mount at a path where another one is; of one list that is told already."""
    first: dict[tuple[str, str], DrawnMount] = {}
    for mount in mounts(subject):
        other = first.setdefault((mount.service, mount.target.rstrip("/")), mount)
        if other is not mount and other.value.span != mount.value.span:
            message = f"{shown(mount.target)} of {shown(mount.service)} is where another mount is"
            label = Label(other.span(subject), "it is mounted there by this")
            help_ = "mount one of the two at another path"
            yield Diagnostic(KIND, message, mount.span(subject), (label,), help_)


CHECK = Check(KIND, find_taken)
