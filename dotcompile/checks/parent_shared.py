"""Two macvlan or ipvlan networks are on one interface of the host.

An engine makes one such network on an interface. For more, VLANs of it are interfaces of their own:
`eth0.10`, `eth0.20`.

```dot
digraph {
    subgraph cluster_a { driver=macvlan; parent=eth0; subnet="192.168.1.0/24"; one [container="shop/cam:2"] }
    subgraph cluster_b {
        driver=macvlan; subnet="192.168.2.0/24"
        parent=eth0  // expect: parent-shared
        two [container="shop/cam:2"]
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_a {
        driver=macvlan; subnet="192.168.1.0/24"
        parent="eth0.10"
        one [container="shop/cam:2"]
    }
    subgraph cluster_b {
        driver=macvlan; subnet="192.168.2.0/24"
        parent="eth0.20"
        two [container="shop/cam:2"]
    }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.addressing import driver_of, is_external
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Network, Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Value
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC236",
    "parent-shared",
    Severity.ERROR,
    "The engine refuses to make the second network.",
    str(__doc__),
)


def find_shared(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each network whose parent another one has."""
    first: dict[str, tuple[Network, Value]] = {}
    for network in subject.networks:
        parent = network.settings.get("parent") or network.settings.get("opt_parent")
        if parent is None or driver_of(subject, network) not in ("macvlan", "ipvlan") or is_external(network):
            continue
        other, value = first.setdefault(parent.value, (network, parent))
        if other is not network:
            message = f"{shown(network.name)} is on `{parent.value}`, which {shown(other.name)} has already"
            labels = (
                (Label(value.span, f"the parent of {shown(other.name)}"),)
                if value.span != parent.span
                else ()
            )
            help_ = f"put each on a VLAN of its own, as in `{parent.value}.10`"
            yield Diagnostic(KIND, message, parent.span, labels, help_)


CHECK = Check(KIND, find_shared)
