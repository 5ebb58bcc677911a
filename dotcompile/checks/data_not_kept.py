"""A service that keeps data mounts nothing to keep it in.

What it writes is in its container, and is gone when that is replaced: by an update, by another setting, by a
move to another host. What keeps data is told by its image, where that is said.

```dot
digraph {
    db [container="postgres:16"]  // expect: data-not-kept
}
```

Instead:

```dot
digraph {
    db [container="postgres:16", volumes="data:/var/lib/postgresql/data"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.mounting import mounts
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.building.inferring import is_store
from dotcompile.model.topology import Relation, Said
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC248",
    "data-not-kept",
    Severity.NOTE,
    "The data is gone when the container is replaced.",
    str(__doc__),
)


def find_unkept(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each store of an image that is said, without a mount."""
    keeping = {mount.service for mount in mounts(subject)}
    keeping |= {end.name for link in subject.links(Relation.MOUNT) for end in (link.source, link.target)}
    for service in subject.services_with("image"):
        if service.name in keeping or service.settings["image"].said is Said.INFERRED:
            continue
        if is_store(service.id, service.settings):
            message = f"{shown(service.name)} keeps its data in its container"
            help_ = "`volumes=NAME:/path` keeps it in a volume"
            yield Diagnostic(KIND, message, service.origin, help=help_)


CHECK = Check(KIND, find_unkept)
