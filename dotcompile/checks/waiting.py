"""Which service waits for which: by `depends_on`, and by `depends` on edges.

In: what checks look at. Out: dependencies between services that are drawn, each with its place.
"""

from collections.abc import Iterator, Sequence

from dotcompile.checks.subject import Subject
from dotcompile.model.topology import End, Relation, Sort, Value
from dotcompile.records import dataclass
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class Wait:
    """Each of `services` starts when each of `others` has come so far: several where an edge joins zones.

    `number` is the entry's in a list; an edge has none.
    """

    services: Sequence[str]
    others: Sequence[str]
    condition: str
    value: Value
    number: int | None

    def span(self, subject: Subject) -> Span:
        """Where it is said."""
        return self.value.span if self.number is None else subject.entries(self.value)[self.number].span()


def waits(subject: Subject) -> Iterator[Wait]:
    """Every dependency on a service that is drawn, those of `depends_on` first."""
    for service in subject.services_with("depends_on"):
        value = service.settings["depends_on"]
        for number, one in enumerate(value.value):
            if one.service in subject.topology.service:
                yield Wait((service.name,), (one.service,), one.condition, value, number)
    for link in subject.links_with("depends", Relation.FLOW, Relation.SERVE):
        value = link.settings["depends"]
        services, others = _services(subject, link.source), _services(subject, link.target)
        if services and others:
            yield Wait(services, others, value.value, value, None)


def _services(subject: Subject, end: End) -> Sequence[str]:
    if end.sort is Sort.SERVICE:
        return (end.name,)
    return subject.topology.services_of(end.name) if end.sort is Sort.ZONE else ()
