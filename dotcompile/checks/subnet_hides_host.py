"""A network has the addresses of a machine or of somebody outside.

Within the network, packets for that address stay there: what is drawn at it cannot be reached any more. A
`macvlan` or `ipvlan` network is on the machines' own network, and is meant to have such addresses.

```dot
digraph {
    subgraph cluster_pool { kind=hosts; alpha [addr="10.20.1.5"] }
    subgraph cluster_data {
        subnet="10.20.1.0/24"  // expect: subnet-hides-host
        db [container="postgres:16"]
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_pool { kind=hosts; alpha [addr="10.20.1.5"] }
    subgraph cluster_data { subnet="10.20.2.0/24"; db [container="postgres:16"] }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.addressing import DrawnSubnet, driver_of, subnets
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Value
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC312",
    "subnet-hides-host",
    Severity.WARNING,
    "The services of the network do not reach that machine.",
    str(__doc__),
)
_ON_THE_MACHINES_NETWORK = ("macvlan", "ipvlan")


def find_hidden(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each address of a host or an actor that a subnet holds."""
    places = list(_places(subject))
    for one in subnets(subject) if places else ():
        if driver_of(subject, one.network) in _ON_THE_MACHINES_NETWORK:
            continue
        for name, address, value in places:
            if _holds(one, address):
                whose = f"`{one.subnet}` of {shown(one.network.name)}"
                message = f"{whose} has {shown(address)}, where {shown(name)} is"
                label = Label(value.span, f"the address of {shown(name)}")
                help_ = "give the network another `subnet`, or the driver `macvlan` if it is to be the same"
                yield Diagnostic(KIND, message, one.span(subject), (label,), help_)


def _places(subject: Subject) -> Iterator[tuple[str, str, Value]]:
    for host in subject.topology.hosts:
        if "addr" in host.settings:
            yield host.name, host.settings["addr"].value, host.settings["addr"]
    for actor in subject.topology.actors:
        if "addr" in actor.settings:
            for place in actor.settings["addr"].value:
                yield actor.name, place, actor.settings["addr"]


def _holds(one: DrawnSubnet, place: str) -> bool:
    """Whether a subnet has an address; a name, or an address with a port, is none."""
    from ipaddress import ip_address

    try:
        return ip_address(place) in one.subnet
    except ValueError:
        return False


CHECK = Check(KIND, find_hidden)
