"""A service waits until another is healthy, and nothing tells whether it is.

`healthy` asks for a health check: the service's own `healthcheck`, or one that its image brings. Most images
of databases bring none.

```dot
digraph {
    api [container="shop/api:2", depends_on="db:healthy"]  // expect: health-without-check
    db [container="postgres:16"]
    api -> db
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2", depends_on="db:healthy"]
    db [container="postgres:16", healthcheck="pg_isready -U postgres"]
    api -> db
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.checks.waiting import waits
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Settings
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC253",
    "health-without-check",
    Severity.WARNING,
    "The service that waits never starts.",
    str(__doc__),
)


def find_unchecked(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each wait for the health of a service without a check."""
    for wait in waits(subject):
        others = (subject.topology.service[name] for name in wait.others if wait.condition == "healthy")
        for other in (one for one in others if not _is_checked(one.settings)):
            other_is = f"{shown(other.name)} is healthy, which no `healthcheck` tells"
            message = f"{shown(wait.services[0])} waits until {other_is}"
            label = Label(other.origin, "what is to be healthy")
            help_ = "`healthcheck=` on it, unless its image brings one; or wait for it to be `started`"
            yield Diagnostic(KIND, message, wait.span(subject), (label,), help_)


def _is_checked(settings: Settings) -> bool:
    off = settings.get("healthcheck_disable")
    return (
        "healthcheck" in settings and settings["healthcheck"].value != ("NONE",) and not (off and off.value)
    )


CHECK = Check(KIND, find_unchecked)
