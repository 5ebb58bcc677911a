"""An address is somebody else's already.

Of two services with one address in a network the second does not start. Nor does one that has the address of
the gateway, which is the first of the subnet unless `gateway` says another, one that `aux` sets aside, or the
first or last address of all, which mean the network itself and everyone in it.

```dot
digraph {
    subgraph cluster_data {
        subnet="10.20.1.0/24"
        db [container="postgres:16", ip="10.20.1.5"]
        cache [container="redis:7", ip="10.20.1.5"]  // expect: address-taken
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_data {
        subnet="10.20.1.0/24"
        db [container="postgres:16", ip="10.20.1.5"]
        cache [container="redis:7", ip="10.20.1.6"]
    }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.addressing import Given, given, is_external, subnets_of
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Network, Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.addresses import Address
from dotcompile.model.values.form import shown
from dotcompile.source import Span

KIND = Kind(
    "DC315",
    "address-taken",
    Severity.ERROR,
    "The engine refuses to start the service.",
    str(__doc__),
)
_Holder = tuple[str, Span]


def find_taken(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each address that the network, or a service before, has already."""
    held: dict[str, dict[Address, _Holder]] = {}
    for one in sorted(given(subject), key=lambda one: one.value.span.start):
        network = one.network
        if network is None:
            continue
        if network.name not in held:
            held[network.name] = dict(_own(subject, network))
        span = one.span(subject)
        own = f"of {shown(one.service.name)}", span
        known = held[network.name].setdefault(one.address, own)
        holder = _first_or_last(one) if known == own else known
        if holder is not None:
            yield _finding(one, span, holder)


def _own(subject: Subject, network: Network) -> Iterator[tuple[Address, _Holder]]:
    """The addresses that a network has for itself, and why."""
    settings = network.settings
    gateways = settings["gateway"].value if "gateway" in settings else ()
    for number, gateway in enumerate(gateways):
        yield gateway, ("of the gateway", subject.entries(settings["gateway"])[number].span())
    for number, (name, address) in enumerate(settings["aux"].value if "aux" in settings else ()):
        yield address, (f"of {shown(name)}", subject.entries(settings["aux"], lines=True)[number].span())
    # An existing network's gateway is not known, and with a range it is the first address of that.
    for subnet in () if is_external(network) or "ip_range" in settings else subnets_of(network):
        if not any(gateway in subnet for gateway in gateways) and subnet.num_addresses > 2:
            holder = "that the engine takes for the gateway", settings["subnet"].span
            yield subnet.network_address + 1, holder


def _first_or_last(one: Given) -> _Holder | None:
    """That an address means the whole subnet, if it does."""
    for subnet in subnets_of(one.network) if one.network is not None else ():
        ends = (subnet.network_address, subnet.broadcast_address if subnet.version == 4 else None)
        if one.network is not None and one.address in ends and subnet.num_addresses > 2:
            return "of the whole subnet", one.network.settings["subnet"].span
    return None


def _finding(one: Given, span: Span, holder: _Holder) -> Diagnostic:
    whose, place = holder
    message = f"`{one.address}`, which {shown(one.service.name)} asks for, is the address {whose}"
    labels = (Label(place, "it is taken here"),) if place != span else ()
    return Diagnostic(KIND, message, span, labels, "write another address of the subnet")


CHECK = Check(KIND, find_taken)
