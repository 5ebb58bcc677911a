"""A service that keeps data is open to the outside.

An actor is drawn to reach it, or it is published at an address of the host that others reach. On a Linux host
a published port passes by the host's own firewall rules, so that databases are found from outside which
nobody knew to be open. What keeps data is told by its image.

```dot
digraph {
    api [container="shop/api:2"]
    db [container="postgres:16", publish="5432:5432"]  // expect: store-published
    api -> db
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2"]
    db [container="postgres:16", publish="127.0.0.1:5432:5432"]
    api -> db
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.building.inferring import is_store
from dotcompile.model.topology import Service
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC224",
    "store-published",
    Severity.WARNING,
    "Whoever finds the port may try passwords, or read everything where there is none.",
    str(__doc__),
)
_HELP = (
    "let a service reach it in place of the outside; for work on the host itself, publish it at `127.0.0.1:`"
)


def find_published(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each store that a way in leads to, or that is published for others than the host."""
    for service in subject.services_with("image"):
        links = subject.ways_in.get(service.name, ())
        open_ = links or _is_open(service)
        if not open_ or not is_store(service.instance_of or service.id, service.settings):
            continue
        what = f"{shown(service.name)}, where data is kept"
        if links:
            message = f"{shown(links[0].source.name)}, from outside, reaches {what}"
            label = Label(service.origin, "it keeps data")
            yield Diagnostic(KIND, message, links[0].origin, (label,), _HELP)
        else:
            message = f"{what}, is published to everyone who reaches the host"
            yield Diagnostic(KIND, message, service.settings["publish"].span, help=_HELP)


def _is_open(service: Service) -> bool:
    """Whether a service is published at an address that others than the host itself reach."""
    publish = service.settings.get("publish")
    addresses = () if publish is None else (binding.address for binding in publish.value)
    return any(address is None or not address.is_loopback for address in addresses)


CHECK = Check(KIND, find_published)
