"""A network is to be internal, and to lead out.

`internal=true` takes the way out of a network; `egress=open` asks for it. Where only the graph as a whole is
open, a network that is internal is the exception that it seems to be.

```dot
digraph {
    subgraph cluster_data {
        internal=true
        egress=open  // expect: internal-yet-open
        db [container="postgres:16"]
    }
}
```

Instead:

```dot
digraph {
    subgraph cluster_data {
        egress=open
        db [container="postgres:16"]
    }
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC239",
    "internal-yet-open",
    Severity.WARNING,
    "Only one of the two can hold: services have a way out that must not, or none that need it.",
    str(__doc__),
)


def find_contradictions(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each network that says both."""
    general = subject.topology.settings.get("egress")
    for network in subject.networks:
        internal, egress = network.settings.get("internal"), network.settings.get("egress")
        if internal is not None and egress is not None and internal.value and egress.value == "open":
            if general is not None and egress.span == general.span:
                continue
            message = f"{shown(network.name)} is internal, and nothing leads out of it"
            label = Label(internal.span, "this shuts it")
            yield Diagnostic(KIND, message, egress.span, (label,), "keep one of `internal` and `egress`")


CHECK = Check(KIND, find_contradictions)
