"""A port is published on all addresses of the host.

`publish="8080:80"` listens on every address that the host has, also on those that face the internet, and on
Linux the packets do not pass the rules of the host's own firewall. An address before the port narrows it.

```dot
digraph {
    customer [kind=actor]
    web [container="nginx:1.27", publish="80:80"]  // expect: published-everywhere
    customer -> web
}
```

Instead, with the address by which customers come in:

```dot
digraph {
    customer [kind=actor]
    web [container="nginx:1.27", publish="203.0.113.7:80:80"]
    customer -> web
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.checks.telling import some
from dotcompile.diagnostics import Diagnostic, Kind, Severity

KIND = Kind(
    "DC309",
    "published-everywhere",
    Severity.NOTE,
    "Everyone who reaches the host by any of its addresses reaches the service.",
    str(__doc__),
)


def find_everywhere(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for what publishes a port without saying at which address."""
    for value, services in subject.said("publish"):
        if any(binding.address is None for binding in value.value):
            are = "is" if len(services) == 1 else "are"
            message = f"{some(one.name for one in services)} {are} published on all addresses of the host"
            help_ = "an address before the port of the host, as in `127.0.0.1:8080:80`, narrows it"
            yield Diagnostic(KIND, message, value.span, help=help_)


CHECK = Check(KIND, find_everywhere)
