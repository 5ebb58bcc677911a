"""An address is not in the subnet that it belongs to.

A service's `ip` must be in a subnet of a network that it is on; a network's `gateway`, `ip_range` and `aux`
in a subnet of its own. Engines refuse anything else.

```dot
digraph {
    subgraph cluster_data {
        subnet="10.20.1.0/24"
        db [container="postgres:16", ip="10.20.2.5"]  // expect: address-outside-subnet
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_data {
        subnet="10.20.1.0/24"
        db [container="postgres:16", ip="10.20.1.5"]
    }
}
```
"""

from collections.abc import Iterator, Sequence

from dotcompile.checks.addressing import given, subnets_of
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Network, Subject
from dotcompile.checks.telling import some
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.addresses import Address, Subnet
from dotcompile.model.values.form import shown
from dotcompile.source import Span

KIND = Kind(
    "DC313",
    "address-outside-subnet",
    Severity.ERROR,
    "The engine refuses to make the network, or to start the service.",
    str(__doc__),
)
_SHOWN = 3
_OF_NETWORKS = ("gateway", "ip_range", "aux")


def find_outside(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each address of a service or network that no subnet of the network holds."""
    for network in subject.networks:
        yield from _of_network(subject, network)
    for one in given(subject):
        networks = [one.network] if one.network is not None else subject.homes.get(one.service.name, ())
        there = [network for network in networks if subnets_of(network)]
        if there and not any(_within(one.address, subnets_of(network)) for network in there):
            span = one.span(subject)
            yield _finding(f"`{one.address}` of {shown(one.service.name)}", span, there)


def _of_network(subject: Subject, network: Network) -> Iterator[Diagnostic]:
    for attribute in _OF_NETWORKS if subnets_of(network) else ():
        value = network.settings.get(attribute)
        for number, said in enumerate(value.value if value is not None else ()):
            address = said[1] if attribute == "aux" else said
            if value is not None and not _within(address, subnets_of(network)):
                span = subject.entries(value, lines=attribute == "aux")[number].span()
                yield _finding(f"the `{attribute}` {address} of {shown(network.name)}", span, [network])


def _within(said: Address | Subnet, subnets: Sequence[Subnet]) -> bool:
    from ipaddress import IPv4Network, IPv6Network

    if isinstance(said, IPv4Network | IPv6Network):
        return any(said.network_address in one and said.broadcast_address in one for one in subnets)
    return any(said in one for one in subnets)


def _finding(what: str, span: Span, networks: Sequence[Network]) -> Diagnostic:
    every = [str(subnet) for network in networks for subnet in subnets_of(network)]
    message = f"{what} is not in {'any of ' * (len(every) > 1)}{some(every)}"
    said = [(network.name, network.settings["subnet"].span) for network in networks[:_SHOWN]]
    labels = tuple(Label(place, f"the subnet of {shown(name)}") for name, place in said)
    return Diagnostic(
        KIND, message, span, labels, "write an address of the subnet, or a `subnet` that has it"
    )


CHECK = Check(KIND, find_outside)
