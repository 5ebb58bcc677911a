"""A network has an IPv6 subnet, and IPv6 is not enabled for it.

Docker refuses such a subnet, or passes it over, unless `ipv6=true`.

```dot
digraph {
    subgraph cluster_data { subnet="fd00:20::/64"; db [container="postgres:16"] }  // expect: ipv6-not-enabled
}
```

Instead:

```dot
digraph {
    subgraph cluster_data { subnet="fd00:20::/64"; ipv6=true; db [container="postgres:16"] }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.addressing import is_external, subnets
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC318",
    "ipv6-not-enabled",
    Severity.WARNING,
    "The services of the network get no IPv6 address.",
    str(__doc__),
)


def find_disabled(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each IPv6 subnet of a network that is not said to have IPv6."""
    for one in subnets(subject):
        said = one.network.settings.get("ipv6")
        if one.subnet.version == 6 and not is_external(one.network) and (said is None or not said.value):
            message = f"`{one.subnet}` is not used: {shown(one.network.name)} has no IPv6"
            labels = () if said is None else (Label(said.span, "here it is refused"),)
            yield Diagnostic(
                KIND, message, one.span(subject), labels, "`ipv6=true` on the network enables it"
            )


CHECK = Check(KIND, find_disabled)
