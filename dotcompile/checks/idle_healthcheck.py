"""Something is said of a health check that there is not.

How often and how long a check is made says nothing where no command is, and nothing where checks are off. An
image that brings a check of its own is the exception: then `healthcheck_…` says how that is made.

```dot
digraph {
    db [container="postgres:16", healthcheck_interval="10s"]  // expect: idle-healthcheck
}
```

Instead:

```dot
digraph {
    db [container="postgres:16", healthcheck="pg_isready", healthcheck_interval="10s"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Said, Service, Value
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC255",
    "idle-healthcheck",
    Severity.WARNING,
    "Nobody notices when the service hangs.",
    str(__doc__),
)
_HOW = ("interval", "timeout", "retries", "start_period", "start_interval")


def find_idle(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for the first thing that is said of the check of a service without one."""
    told = set()
    for attribute in ("healthcheck", *(f"healthcheck_{one}" for one in _HOW)):
        for service in subject.services_with(attribute):
            finding = None if service.name in told else _finding(service, attribute)
            if finding is not None:
                told.add(service.name)
                yield finding


def _finding(service: Service, attribute: str) -> Diagnostic | None:
    value, off = service.settings[attribute], _off(service)
    if value.said is Said.DEFAULT or off is value:
        return None
    if off is not None:
        message = f"`{attribute}` says how {shown(service.name)} is checked, and its checks are off"
        return Diagnostic(KIND, message, value.span, (Label(off.span, "here"),), "keep one of the two")
    if "healthcheck" in service.settings:
        return None
    message = f"`{attribute}` is of no use to {shown(service.name)}, which has no `healthcheck`"
    help_ = "`healthcheck=` is the command that tells whether it is well, unless its image brings one"
    return Diagnostic(KIND, message, value.span, help=help_)


def _off(service: Service) -> Value | None:
    """What says that the service is not checked."""
    disable, check = service.settings.get("healthcheck_disable"), service.settings.get("healthcheck")
    if disable is not None and disable.value:
        return disable
    return check if check is not None and check.value == ("NONE",) else None


CHECK = Check(KIND, find_idle)
