"""Services are to use each other's network, in a circle.

None of them has a network that the others could use.

```dot
digraph {
    api [container="shop/api:2", network_mode="service:proxy"]  // expect: network-mode-circle
    proxy [container="envoyproxy/envoy:v1.31.0", network_mode="service:api"]
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2"]
    proxy [container="envoyproxy/envoy:v1.31.0", network_mode="service:api"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC234",
    "network-mode-circle",
    Severity.ERROR,
    "The engine starts none of them.",
    str(__doc__),
)
_SHOWN = 6


def find_circles(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each circle, at its first service."""
    joins = {
        service.name: service.settings["network_mode"].value.of
        for service in subject.services_with("network_mode")
    }
    done: set[str] = set()
    for start in joins:
        path: dict[str, None] = {}
        at = start
        while at in joins and at not in done and at not in path:
            path[at] = None
            at = joins[at]
        if at in path:
            ring = list(path)[list(path).index(at) :]
            yield _finding(subject, ring)
        done.update(path)


def _finding(subject: Subject, ring: list[str]) -> Diagnostic:
    modes = [subject.topology.service[name].settings["network_mode"] for name in ring]
    chain = " -> ".join([*ring, ring[0]])
    message = f"these use each other's network, and none has one of its own: {chain}"
    if len(ring) == 1:
        message = f"{shown(ring[0])} is to use its own network as that of another"
    labels = tuple(
        Label(mode.span, f"{shown(name)} uses that of {shown(mode.value.of)}")
        for name, mode in zip(ring[1:_SHOWN], modes[1:_SHOWN], strict=True)
    )
    return Diagnostic(KIND, message, modes[0].span, labels, "one of them needs a network of its own")


CHECK = Check(KIND, find_circles)
