"""A folder of the host is mounted that does not lie beside the diagram.

What an absolute path, `~` or `../` leads to is another thing on each machine, and on most it is not there.

```dot
digraph {
    web [container="nginx:1.27", volumes="/srv/shop/html:/usr/share/nginx/html:ro"]  // expect: bind-elsewhere
}
```

Instead, a folder below the diagram's own, or a volume:

```dot
digraph {
    web [container="nginx:1.27", volumes="./html:/usr/share/nginx/html:ro"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.engine_socket import SOCKETS
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC243",
    "bind-elsewhere",
    Severity.NOTE,
    "On another machine the service starts with an empty folder, or not at all.",
    str(__doc__),
)
#: What every machine has, and programs that watch it mount.
_EVERYWHERE = (
    "/etc/localtime",
    "/etc/timezone",
    "/proc",
    "/sys",
    "/dev",
    "/run",
    "/var/run",
    "/var/lib/docker",
)


def find_elsewhere(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each bind mount from outside the diagram's folder."""
    for value, _ in subject.said("volumes"):
        for number, mount in enumerate(value.value):
            if mount.is_bind and _is_elsewhere(mount.source):
                message = f"{shown(mount.source)} is a path of the machine, and not of the diagram's folder"
                span = subject.entries(value, lines=True)[number].span()
                help_ = "mount a folder that begins with `./`, or a volume"
                yield Diagnostic(KIND, message, span, help=help_)


def _is_elsewhere(source: str) -> bool:
    if source in SOCKETS or any(source == one or source.startswith(f"{one}/") for one in _EVERYWHERE):
        return False
    depth = 0
    for part in source.split("/") if source.startswith(".") else ():
        depth += {"..": -1, ".": 0, "": 0}.get(part, 1)
        if depth < 0:
            return True
    return not source.startswith(".")


CHECK = Check(KIND, find_elsewhere)
