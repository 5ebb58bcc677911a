"""A way in is drawn that what is published does not let in.

The service publishes other ports than the edge is for, or only at addresses of the host by which the actor
does not come in. An actor comes in by the addresses that its `enters` lists, or by any but loopback ones. A
port on a way in is one of the service, or the port of the host that leads there.

```dot
digraph {
    customer [kind=actor]
    web [container="nginx:1.27", publish="127.0.0.1:80:80"]
    customer -> web  // expect: ingress-closed
}
```

Instead:

```dot
digraph {
    customer [kind=actor]
    web [container="nginx:1.27", publish="80:80"]
    customer -> web
}
```
"""

from collections.abc import Iterable, Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.listening import overlaps, tell_ports
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Link, Service, Sort
from dotcompile.model.values.addresses import Address
from dotcompile.model.values.form import shown
from dotcompile.model.values.ports import PortRange, Ports
from dotcompile.model.values.publish import Binding

KIND = Kind(
    "DC304",
    "ingress-closed",
    Severity.WARNING,
    "Somebody is drawn to come in who cannot.",
    str(__doc__),
)


def find_closed(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each way in to a service none of whose bindings it fits."""
    enters = {
        actor.name: actor.settings["enters"].value
        for actor in subject.topology.actors
        if "enters" in actor.settings
    }
    for name, links in subject.ways_in.items():
        service = subject.topology.service[name]
        for link in links if "publish" in service.settings else ():
            by = enters.get(link.source.name, ()) if link.source.sort is Sort.ACTOR else ()
            finding = _finding(link, service, by)
            if finding is not None:
                yield finding


def _finding(link: Link, service: Service, enters: tuple[Address, ...]) -> Diagnostic | None:
    publish = service.settings["publish"]
    label = Label(publish.span, "what is published")
    who, what = shown(link.source.name), shown(service.name)
    open_ = [binding for binding in publish.value if _lets_in(binding, enters)]
    if not open_:
        message = f"{who} does not reach {what}, which is published at other addresses of the host only"
        help_ = "take the address away from `publish`, or write one by which the actor `enters`"
        return Diagnostic(KIND, message, link.origin, (label,), help_)
    if link.ports is None or any(_leads_to(link.ports.value, one) for one in open_):
        return None
    message = f"{who} is to reach {tell_ports(link.ports.value)} of {what}, which is not published"
    help_ = "`publish=HOST:CONTAINER` on the service adds it; `port` on the edge is the port of the service"
    return Diagnostic(KIND, message, link.ports.span, (label,), help_)


def _lets_in(binding: Binding, enters: Iterable[Address]) -> bool:
    address, given = binding.address, tuple(enters)
    if address is None or address.is_unspecified:
        return True
    return address in given if given else not address.is_loopback


def _leads_to(ports: Ports, binding: Binding) -> bool:
    host = [PortRange(binding.target.protocol, *binding.host)] if binding.host else []
    return any(overlaps(ports, one) for one in (binding.target, *host))


CHECK = Check(KIND, find_closed)
