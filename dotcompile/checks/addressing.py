"""Which addresses are said of networks, and which services are given.

In: what checks look at. Out: subnets and addresses, each with its network and its place in the text.
"""

from collections.abc import Iterator

from dotcompile.checks.subject import Network, Subject
from dotcompile.model.topology import Relation, Service, Settings, Value
from dotcompile.model.values.addresses import Address, Subnet
from dotcompile.records import dataclass
from dotcompile.source import Span

#: Drivers that make a network of the engine's own, and one that makes none.
_WITHOUT_ADDRESSES = ("host", "none")


@dataclass(frozen=True, slots=True)
class DrawnSubnet:
    """A subnet of a network, and the number of its entry."""

    network: Network
    subnet: Subnet
    number: int

    def span(self, subject: Subject) -> Span:
        """Where it is said."""
        return subject.entries(self.network.settings["subnet"])[self.number].span()


@dataclass(frozen=True, slots=True)
class Given:
    """An address that a service is to have, what says so, and the network that has it, if one does."""

    service: Service
    address: Address
    value: Value
    number: int
    network: Network | None

    def span(self, subject: Subject) -> Span:
        """Where it is said."""
        return subject.entries(self.value)[self.number].span()


def subnets(subject: Subject) -> Iterator[DrawnSubnet]:
    """Every subnet that is said of a network whose addresses the engine manages by it."""
    for network in subject.networks:
        if "subnet" in network.settings and _managed(network):
            for number, subnet in enumerate(network.settings["subnet"].value):
                yield DrawnSubnet(network, subnet, number)


def subnets_of(network: Network) -> tuple[Subnet, ...]:
    """The subnets that are said of a network."""
    said = network.settings.get("subnet")
    return () if said is None else tuple(said.value)


def is_external(network: Network) -> bool:
    """Whether a network exists already, and is only used."""
    return "external" in network.settings and bool(network.settings["external"].value)


def driver_of(subject: Subject, network: Network) -> str:
    """The driver that is said of a network, or of all; empty if the target decides."""
    said = network.settings.get("driver") or subject.topology.settings.get("driver")
    return "" if said is None else str(said.value)


def given(subject: Subject) -> Iterator[Given]:
    """Every address that a service, or an edge that attaches it, asks for."""
    networks = {network.name: network for network in subject.topology.networks}
    for link in subject.links_with("ip", Relation.ATTACH, Relation.SERVE):
        turned = link.relation is Relation.SERVE
        member, network = (link.target, link.source) if turned else (link.source, link.target)
        value = link.settings["ip"]
        for number, address in enumerate(value.value):
            attached = subject.topology.service[member.name]
            yield Given(attached, address, value, number, networks[network.name])
    services = [service for service in subject.services_with("ip") if has_networks(service)]
    for service in services:
        value = service.settings["ip"]
        for number, address in enumerate(value.value):
            has = [one for one in subject.homes.get(service.name, ()) if _has(one, address)]
            yield Given(service, address, value, number, has[0] if has else None)


def has_networks(service: Service) -> bool:
    """Whether a service has networks of its own, and not the machine's, another's or none."""
    mode = service.settings.get("network_mode")
    return mode is None or mode.value.mode == "bridge"


def is_several(settings: Settings) -> bool:
    """Whether more than one container may run of a service."""
    mode = settings.get("mode")
    if mode is not None and mode.value == "global":
        return True
    return "replicas" in settings and settings["replicas"].value > 1


def _has(network: Network, address: Address) -> bool:
    return any(address in subnet for subnet in subnets_of(network))


def _managed(network: Network) -> bool:
    driver, manager = network.settings.get("driver"), network.settings.get("ipam_driver")
    return (driver is None or driver.value not in _WITHOUT_ADDRESSES) and (
        manager is None or manager.value == "default"
    )
