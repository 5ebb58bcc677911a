"""On which of the drawn hosts a service may run, as far as the diagram says it.

In: a topology, and a service. Out: hosts. Nothing is placed here: reservations and strategies do not count.

Constraints compare as Swarm does it, whatever the case of letters; a label that a host lacks is no value.
https://github.com/moby/swarmkit/blob/master/manager/constraint/constraint.go
"""

from collections.abc import Iterator, Mapping, Sequence
from ipaddress import ip_network

from dotcompile.model.topology import End, Host, Relation, Service, Sort, Topology
from dotcompile.model.values.placement import Constraint

#: What hosts call their processors: https://github.com/moby/swarmkit/blob/master/manager/constraint/constraint.go
_PROCESSORS = {"amd64": "x86_64", "arm64": "aarch64", "386": "i686", "arm": "armv7l"}
_LABEL, _LABELS = "label_", "node.labels."


class Pool:
    """The hosts of a topology, and what is said of them."""

    def __init__(self, topology: Topology) -> None:
        self._topology = topology
        self.hosts = topology.hosts
        self._labels = {host.name: labels_of(host) for host in self.hosts}
        self._says_labels = any(self._labels.values())
        self._says_roles = any("role" in host.settings for host in self.hosts)
        self._drawn: dict[tuple[Sort, str], set[str]] = {}
        for link in topology.links:
            if link.relation is Relation.PROVISION and not link.deny:
                names = self._drawn.setdefault((link.target.sort, link.target.name), set())
                names.update(self._hosts_at(link.source))
        self._networks: dict[str, dict[str, None]] = {}
        for network, links in topology.joining.items():
            for end in (end for link in links for end in (link.source, link.target)):
                if end.sort is Sort.SERVICE:
                    self._networks.setdefault(end.name, {})[network] = None

    def possible(self, service: Service) -> Sequence[Host]:
        """The hosts that take services, are drawn to run this one, and may meet its constraints."""
        constraints = service.settings["constraint"].value if "constraint" in service.settings else ()
        drawn = self.drawn_for(service)
        return [
            host
            for host in self.hosts
            if (not drawn or host.name in drawn)
            and takes_services(host)
            and all(self.may_meet(host, one) for one in constraints)
        ]

    def drawn_for(self, service: Service) -> set[str]:
        """The hosts that edges say run a service; none if no edge says so."""
        return {name for end in self._ends(service) for name in self._drawn.get(end, ())}

    def may_meet(self, host: Host, constraint: Constraint) -> bool:
        """Whether a host meets a constraint, or the diagram does not say such things of hosts."""
        values = self._values(host, constraint.key)
        if values is None:
            return True
        if constraint.key == "node.ip":
            return any(_is_within(value, constraint.value) for value in values) == constraint.equal
        wanted = constraint.value.casefold()
        return any(value.casefold() == wanted for value in values) == constraint.equal

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
        for network in self._networks.get(service.name, ()):
            yield Sort.NETWORK, network

    def _hosts_at(self, end: End) -> Iterator[str]:
        if end.sort is Sort.HOST:
            yield end.name
        elif end.sort is Sort.ZONE:
            yield from (one.name for one in self._topology.zone[end.name].members if one.sort is Sort.HOST)


def labels_of(host: Host) -> Mapping[str, str]:
    """The labels of a host, however they are said."""
    said = dict(host.settings["labels"].value) if "labels" in host.settings else {}
    family = {name: value.value for name, value in host.settings.items() if name.startswith(_LABEL)}
    return {**said, **{name.removeprefix(_LABEL): value for name, value in family.items()}}


def _is_within(address: str, subnet: str) -> bool:
    try:
        one, other = ip_network(address), ip_network(subnet, strict=False)
    except ValueError:  # one of them is a name
        return address == subnet
    return one.version == other.version and one.network_address in other


def takes_services(host: Host) -> bool:
    """Whether a host is given services: it is neither paused nor drained."""
    return "availability" not in host.settings or host.settings["availability"].value == "active"


def platform_constraints(said: str) -> list[str]:
    """What must hold of a host for a platform."""
    system, *rest = said.split("/")
    constraints = [f"node.platform.os == {system}"]
    if rest:
        constraints.append(f"node.platform.arch == {_PROCESSORS.get(rest[0], rest[0])}")
    return constraints
