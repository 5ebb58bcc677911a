"""Several replicas are published at one port of a host.

A port with `@host` is taken on the host that the replica is on, so each host has room for one replica. On a
single engine that goes for every port. It is reported for `@host` where fewer hosts are drawn than there are
replicas, and else where `target=compose` is said.

```dot
digraph {
    subgraph cluster_pool { kind=hosts; alpha; beta }
    subgraph cluster_front {
        web [container="nginx:1.27", replicas=3, publish="80:80@host"]  // expect: host-port-of-replicas
    }
    cluster_pool -> cluster_front
}
```

Instead, by the routing of the swarm:

```dot
digraph {
    subgraph cluster_pool { kind=hosts; alpha; beta }
    subgraph cluster_front {
        web [container="nginx:1.27", replicas=3, publish="80:80"]
    }
    cluster_pool -> cluster_front
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.hosting import Pool
from dotcompile.model.topology import Service
from dotcompile.model.values.form import shown
from dotcompile.model.values.publish import Binding

KIND = Kind(
    "DC262",
    "host-port-of-replicas",
    Severity.ERROR,
    "The replicas for which there is no port do not start.",
    str(__doc__),
)


def find_crowded(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each fixed port of the host that more replicas need than can have it."""
    target = subject.topology.settings.get("target")
    single = target is not None and target.value in ("compose", "shell")
    services = [one for one in subject.services_with("publish") if "replicas" in one.settings]
    if not services:
        return
    pool = Pool(subject.topology)
    for service in services:
        replicas = service.settings["replicas"]
        if replicas.value < 2:
            continue
        hosts = 1 if single else len(pool.possible(service))
        for number, binding in enumerate(service.settings["publish"].value if hosts else ()):
            if (single or binding.mode == "host") and _room(binding) * hosts < replicas.value:
                yield _finding(subject, service, number, hosts)


def _room(binding: Binding) -> int:
    """How many replicas of one host a binding is enough for."""
    if binding.host is None:
        return 1_000_000
    wide = binding.target.last - binding.target.first
    return 1 if binding.host[1] - binding.host[0] == wide else binding.host[1] - binding.host[0] + 1


def _finding(subject: Subject, service: Service, number: int, hosts: int) -> Diagnostic:
    publish, replicas = service.settings["publish"], service.settings["replicas"]
    where = "one host" if hosts == 1 else f"{hosts} hosts"
    message = f"{replicas.value} replicas of {shown(service.name)} are to have this port on {where}"
    label = Label(replicas.span, "so many run")
    help_ = "publish the container's port alone, or a range of the host's, or fewer replicas"
    return Diagnostic(KIND, message, subject.entries(publish)[number].span(), (label,), help_)


CHECK = Check(KIND, find_crowded)
