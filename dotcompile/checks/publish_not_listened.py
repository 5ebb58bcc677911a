"""A published port leads to a port on which the service does not listen.

`publish=HOST:CONTAINER` leads from a port of the host to one of the container. What the service listens on
is what `ports` and `expose` say, or the well-known image that its id means.

```dot
digraph {
    web [container="shop/web:2", ports="3000", publish="80:80"]  // expect: publish-not-listened
}
```

Instead:

```dot
digraph {
    web [container="shop/web:2", ports="3000", publish="80:3000"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.listening import covers, heard_on, tell_ports
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC306",
    "publish-not-listened",
    Severity.WARNING,
    "Whoever comes in by that port of the host finds nobody there.",
    str(__doc__),
)


def find_unheard(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each published port that leads nowhere."""
    for service in subject.services_with("publish"):
        ports, publish = heard_on(service), service.settings["publish"]
        for number, binding in enumerate(publish.value if ports else ()):
            if not covers(ports, binding.target):
                span = subject.entries(publish)[number].span()
                message = f"{shown(service.name)} listens on {tell_ports(ports)}, and not on {binding.target}"
                label = Label(service.settings["ports"].span, "what it listens on")
                help_ = (
                    "in `publish` the second number is the port of the service; `ports` tells which there are"
                )
                yield Diagnostic(KIND, message, span, (label,), help_)


CHECK = Check(KIND, find_unheard)
