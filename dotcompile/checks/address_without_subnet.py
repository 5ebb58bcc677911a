"""A service asks for an address, and no network of its has a subnet.

Engines hand out addresses that were asked for only in networks whose `subnet` is said. What they pick by
themselves is another one on each machine.

```dot
digraph {
    subgraph cluster_data { db [container="postgres:16", ip="10.20.1.5"] }  // expect: address-without-subnet
}
```

Instead:

```dot
digraph {
    subgraph cluster_data { subnet="10.20.1.0/24"; db [container="postgres:16", ip="10.20.1.5"] }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.addressing import given, subnets_of
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject, place_of
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC314",
    "address-without-subnet",
    Severity.WARNING,
    "The engine refuses to start the service.",
    str(__doc__),
)


def find_homeless(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each address whose service is on no network with a subnet."""
    for one in given(subject):
        networks = [one.network] if one.network is not None else subject.homes.get(one.service.name, ())
        if not any(map(subnets_of, networks)):
            message = (
                f"{shown(one.service.name)} asks for `{one.address}`, and none of its networks has a subnet"
            )
            labels = tuple(Label(place_of(network), "a network without `subnet`") for network in networks[:1])
            help_ = "`subnet=` on the network that is to have the address"
            yield Diagnostic(KIND, message, one.span(subject), labels, help_)


CHECK = Check(KIND, find_homeless)
