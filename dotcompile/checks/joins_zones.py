"""A service in several zones joins what the zones keep apart.

It has an address in each of their networks, so whoever reaches it in one may be passed on to the others. It
is always told; which parties reach each other only because of it, and by which shortest path, is shown for at
most 20 pairs. Neighbours in a zone count as reaching each other, unless it says `isolation="strict"`.

```dot
digraph {
    subgraph cluster_shop { proxy [container="nginx:1.27"]; web [container="shop/web:2"] }
    subgraph cluster_admin { proxy; panel [container="shop/panel:2"] }  // expect: joins-zones
    web -> proxy
    proxy -> panel
}
```

Instead, one service for each zone:

```dot
digraph {
    instances="per-zone"
    subgraph cluster_shop { proxy [container="nginx:1.27"]; web [container="shop/web:2"]; web -> proxy }
    subgraph cluster_admin { proxy; panel [container="shop/panel:2"]; proxy -> panel }
}
```
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.checks.telling import some
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Service, Sort, ZoneKind
from dotcompile.model.values.form import shown

if TYPE_CHECKING:
    from dotcompile.checks.joining import Joining, Opening

KIND = Kind(
    "DC210",
    "joins-zones",
    Severity.WARNING,
    "Who is let into one zone gets into the others through the service.",
    str(__doc__),
)
SHOWN = 20


def find_joins(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each service that several networks drawn as zones list."""
    several = [service for service in subject.topology.services if len(service.zones) > 1]
    zone = subject.topology.zone if several else {}
    networks = {
        one.name: [name for name in one.zones if zone[name].kind is ZoneKind.NETWORK] for one in several
    }
    several = [service for service in several if len(networks[service.name]) > 1]
    if several:
        from dotcompile.checks.joining import Joining  # few diagrams have such a service

        joining = Joining(subject)
        for service in several:
            yield _finding(subject, service, networks[service.name], joining)


def _finding(subject: Subject, service: Service, zones: list[str], joining: "Joining") -> Diagnostic:
    found, rest = _openings(service, joining)
    mentions = [
        member.span
        for zone in zones
        for member in subject.topology.zone[zone].members
        if (member.sort, member.name) == (Sort.SERVICE, service.name)
    ]
    labels = (Label(mentions[0], f"it is in {shown(zones[0])}, too"), *map(_label, found))
    pairs = "one pair meets" if len(found) == 1 else f"{len(found)} pairs meet"
    through = f", through which {pairs}{rest}" if found else rest
    message = f"{shown(service.name)} is one service in the zones {some(zones)}{through}"
    help_ = "`instances=per-zone` on it makes a service of it in each zone, which keeps them apart"
    return Diagnostic(KIND, message, mentions[1], labels, help_)


def _openings(service: Service, joining: "Joining") -> tuple[list["Opening"], str]:
    """The openings that are shown, and what to say of those that are not."""
    found: list[Opening] = []
    for opening in joining.openings(service):
        if opening is None:
            return found, "; for more the diagram is too large"
        if len(found) == SHOWN:
            return found, ", and more"
        found.append(opening)
    return found, ""


def _label(opening: "Opening") -> Label:
    there = "" if opening.reached == (opening.target,) else f" in {shown(opening.target)}"
    path = " -> ".join(opening.path)
    return Label(opening.place, f"{shown(opening.source)} reaches {some(opening.reached)}{there}: {path}")


CHECK = Check(KIND, find_joins)
