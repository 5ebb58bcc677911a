"""An edge is for a port on which its target does not listen.

`port` on an edge, or a label that consists of ports, narrows it to those ports of the target. What the target
listens on is what its `ports`, `expose` and `publish` say, or the well-known image that its id means. An edge
to a zone is for those members that listen there.

```dot
digraph {
    api [container="shop/api:2"]
    db [container="postgres:16", ports="5432"]
    api -> db [port="3306"]  // expect: port-not-listened
}
```

Instead:

```dot
digraph {
    api [container="shop/api:2"]
    db [container="postgres:16", ports="5432"]
    api -> db [port="5432"]
}
```
"""

from collections.abc import Iterator

from dotcompile.checks.check import Check
from dotcompile.checks.listening import answered_on, overlaps, tell_ports
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Link, Relation, Sort
from dotcompile.model.values.form import shown
from dotcompile.model.values.ports import PortRange, Ports, merged

KIND = Kind(
    "DC308",
    "port-not-listened",
    Severity.WARNING,
    "The connection that is drawn is refused, and the one that is needed is not permitted.",
    str(__doc__),
)


def find_unheard(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each edge all of whose ports lead nowhere, or each range that does."""
    known: dict[tuple[Sort, str], Ports] = {}
    for link in subject.links(Relation.FLOW, Relation.SERVE):
        if link.ports is None or link.both:
            continue
        key = link.target.sort, link.target.name
        if key not in known:
            known[key] = _answered(subject, link)
        unheard = [one for one in link.ports.value if known[key] and not overlaps(known[key], one)]
        if unheard:
            yield _finding(subject, link, unheard, known[key])


def _answered(subject: Subject, link: Link) -> Ports:
    """The ports on which a target listens; none if some of it does not tell."""
    target = link.target
    if target.sort is Sort.SERVICE:
        return answered_on(subject.topology.service[target.name])
    names = subject.topology.services_of(target.name) if target.sort is Sort.ZONE else ()
    every = [answered_on(subject.topology.service[name]) for name in names]
    return merged([one for ports in every for one in ports]) if every and all(every) else ()


def _finding(subject: Subject, link: Link, unheard: list[PortRange], ports: Ports) -> Diagnostic:
    assert link.ports is not None
    span, where = link.ports.span, tell_ports(tuple(unheard))
    if len(unheard) == 1 < len(link.ports.value):
        entries = subject.entries(link.ports)
        span = next((entry.span() for entry in entries if entry.text == str(unheard[0])), span)
    help_ = "`port` on the edge is a port of its target; `ports` on the target says where it listens"
    if link.target.sort is Sort.ZONE:
        message = f"nobody in the zone {shown(link.target.name)} listens on {where}"
        return Diagnostic(KIND, message, span, help=help_)
    message = f"{shown(link.target.name)} listens on {tell_ports(ports)}, and not on {where}"
    said = subject.topology.service[link.target.name].settings["ports"]
    return Diagnostic(KIND, message, span, (Label(said.span, "what it listens on"),), help_)


CHECK = Check(KIND, find_unheard)
