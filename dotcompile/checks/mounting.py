"""What services mount: by their own `volumes` and `tmpfs`, and by edges to volumes.

In: what checks look at. Out: mounts, each with its service and its place.
"""

from collections.abc import Iterator

from dotcompile.checks.subject import Subject
from dotcompile.model.topology import End, Link, Relation, Sort, Value
from dotcompile.model.values.paths import Mount
from dotcompile.records import dataclass
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class DrawnMount:
    """One mount of one service. `source` is empty for a volume without a name and for memory."""

    service: str
    source: str
    target: str
    read_only: bool
    is_bind: bool
    value: Value
    number: int | None

    def span(self, subject: Subject) -> Span:
        """Where it is said."""
        if self.number is None:
            return self.value.span
        return subject.entries(self.value, lines=True)[self.number].span()


def mounts(subject: Subject) -> Iterator[DrawnMount]:
    """Every mount, those of a service together only as far as they are said alike."""
    for service in subject.services_with("volumes"):
        value = service.settings["volumes"]
        for number, mount in enumerate(value.value):
            yield _of_entry(service.name, mount, value, number)
    for service in subject.services_with("tmpfs"):
        value = service.settings["tmpfs"]
        for number, path in enumerate(value.value):
            yield DrawnMount(service.name, "", path.partition(":")[0], False, False, value, number)
    for link in subject.links_with("at", Relation.MOUNT):
        yield from _of_link(subject, link)


def _of_entry(service: str, mount: Mount, value: Value, number: int) -> DrawnMount:
    return DrawnMount(service, mount.source, mount.target, mount.read_only, mount.is_bind, value, number)


def _of_link(subject: Subject, link: Link) -> Iterator[DrawnMount]:
    ends = (link.source, link.target)
    volume, other = ends if link.source.sort is Sort.VOLUME else ends[::-1]
    read_only = "read_only" in link.settings and bool(link.settings["read_only"].value)
    at = link.settings["at"]
    for name in _services(subject, other):
        yield DrawnMount(name, volume.name, at.value, read_only, False, at, None)


def _services(subject: Subject, end: End) -> tuple[str, ...]:
    return (end.name,) if end.sort is Sort.SERVICE else subject.topology.services_of(end.name)
