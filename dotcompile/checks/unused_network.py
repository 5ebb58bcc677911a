"""A network is drawn as a node, and no service is on it.

An edge from a service to the network attaches it.

```dot
digraph {
    api [container="shop/api:2"]
    db [container="postgres:16"]
    net_data [kind=network]  // expect: unused-network
    api -> db
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2"]
    db [container="postgres:16"]
    net_data [kind=network]
    api -> net_data
    db -> net_data
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.topology import Sort
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC222",
    "unused-network",
    Severity.WARNING,
    "The network is made, and connects nobody.",
    str(__doc__),
)


def find_unused(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each network node at which no edge ends that tells of who is on it, or must not be."""
    networks = subject.topology.networks
    denied = (link for link in subject.topology.links if link.deny) if networks else ()
    named = {end.name for link in denied for end in (link.source, link.target) if end.sort is Sort.NETWORK}
    for network in networks:
        if not subject.topology.joining[network.name] and network.name not in named:
            message = f"no service is on the network {shown(network.name)}"
            help_ = "an edge from a service to it attaches the service"
            yield Diagnostic(KIND, message, network.origin, help=help_)


CHECK = Check(KIND, find_unused)
