"""Two services are published at one port of the host.

Of two containers on one address and port of a host the second does not start. A port without an address is
taken on all addresses; ports of different protocols, or at different addresses, are different ports. Swarm
publishes on every host, so there, too, a port is taken once, but for `@host` ports of services that are kept
to different hosts.

```dot
digraph {
    web [container="nginx:1.27", publish="80:80"]
    api [container="shop/api:2", publish="80:8080"]  // expect: host-port-taken
}
```

Instead:

```dot
digraph {
    web [container="nginx:1.27", publish="80:80"]
    api [container="shop/api:2", publish="8080:8080"]
}
```
"""

from collections.abc import Iterator
from itertools import islice

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Service
from dotcompile.model.values.addresses import Address
from dotcompile.model.values.form import shown
from dotcompile.model.values.publish import Binding
from dotcompile.records import dataclass

KIND = Kind(
    "DC305",
    "host-port-taken",
    Severity.ERROR,
    "The second of the two containers does not start.",
    str(__doc__),
)


#: So many claims on one port may be without a clash before another is no longer compared with all of them.
MOST = 100


@dataclass(frozen=True, slots=True)
class _Claim:
    """A range of ports of the host that one entry of a service's `publish` takes."""

    service: Service
    number: int
    binding: Binding
    first: int
    last: int


def find_clashes(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each claim on a port that another has; of several it is told with the first."""
    claims = sorted(_claims(subject), key=lambda claim: (claim.binding.target.protocol, claim.first))
    told: set[object] = set()
    standing: dict[tuple[str, str], list[_Claim]] = {}
    for claim in claims:
        for other in _at_its_addresses(standing, claim):
            if other.last >= claim.first and not _apart(claim, other):
                finding = _finding(subject, claim, other)
                if (finding.span, finding.message) not in told:
                    told.add((finding.span, finding.message))
                    yield finding
                break
        else:
            standing.setdefault((claim.binding.target.protocol, _key(claim)), []).append(claim)


def _claims(subject: Subject) -> Iterator[_Claim]:
    for service in subject.services_with("publish"):
        bindings: tuple[Binding, ...] = service.settings["publish"].value
        for number, binding in enumerate(bindings):
            # Of a range for one port of the service the engine picks one that is free.
            wide = binding.target.last - binding.target.first
            if binding.host is not None and binding.host[1] - binding.host[0] == wide:
                yield _Claim(service, number, binding, *binding.host)


def _key(claim: _Claim) -> str:
    address = claim.binding.address
    return "" if address is None or address.is_unspecified else str(address)


def _at_its_addresses(standing: dict[tuple[str, str], list[_Claim]], claim: _Claim) -> Iterator[_Claim]:
    """The earlier claims of a protocol at an address that this one is at, latest first."""
    protocol, key = claim.binding.target.protocol, _key(claim)
    for (other_protocol, other_key), claims in standing.items():
        if other_protocol == protocol and (not key or not other_key or key == other_key):
            latest = islice(reversed(claims), MOST)
            yield from (other for other in latest if _one_family(claim, other))


def _one_family(claim: _Claim, other: _Claim) -> bool:
    one, two = claim.binding.address, other.binding.address
    return one is None or two is None or one.version == two.version


def _apart(claim: _Claim, other: _Claim) -> bool:
    """Whether two claims may well be on different hosts, or never there at one time."""
    one, two = claim.service.settings, other.service.settings
    if claim.binding.mode == other.binding.mode == "host" and "constraint" in one and "constraint" in two:
        return True
    both = "profiles" in one and "profiles" in two
    return both and not set(one["profiles"].value) & set(two["profiles"].value)


def _finding(subject: Subject, claim: _Claim, other: _Claim) -> Diagnostic:
    one, two = (
        (each, subject.entries(each.service.settings["publish"])[each.number].span())
        for each in (claim, other)
    )
    (later, span), (earlier, label) = (one, two) if one[1].start >= two[1].start else (two, one)
    first, last = max(claim.first, other.first), min(claim.last, other.last)
    ports = f"port {first}" if first == last else f"ports {first}-{last}"
    at = _place(later.binding.address or earlier.binding.address)
    protocol = later.binding.target.protocol
    what = f"{ports}/{protocol} of {at}"
    message = f"{what} {'is' if first == last else 'are'} taken by {shown(earlier.service.name)}"
    if earlier.service is later.service:
        message = f"{shown(later.service.name)} takes {what} twice"
    help_ = "publish one of the two at another port of the host, or at an address of its own"
    labels = () if label == span else (Label(label, "it is taken here"),)
    return Diagnostic(KIND, message, span, labels, help_)


def _place(address: Address | None) -> str:
    return "the host" if address is None or address.is_unspecified else f"the host's address {address}"


CHECK = Check(KIND, find_clashes)
