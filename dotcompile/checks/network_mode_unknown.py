"""A service is to use the network of one that is not drawn.

`container:NAME` and `service:NAME` name a service of the diagram.

```dot
digraph {
    api [container="shop/api:2"]
    proxy [container="envoyproxy/envoy:v1.31.0", network_mode="service:apo"]  // expect: network-mode-unknown
    proxy -> api
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2"]
    proxy [container="envoyproxy/envoy:v1.31.0", network_mode="service:api"]
    proxy -> api
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.misnamed import misnamed
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC233",
    "network-mode-unknown",
    Severity.ERROR,
    "The engine does not start the service.",
    str(__doc__),
)


def find_unknown(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each network mode that names no service."""
    for value, _ in subject.said("network_mode"):
        if value.value.of and value.value.of not in subject.topology.service:
            text = subject.text(value)
            start = len(text.text) - len(value.value.of)
            named = text.part(max(start, 0), len(text.text))
            message = f"there is no service {shown(value.value.of)} whose network could be used"
            yield misnamed(KIND, message, value.value.of, named, subject)


CHECK = Check(KIND, find_unknown)
