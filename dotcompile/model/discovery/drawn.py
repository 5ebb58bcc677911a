"""Where services are, as far as registries are concerned: who reaches one by what is drawn, and who is near.

In: a topology. Out: for a service the registry that it is to know.
"""

from collections.abc import Mapping, Sequence

from dotcompile.model.discovery.registry import REGISTRIES, Registry, kinds_of
from dotcompile.model.topology import Relation, Service, Sort, Topology

End = tuple[Sort, str]


def networks_of(topology: Topology) -> dict[str, list[str]]:
    """The networks drawn as nodes that each service is on."""
    found: dict[str, list[str]] = {}
    for network in topology.networks:
        for link in topology.joining[network.name]:
            end = link.source if link.relation is Relation.ATTACH else link.target
            for name in [end.name] if end.sort is Sort.SERVICE else topology.services_of(end.name):
                found.setdefault(name, []).append(network.name)
    return found


class Drawn:
    """What is drawn: where services are, to which registries flows lead, and which ones are near."""

    def __init__(self, topology: Topology, networks: Mapping[str, Sequence[str]]) -> None:
        self._topology = topology
        self._networks = networks
        self._targets: dict[End, dict[End, None]] = {}
        for link in topology.links:
            if link.relation in (Relation.FLOW, Relation.SERVE) and not link.deny:
                source, target = ((end.sort, end.name) for end in (link.source, link.target))
                self._targets.setdefault(source, {})[target] = None
        self._registries: dict[str, dict[End, Service]] = {kind.name: {} for kind in REGISTRIES}
        for service in topology.services:
            for kind in kinds_of(service):
                for end in self.ends(service):
                    self._registries[kind.name].setdefault(end, service)
        self._reached: dict[tuple[str, End], Service | None] = {}

    def places(self, service: Service) -> list[End]:
        """The zones and networks that a service is on."""
        zones = [(Sort.ZONE, zone) for zone in service.zones]
        return [*zones, *((Sort.NETWORK, one) for one in self._networks.get(service.name, ()))]

    def ends(self, service: Service) -> list[End]:
        """All that stands for a service as the end of a link."""
        found = [(Sort.SERVICE, service.name), *self.places(service)]
        for zone in service.zones:
            outer = self._topology.zone[zone].parent
            while outer is not None:
                found.append((Sort.ZONE, outer))
                outer = self._topology.zone[outer].parent
        return found

    def reaches(self, service: Service, registry: Service) -> bool:
        """Whether a flow is drawn to a registry, be it from or to a zone."""
        targets = self.ends(registry)
        return any(target in self._targets.get(end, ()) for end in self.ends(service) for target in targets)

    def is_near(self, service: Service, registry: Service) -> bool:
        """Whether the two are on one network, whatever is drawn between them."""
        return not set(self.places(service)).isdisjoint(self.places(registry))

    def find(self, service: Service, kinds: Sequence[Registry]) -> tuple[Registry, Service] | None:
        """The registry of a service: one that it reaches or is near to, or else the first."""
        reached = ((kind, self._from(end, kind)) for kind in kinds for end in self.ends(service))
        near = (
            (kind, self._registries[kind.name].get(end)) for kind in kinds for end in self.places(service)
        )
        first = ((kind, next(iter(self._registries[kind.name].values()), None)) for kind in kinds)
        found = ((kind, one) for kind, one in (*reached, *near, *first) if one is not None)
        return next(found, None)

    def _from(self, end: End, kind: Registry) -> Service | None:
        """The first registry to which a flow is drawn from an end."""
        if (kind.name, end) not in self._reached:
            registries = self._registries[kind.name]
            found = (registries[target] for target in self._targets.get(end, ()) if target in registries)
            self._reached[kind.name, end] = next(found, None)
        return self._reached[kind.name, end]
