"""A volume is drawn, and nobody mounts it.

```dot
digraph {
    subgraph cluster_data { db [container="postgres:16"] }
    vol_data [kind=volume]  // expect: unused-volume
}
```

Instead:

```dot
digraph {
    subgraph cluster_data { db [container="postgres:16"] }
    vol_data [kind=volume]
    db -> vol_data [at="/var/lib/postgresql/data"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.mounting import mounts
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.topology import Relation, Sort
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC223",
    "unused-volume",
    Severity.WARNING,
    "What was to be kept in it is lost with its container.",
    str(__doc__),
)


def find_unused(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each volume node that neither an edge nor a service's `volumes` mounts."""
    volumes = subject.topology.volumes
    used = {mount.source for mount in mounts(subject)} if volumes else set()
    ends = (end for link in subject.links(Relation.MOUNT) for end in (link.source, link.target))
    used |= {end.name for end in ends if end.sort is Sort.VOLUME} if volumes else set()
    for volume in volumes:
        if volume.name not in used:
            message = f"nobody mounts the volume {shown(volume.name)}"
            help_ = "an edge from a service to it, with `at=` and a path, mounts it"
            yield Diagnostic(KIND, message, volume.origin, help=help_)


CHECK = Check(KIND, find_unused)
