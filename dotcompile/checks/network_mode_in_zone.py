"""A service is drawn in a zone, and does not use the zone's network.

With `network_mode=host` it is on the machine's own network and sees all that the machine sees; with `none` it
is on no network. The zone keeps it apart from nothing. `bridge` is the engine's default network, which all
services of that mode share.

```dot
digraph {
    subgraph cluster_app {
        api [container="shop/api:2"]
        agent [container="shop/agent:2", network_mode=host]  // expect: network-mode-in-zone
    }
}
```

Instead, in a zone that is only drawn:

```dot
digraph {
    subgraph cluster_machine { kind=group; agent [container="shop/agent:2", network_mode=host] }
    subgraph cluster_app { api [container="shop/api:2"] }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.checks.telling import some
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.topology import ZoneKind
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC230",
    "network-mode-in-zone",
    Severity.WARNING,
    "The picture shows a service kept apart that is not.",
    str(__doc__),
)


def find_misplaced(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each service of a zone that has another network stack than one of its own."""
    for service in subject.services_with("network_mode"):
        mode = service.settings["network_mode"]
        zones = [name for name in service.zones if subject.topology.zone[name].kind is ZoneKind.NETWORK]
        if zones and not mode.value.of:
            message = (
                f"{shown(service.name)} is drawn in {some(zones)}, and `{mode.value}` is not its network"
            )
            help_ = "take `network_mode` away, or draw it in a zone of `kind=group`"
            yield Diagnostic(KIND, message, mode.span, help=help_)
        elif zones and mode.value.of in subject.topology.service:
            others = subject.topology.service[mode.value.of].zones
            if not set(zones) <= set(others):
                whose = f"uses the networks of {shown(mode.value.of)}"
                message = f"{shown(service.name)} is drawn in {some(zones)}, and {whose}"
                help_ = "draw it in the zones of the service whose network it uses"
                yield Diagnostic(KIND, message, mode.span, help=help_)


CHECK = Check(KIND, find_misplaced)
