"""No drawn host meets what a service asks of its host.

It is reported where hosts are drawn, and say such things: labels where one of them has labels, roles where
one has a role. What is not said of any host is not held against them.

```dot
digraph {
    subgraph cluster_pool { kind=hosts; alpha [labels="disk=ssd"]; beta }
    subgraph cluster_data {
        db [container="postgres:16", constraint="node.labels.disk == nvme"]  // expect: constraint-unmet
    }
    cluster_pool -> cluster_data
}
```

Instead:

```dot
digraph {
    subgraph cluster_pool { kind=hosts; alpha [labels="disk=ssd"]; beta }
    subgraph cluster_data {
        db [container="postgres:16", constraint="node.labels.disk == ssd"]
    }
    cluster_pool -> cluster_data
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

KIND = Kind(
    "DC260",
    "constraint-unmet",
    Severity.WARNING,
    "The service never starts.",
    str(__doc__),
)


def find_unmet(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each constraint that no host meets, or for all of them that none meets together."""
    services = subject.services_with("constraint")
    if not services or not subject.topology.hosts:
        return
    pool = Pool(subject.topology)
    for service in services:
        found = list(_alone(subject, service, pool))
        yield from found
        if not found and not pool.possible(service):
            value = service.settings["constraint"]
            message = f"no host that is drawn may run {shown(service.name)} and meets all of its constraints"
            yield Diagnostic(KIND, message, value.span, help="change the constraints, or what the hosts have")


def _alone(subject: Subject, service: Service, pool: Pool) -> Iterator[Diagnostic]:
    value = service.settings["constraint"]
    for number, constraint in enumerate(value.value):
        if not any(pool.may_meet(host, constraint) for host in pool.hosts):
            message = f"no host that is drawn meets `{constraint}`, as {shown(service.name)} asks"
            labels = tuple(Label(host.origin, "a host") for host in pool.hosts[:3])
            span = subject.entries(value)[number].span()
            help_ = "`labels=` and `role=` on a host, and its name, are what constraints compare"
            yield Diagnostic(KIND, message, span, labels, help_)


CHECK = Check(KIND, find_unmet)
