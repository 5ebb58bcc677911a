"""A volume that is each host's own is mounted by what may run on several hosts.

The volumes of the driver `local` are folders of one host. A service that is started on another host finds an
empty one, and two services on two hosts share nothing. It is reported where two hosts or more are drawn.

```dot
digraph {
    subgraph cluster_pool { kind=hosts; alpha; beta }
    subgraph cluster_data {
        db [
            container="postgres:16"
            volumes="data:/var/lib/postgresql/data"  // expect: volume-of-one-host
        ]
    }
    cluster_pool -> cluster_data
}
```

Instead, on one host that is named:

```dot
digraph {
    subgraph cluster_pool { kind=hosts; alpha; beta }
    subgraph cluster_data {
        db [
            container="postgres:16"
            volumes="data:/var/lib/postgresql/data"
            constraint="node.hostname == alpha"
        ]
    }
    cluster_pool -> cluster_data
}
```
"""

from collections.abc import Iterator, Sequence

from dotcompile.checks.check import Check
from dotcompile.checks.mounting import DrawnMount, mounts
from dotcompile.checks.subject import Subject
from dotcompile.checks.telling import some
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.hosting import Pool
from dotcompile.model.topology import Volume
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC242",
    "volume-of-one-host",
    Severity.WARNING,
    "After a move to another host the data is not there.",
    str(__doc__),
)
_HELP = "`constraint=` on the service keeps it on one host; a volume of another `driver` is on all of them"


def find_local(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each local volume whose services may be on several hosts."""
    if len(subject.topology.hosts) < 2:
        return
    elsewhere = {volume.name for volume in subject.topology.volumes if _is_elsewhere(volume)}
    pool = Pool(subject.topology)
    users: dict[str, list[DrawnMount]] = {}
    for mount in mounts(subject):
        if mount.source and not mount.is_bind and mount.source not in elsewhere:
            users.setdefault(mount.source, []).append(mount)
    for volume, mounting in users.items():
        services = list(dict.fromkeys(mount.service for mount in mounting))
        hosts = {host.name for name in services for host in pool.possible(subject.topology.service[name])}
        if len(hosts) > 1:
            yield _finding(subject, volume, services, sorted(hosts), mounting)


def _finding(
    subject: Subject,
    volume: str,
    services: Sequence[str],
    hosts: Sequence[str],
    mounting: Sequence[DrawnMount],
) -> Diagnostic:
    may = "may run on" if len(services) == 1 else "may run on different ones of"
    message = f"the volume {shown(volume)} is each host's own, and {some(services)} {may} {some(hosts)}"
    spans = list(dict.fromkeys(mount.span(subject) for mount in mounting))
    labels = tuple(Label(span, "mounted here, too") for span in spans[1:4])
    return Diagnostic(KIND, message, spans[0], labels, _HELP)


def _is_elsewhere(volume: Volume) -> bool:
    driver, external = volume.settings.get("driver"), volume.settings.get("external")
    options = any(name.startswith("opt_") for name in volume.settings)  # `local` mounts shares by options
    return (
        (driver is not None and driver.value != "local")
        or (external is not None and external.value)
        or options
    )


CHECK = Check(KIND, find_local)
