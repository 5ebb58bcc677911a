"""The target has no such network driver.

A single engine has no overlay networks, and a stack on Swarm has no bridge of its own: services on several
hosts could not use it. Networks that exist already, `external=true`, are left alone. It is reported where
`target` is said, on the graph or in a site file.

```dot
digraph {
    target=swarm
    subgraph cluster_data { driver=bridge; db [container="postgres:16"] }  // expect: driver-not-of-target
}
```

Instead:

```dot
digraph {
    target=swarm
    subgraph cluster_data { driver=overlay; db [container="postgres:16"] }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.addressing import is_external
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC238",
    "driver-not-of-target",
    Severity.WARNING,
    "The engine refuses to make the network.",
    str(__doc__),
)
#: The drivers that each target does not have, and one to take in place of it.
_LACKS = {
    "compose": {"overlay": "bridge"},
    "shell": {"overlay": "bridge"},
    "shell-swarm": {"bridge": "overlay"},
    "swarm": {"bridge": "overlay"},
}


def find_missing(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each driver, said of a network or of all, that the target lacks."""
    target = subject.topology.settings.get("target")
    lacks = _LACKS.get(target.value, {}) if target is not None else {}
    drivers = [network.settings.get("driver") for network in subject.networks if not is_external(network)]
    everywhere = subject.topology.settings.get("driver")
    if None in drivers or not drivers:
        drivers.append(everywhere)
    for driver in {
        driver.span: driver for driver in drivers if driver is not None and driver.value in lacks
    }.values():
        assert target is not None
        message = f"the target {shown(target.value)} has no driver {shown(driver.value)}"
        labels = (Label(target.span, "the target"),)
        yield Diagnostic(KIND, message, driver.span, labels, f"`driver={lacks[driver.value]}` is what it has")


CHECK = Check(KIND, find_missing)
