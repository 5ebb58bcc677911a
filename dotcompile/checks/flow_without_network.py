"""A connection is drawn with a service that has no network.

`network_mode=none` leaves a service alone with itself: it reaches nobody, and nobody reaches it.

```dot
digraph {
    api [container="shop/api:2", network_mode=none]
    db [container="postgres:16"]
    api -> db  // expect: flow-without-network
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
from dotcompile.model.topology import Relation, Sort
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC232",
    "flow-without-network",
    Severity.ERROR,
    "The connection that is drawn cannot be made.",
    str(__doc__),
)
_CONNECTING = (Relation.FLOW, Relation.ATTACH, Relation.SERVE, Relation.INGRESS, Relation.EGRESS)


def find_cut(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each edge that ends at a service whose network mode is `none`."""
    cut = {
        service.name: service.settings["network_mode"]
        for service in subject.services_with("network_mode")
        if service.settings["network_mode"].value.mode == "none"
    }
    for link in subject.links(*_CONNECTING) if cut else ():
        for end in (link.source, link.target):
            if end.sort is Sort.SERVICE and end.name in cut:
                message = f"{shown(end.name)} has no network for this connection"
                label = Label(cut[end.name].span, "here it is taken away")
                help_ = "take `network_mode=none` away, or the edge"
                yield Diagnostic(KIND, message, link.origin, (label,), help_)


CHECK = Check(KIND, find_cut)
