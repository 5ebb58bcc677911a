"""A macvlan or ipvlan network does not say on which interface of the host it is.

Without `parent` the engine makes an interface of its own that leads nowhere: the services of the network
reach each other on one host, and nothing else.

```dot
digraph {
    subgraph cluster_lan {
        driver=macvlan; subnet="192.168.1.0/24"  // expect: parent-missing
        cam [container="shop/cam:2"]
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_lan {
        driver=macvlan; parent=eth0; subnet="192.168.1.0/24"
        cam [container="shop/cam:2"]
    }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.addressing import is_external
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC235",
    "parent-missing",
    Severity.WARNING,
    "The services of the network reach nothing outside it.",
    str(__doc__),
)
_ON_A_PARENT = ("macvlan", "ipvlan")


def find_missing(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each network of these drivers without a parent."""
    for network in subject.networks:
        driver = network.settings.get("driver")
        if driver is None or driver.value not in _ON_A_PARENT or is_external(network):
            continue
        if not {"parent", "opt_parent"} & network.settings.keys():
            message = f"{shown(network.name)} is {driver.value}, and no `parent` says on which interface"
            yield Diagnostic(KIND, message, driver.span, help="`parent=eth0` names the interface of the host")


CHECK = Check(KIND, find_missing)
