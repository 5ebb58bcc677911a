"""A network has an option that its driver does not have.

`encrypted` and `attachable` are options of overlay networks, `parent` is one of macvlan and ipvlan networks,
whose packets are as large as those of the parent, and the networks `host` and `none` have no addresses. It is
reported where the driver is said.

```dot
digraph {
    subgraph cluster_data {
        driver=bridge
        encrypted=true  // expect: option-of-other-driver
        db [container="postgres:16"]
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_data {
        driver=overlay
        encrypted=true
        db [container="postgres:16"]
    }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Said
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC237",
    "option-of-other-driver",
    Severity.WARNING,
    "What the option says is not done: traffic that was to be encrypted is not.",
    str(__doc__),
)
_WITH_ADDRESSES = ("bridge", "overlay", "macvlan", "ipvlan", "veth", "weave", "calico", "flannel", "ovs")
_KNOWN = (*_WITH_ADDRESSES, "host", "none")
#: The drivers that have each option; of any other plugin nothing is known.
_DRIVERS_WITH = {
    "encrypted": ("overlay",),
    "attachable": ("overlay",),
    "parent": ("macvlan", "ipvlan", "ovs"),
    "mtu": ("bridge", "overlay", "veth", "ovs"),
    **dict.fromkeys(("subnet", "gateway", "ip_range", "aux", "ipv6"), _WITH_ADDRESSES),
}


def find_misfits(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each such option that is said outright."""
    for network in subject.networks:
        driver = network.settings.get("driver") or subject.topology.settings.get("driver")
        if driver is None or driver.value not in _KNOWN:
            continue
        for attribute in (name for name in _DRIVERS_WITH if name in network.settings):
            value, drivers = network.settings[attribute], _DRIVERS_WITH[attribute]
            if driver.value not in drivers and value.said is not Said.DEFAULT and value.value is not False:
                message = f"`{attribute}` is nothing to the {driver.value} network {shown(network.name)}"
                label = Label(driver.span, "its driver")
                help_ = f"it goes with the driver {' or '.join(map(shown, drivers))}"
                yield Diagnostic(KIND, message, value.span, (label,), help_)


CHECK = Check(KIND, find_misfits)
