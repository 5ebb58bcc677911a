"""What is said of a service's own network has no effect, since it uses another's.

With `network_mode=host` ports need not be published, and with `none` nothing can be; `container:NAME` has the
ports, addresses and names of that service. Engines pass such attributes over, or refuse the service.

```dot
digraph {
    subgraph cluster_machine {
        kind=group
        agent [container="shop/agent:2", network_mode=host, publish="9100:9100"]  // expect: network-mode-idle
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_machine {
        kind=group
        agent [container="shop/agent:2", network_mode=host, ports="9100"]
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
    "DC231",
    "network-mode-idle",
    Severity.WARNING,
    "What the attribute says is not done, or the engine refuses the service for it.",
    str(__doc__),
)
_OF_A_NETWORK = ("publish", "ip", "mac", "aliases")
_OF_A_STACK = (*_OF_A_NETWORK, "hostname", "domainname", "dns", "extra_hosts")


def find_idle(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each such attribute that is said of the service itself."""
    for service in subject.services_with("network_mode"):
        mode = service.settings["network_mode"]
        attributes = _OF_A_STACK if mode.value.of else _OF_A_NETWORK
        for attribute in attributes if mode.value.mode != "bridge" else ():
            value = service.settings.get(attribute)
            if value is not None and value.said is not Said.DEFAULT:
                message = (
                    f"`{attribute}` has no effect on {shown(service.name)}, whose network is `{mode.value}`"
                )
                label = Label(mode.span, "the network that it uses")
                other = f" on {shown(mode.value.of)}" if mode.value.of else ""
                help_ = (
                    f"write it{other}, or take `network_mode` away" if other else "take one of the two away"
                )
                yield Diagnostic(KIND, message, value.span, (label,), help_)


CHECK = Check(KIND, find_idle)
