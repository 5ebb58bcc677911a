"""Two services in one network have one hardware address.

Frames for it go to one or the other, as the switch saw them last.

```dot
digraph {
    subgraph cluster_data {
        db [container="postgres:16", mac="02:42:ac:11:00:02"]
        cache [container="redis:7", mac="02:42:ac:11:00:02"]  // expect: mac-taken
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_data {
        db [container="postgres:16", mac="02:42:ac:11:00:02"]
        cache [container="redis:7", mac="02:42:ac:11:00:03"]
    }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Relation, Sort, Value
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC317",
    "mac-taken",
    Severity.ERROR,
    "Either service gets packets that are for the other, now and then.",
    str(__doc__),
)


def find_taken(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each hardware address that another service of the network has."""
    said = {service.name: service.settings["mac"] for service in subject.services_with("mac")}
    of_edges: dict[tuple[str, str], Value] = {}
    for link in subject.links_with("mac", Relation.ATTACH, Relation.SERVE):
        turned = link.relation is Relation.SERVE
        service, network = (link.target, link.source) if turned else (link.source, link.target)
        of_edges[service.name, network.name] = link.settings["mac"]
    first: dict[tuple[Sort, str, str], tuple[str, Value]] = {}
    told: set[object] = set()
    for endpoint in subject.drawn.endpoints if said or of_edges else ():
        if not endpoint.mac:
            continue
        value = of_edges.get((endpoint.sandbox, endpoint.network.name)) or said[endpoint.sandbox]
        key = endpoint.network.sort, endpoint.network.name, endpoint.mac
        name, earlier = first.setdefault(key, (endpoint.sandbox, value))
        if name != endpoint.sandbox and (name, value.span) not in told:
            told.add((name, value.span))
            message = f"`{endpoint.mac}` is the hardware address of {shown(name)}, in the same network"
            labels = (Label(earlier.span, f"{shown(name)} has it"),) if earlier.span != value.span else ()
            help_ = "write another address, or leave `mac` to the engine"
            yield Diagnostic(KIND, message, value.span, labels, help_)


CHECK = Check(KIND, find_taken)
