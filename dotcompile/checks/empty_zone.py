"""A zone has nobody in it.

An edge in a zone's braces lists a node only if no zone lists that node by a statement of its own. A zone
that nothing is said of, in which no edge is drawn and at which none ends, is taken for a frame with a title,
and not reported.

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"]; db [container="postgres:16"] }
    subgraph cluster_data { api -> db }  // expect: empty-zone
}
```

Instead:

```dot
digraph {
    subgraph cluster_app { api [container="shop/api:2"] }
    subgraph cluster_data { db [container="postgres:16"] }
    api -> db
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.topology import Sort
from dotcompile.model.values.form import shown

KIND = Kind(
    "DC220",
    "empty-zone",
    Severity.WARNING,
    "What was to be in the zone is somewhere else, or on no network at all.",
    str(__doc__),
)


def find_empty(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each zone without members and zones in it, that somebody takes for more than a frame."""
    subzones = subject.topology.subzones
    empty = [zone for zone in subject.topology.zones if not zone.members and not subzones[zone.name]]
    meant: set[str | None] = {zone.name for zone in empty if zone.settings}
    for link in subject.topology.links if empty else ():
        meant.add(link.zone)
        meant.update(end.name for end in (link.source, link.target) if end.sort is Sort.ZONE)
    for zone in empty:
        if zone.name in meant:
            message = f"nobody is in the zone {shown(zone.name)}"
            help_ = "a node belongs to the zone in which it has a node statement, a line with its id alone"
            yield Diagnostic(KIND, message, zone.origins[0], help=help_)


CHECK = Check(KIND, find_empty)
