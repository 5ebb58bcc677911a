"""A service is published, and nobody outside is drawn to reach it.

A published port is open to whoever reaches the host. Where a diagram draws who comes in, an open port that
nobody needs is one that nobody watches. Ports at a loopback address are for the host itself, and not meant.

```dot
digraph {
    customer [kind=actor]
    web [container="nginx:1.27", publish="80:80"]
    metrics [container="shop/metrics:2", publish="9090:9090"]  // expect: published-unreached
    customer -> web
    web -> metrics
}
```

Instead, draw who comes in, publish for the host alone, or not at all:

```dot
digraph {
    customer [kind=actor]
    web [container="nginx:1.27", publish="80:80"]
    metrics [container="shop/metrics:2", publish="127.0.0.1:9090:9090"]
    customer -> web
    web -> metrics
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.checks.telling import some
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.topology import Service
from dotcompile.model.values.publish import Binding

KIND = Kind(
    "DC302",
    "published-unreached",
    Severity.WARNING,
    "A port is open to everyone that nobody is meant to use.",
    str(__doc__),
)


def find_unreached(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for what publishes services that no way in leads to, if ways in are drawn at all."""
    ways_in = subject.ways_in
    for value, services in subject.said("publish") if ways_in else ():
        unreached = [service.name for service in services if service.name not in ways_in and _runs(service)]
        if unreached and not all(map(_is_local, value.value)):
            are, them = ("is", "it") if len(unreached) == 1 else ("are", "them")
            message = f"{some(unreached)} {are} published, and nobody outside is drawn to reach {them}"
            help_ = "draw an edge from who comes in; or take `publish` away, or bind it to `127.0.0.1:`"
            yield Diagnostic(KIND, message, value.span, help=help_)


def _runs(service: Service) -> bool:
    return "replicas" not in service.settings or service.settings["replicas"].value > 0


def _is_local(binding: Binding) -> bool:
    return binding.address is not None and binding.address.is_loopback


CHECK = Check(KIND, find_unreached)
