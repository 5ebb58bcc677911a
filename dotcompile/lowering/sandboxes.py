"""Sandboxes: which services have one of their own, and so can be on networks.

In: services and what they say of their networks. Out: for each the one whose sandbox it is in, and where that
is. Services are numbers, places in `Topology.services`.
"""

from collections.abc import Iterable, Sequence

from dotcompile.lowering.drivers.catalogue import driver_of_mode
from dotcompile.lowering.drivers.driver import Place
from dotcompile.model.container_network import Sandbox
from dotcompile.model.topology import Service
from dotcompile.reach.facts import Services
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Sandboxes:
    """`root` is for each service the one whose sandbox it is in, mostly itself; `places` where that is."""

    root: tuple[int, ...]
    places: tuple[Place, ...]

    def on_networks(self, services: Iterable[int]) -> Services:
        """The sandboxes of services, those that can be on networks."""
        roots = {self.root[service] for service in services}
        return tuple(sorted(root for root in roots if self.places[root] is Place.NETWORK))


def find_sandboxes(services: Sequence[Service], sandboxes: Sequence[Sandbox]) -> Sandboxes:
    """Where each service is, as it says itself."""
    number = {service.name: at for at, service in enumerate(services)}
    root = list(range(len(services)))
    for sandbox in sandboxes:
        for name in sandbox.services:
            root[number[name]] = number[sandbox.name]
    return Sandboxes(tuple(root), tuple(_place(services[at], at != root[at]) for at in range(len(services))))


def _place(service: Service, shares: bool) -> Place:
    if shares:
        return Place.WITHIN
    mode = service.settings.get("network_mode")
    place = Place.NETWORK if mode is None else driver_of_mode(mode.value.mode).place
    # The sandbox of a service that is not in the diagram, or its own by a circle: a finding of the checks.
    return Place.NETWORK if place is Place.WITHIN else place


def with_places(sandboxes: Sandboxes, members: Iterable[tuple[Place, Services]]) -> Sandboxes:
    """The same after the members of networks whose driver puts them elsewhere are there."""
    places = list(sandboxes.places)
    for place, services in members:
        for service in services:
            places[service] = place
    return Sandboxes(sandboxes.root, tuple(places))
