"""A service has the engine's socket.

Who speaks to the engine can start a container with all rights and the machine's own disk in it: the service
is as good as root on the machine. A mount that is read-only changes nothing, since a socket is spoken to. A
service that is drawn to drive the engine is not reported.

```dot
digraph {
    proxy [
        container="traefik:3.1"
        volumes="/var/run/docker.sock:/var/run/docker.sock:ro"  // expect: engine-socket
    ]
}
```

Instead, a proxy of the socket that passes on what is needed:

```dot
digraph {
    proxy [container="traefik:3.1"]
    socket [container="shop/socket-proxy:2", ports="2375"]
    proxy -> socket [port="2375"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.checks.telling import some
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.topology import Relation, Sort

KIND = Kind(
    "DC244",
    "engine-socket",
    Severity.WARNING,
    "Whoever breaks into the service has the machine.",
    str(__doc__),
)
SOCKETS = (
    *("/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock"),
    *("/run/podman/podman.sock", "/var/run/podman/podman.sock", "/var/run/containerd/containerd.sock"),
)


def find_sockets(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each mount of a socket, but where an edge says that the service drives the engine."""
    driving = {
        name
        for link in subject.links(Relation.CONTROL)
        for name in (
            subject.topology.services_of(link.source.name)
            if link.source.sort is Sort.ZONE
            else (link.source.name,)
        )
    }
    for value, services in subject.said("volumes"):
        names = [service.name for service in services if service.name not in driving]
        for number, mount in enumerate(value.value if names else ()):
            if mount.source in SOCKETS:
                span = subject.entries(value, lines=True)[number].span()
                have = "has" if len(names) == 1 else "have"
                message = f"{some(names)} {have} the socket of the engine, and so all rights on the machine"
                help_ = "an edge to the engine says that it is meant; a proxy of the socket narrows it"
                yield Diagnostic(KIND, message, span, help=help_)


CHECK = Check(KIND, find_sockets)
