"""Two edges join the same two ends, and one of them undoes what the other says.

An edge for some ports says nothing beside one for more of them. Of two that say how far the other end must
have come, or at which address a service is attached, only one can hold.

```dot
digraph {
    api [container="shop/api:2"]
    db [container="shop/db:2"]
    api -> db [label="reads"]
    api -> db [port="5432"]  // expect: edges-disagree
}
```

Instead, a port on each:

```dot
digraph {
    api [container="shop/api:2"]
    db [container="shop/db:2"]
    api -> db [port="8080", label="asks for its state"]
    api -> db [port="5432"]
}
```
"""

from collections.abc import Iterator, Sequence

from dotcompile.checks.check import Check
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic, Kind, Label, Severity
from dotcompile.model.topology import Link, Relation, Sort
from dotcompile.model.values.form import shown
from dotcompile.model.values.ports import Ports

KIND = Kind(
    "DC219",
    "edges-disagree",
    Severity.WARNING,
    "More is open than the narrower of the two says.",
    str(__doc__),
)
#: What can be said once of two ends that are joined.
_ONCE = ("depends", "ip", "mac", "ifname")


def find_disagreeing(subject: Subject) -> Iterator[Diagnostic]:
    """A finding for each edge that another one overrules."""
    for links in subject.parallels:
        if links[0].relation in (Relation.FLOW, Relation.SERVE):
            yield from _widened(subject, links)
        for attribute in _ONCE:
            saying = [link for link in links if attribute in link.settings]
            for link in saying[1:]:
                if link.settings[attribute].value != saying[0].settings[attribute].value:
                    yield _contradicted(attribute, saying[0], link)


def _widened(subject: Subject, links: Sequence[Link]) -> Iterator[Diagnostic]:
    """A finding for each edge with ports beside one for every port that the target has."""
    wide = next((link for link in links if link.ports is None), None)
    for link in links if wide is not None else ():
        if wide is None or link.ports is None or link.ports.value == _listened(subject, link):
            continue
        ends = f"{shown(link.source.name)} to {shown(link.target.name)}"
        message = f"an edge from {ends} for all ports is drawn, too, so this one narrows nothing"
        label = Label(wide.origin, "this one has no `port`")
        yield Diagnostic(
            KIND, message, link.ports.span, (label,), "`port` on the other edge narrows that one"
        )


def _listened(subject: Subject, link: Link) -> Ports | None:
    if link.target.sort is not Sort.SERVICE:
        return None
    said = subject.topology.service[link.target.name].settings.get("ports")
    return None if said is None else said.value


def _contradicted(attribute: str, earlier: Link, link: Link) -> Diagnostic:
    value, other = link.settings[attribute], earlier.settings[attribute]
    message = f"`{attribute}` is said otherwise by another edge between the same two"
    label = Label(other.span, "here")
    return Diagnostic(KIND, message, value.span, (label,), "remove one of the two")


CHECK = Check(KIND, find_disagreeing)
