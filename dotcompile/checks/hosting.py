"""On which of the drawn hosts a service may run, as far as the diagram says it.

In: what checks look at, and a service. Out: hosts. Nothing is placed here: reservations and strategies do not
count.
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.checks.subject import Subject
from dotcompile.model.topology import End, Host, Relation, Service, Sort
from dotcompile.model.values.placement import Constraint

_LABEL, _LABELS = "label_", "node.labels."


class Pool:
    """The hosts of a topology, and what is said of them."""

    def __init__(self, subject: Subject) -> None:
        self._topology = subject.topology
        self.hosts = subject.topology.hosts
        self._labels = {host.name: _labels_of(host) for host in self.hosts}
        self._says_labels = any(self._labels.values())
        self._says_roles = any("role" in host.settings for host in self.hosts)
        self._drawn: dict[tuple[Sort, str], set[str]] = {}
        for link in subject.links(Relation.PROVISION):
            names = self._drawn.setdefault((link.target.sort, link.target.name), set())
            names.update(self._hosts_at(link.source))

    def possible(self, service: Service) -> Sequence[Host]:
        """The hosts that take services, are drawn to run this one, and may meet its constraints."""
        constraints = service.settings["constraint"].value if "constraint" in service.settings else ()
        drawn = {name for end in self._ends(service) for name in self._drawn.get(end, ())}
        return [
            host
            for host in self.hosts
            if (not drawn or host.name in drawn)
            and _takes(host)
            and all(self.may_meet(host, one) for one in constraints)
        ]

    def may_meet(self, host: Host, constraint: Constraint) -> bool:
        """Whether a host meets a constraint, or the diagram does not say such things of hosts."""
        values = self._values(host, constraint.key)
        return values is None or (constraint.value in values) == constraint.equal

    def _values(self, host: Host, key: str) -> Sequence[str] | None:
        if key == "node.hostname":
            return (host.name, host.id)
        if key == "node.role" and self._says_roles:
            role = host.settings.get("role")
            return ("worker" if role is None else role.value,)
        if key == "node.ip" and "addr" in host.settings:
            return (str(host.settings["addr"].value),)
        if key.startswith(_LABELS) and self._says_labels:
            found = self._labels[host.name].get(key.removeprefix(_LABELS))
            return () if found is None else (found,)
        return None

    def _ends(self, service: Service) -> Iterator[tuple[Sort, str]]:
        """What an edge from a host may end at to say that the service runs there."""
        yield Sort.SERVICE, service.name
        for zone in service.zones:
            around: str | None = zone
            while around is not None:
                yield Sort.ZONE, around
                around = self._topology.zone[around].parent

    def _hosts_at(self, end: End) -> Iterator[str]:
        if end.sort is Sort.HOST:
            yield end.name
        elif end.sort is Sort.ZONE:
            yield from (one.name for one in self._topology.zone[end.name].members if one.sort is Sort.HOST)


def _labels_of(host: Host) -> Mapping[str, str]:
    said = dict(host.settings["labels"].value) if "labels" in host.settings else {}
    family = {name: value.value for name, value in host.settings.items() if name.startswith(_LABEL)}
    return {**said, **{name.removeprefix(_LABEL): value for name, value in family.items()}}


def _takes(host: Host) -> bool:
    return "availability" not in host.settings or host.settings["availability"].value == "active"
