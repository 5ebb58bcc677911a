"""Several replicas are to have one address.

`ip` and `mac` are the address of one container. The second replica is refused it.

```dot
digraph {
    subgraph cluster_app {
        subnet="10.20.1.0/24"
        api [container="shop/api:2", replicas=3, ip="10.20.1.5"]  // expect: address-of-replicas
    }
}
```

Instead, let the name stand for all of them:

```dot
digraph {
    subgraph cluster_app {
        subnet="10.20.1.0/24"
        api [container="shop/api:2", replicas=3]
    }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.addressing import is_several
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Relation, Service, Value
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC316",
    "address-of-replicas",
    Severity.ERROR,
    "Only one of the replicas starts.",
    str(__doc__),
)


def find_shared(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each address, also of an edge, that a service of several replicas is to have."""
    for attribute in ("ip", "mac"):
        for service in subject.services_with(attribute):
            if is_several(service.settings):
                yield _finding(attribute, service, service.settings[attribute])
    for link in subject.links(Relation.ATTACH, Relation.SERVE):
        for attribute in {"ip", "mac"} & link.settings.keys():
            end = link.target if link.relation is Relation.SERVE else link.source
            service = subject.topology.service[end.name]
            if is_several(service.settings):
                yield _finding(attribute, service, link.settings[attribute])


def _finding(attribute: str, service: Service, value: Value) -> Diagnostic:
    many = service.settings.get("replicas") or service.settings["mode"]
    message = f"`{attribute}` gives every replica of {shown(service.name)} one address"
    label = Label(many.span, "several of it run")
    help_ = f"take `{attribute}` away: the service's name leads to all of its replicas"
    return Diagnostic(KIND, message, value.span, (label,), help_)


CHECK = Check(KIND, find_shared)
