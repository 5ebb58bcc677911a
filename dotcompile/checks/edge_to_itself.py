"""An edge runs from a service to itself.

A service reaches itself without any network, so nothing is opened by it. Replicas of one service that are to
talk to each other do so by the edge, and it is not reported for them.

```dot
digraph {
    worker [container="shop/worker:2"]
    db [container="postgres:16"]
    worker -> worker  // expect: edge-to-itself
    worker -> db
}
```

Instead:

```dot
digraph {
    worker [container="shop/worker:2", replicas=3]
    db [container="postgres:16"]
    worker -> worker
    worker -> db
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.addressing import is_several
from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.topology import Relation, Sort
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC217",
    "edge-to-itself",
    Severity.NOTE,
    "Whoever meant another end finds no connection there.",
    str(__doc__),
)


def find_loops(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each flow from a single container to itself."""
    for link in subject.links(Relation.FLOW):
        source, target = link.source, link.target
        name = source.name
        if name != target.name or not (source.sort is target.sort is Sort.SERVICE):
            continue
        if not is_several(subject.topology.service[name].settings):
            message = f"this edge runs from {shown(name)} to itself, and opens nothing"
            help_ = "`style=invis` makes it layout only; with `replicas` it joins the replicas"
            yield Diagnostic(KIND, message, link.origin, help=help_)


CHECK = Check(KIND, find_loops)
