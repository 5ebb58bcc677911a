"""The networks that are drawn, as zones or as nodes, with what is said of each.

In: a topology. Out: its networks in source order, who is on each, and how it is to be made.
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.drivers.catalogue import find_driver, own_driver
from dotcompile.lowering.drivers.driver import Driver, Place
from dotcompile.lowering.kinds import SANDBOX_CONFLICT
from dotcompile.lowering.sandboxes import Sandboxes, find_sandboxes, with_places
from dotcompile.model.container_network import ContainerNetwork, Endpoint, container_network
from dotcompile.model.topology import Service, Settings, Sort, Topology, Zone
from dotcompile.model.values.form import shown
from dotcompile.reach.facts import Services, Target
from dotcompile.records import dataclass, replace
from dotcompile.source import Span

Key = tuple[Sort, str]


@dataclass(frozen=True, slots=True)
class Drawn:
    """One network that is drawn. `is_open` if its members may reach the internet without a drawn way."""

    key: Key
    settings: Settings
    driver: Driver
    members: Services
    origins: tuple[Span, ...]
    is_strict: bool
    takes_guests: bool
    is_open: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """All that is drawn of networks: they, the sandboxes, and each sandbox's endpoints on them."""

    networks: tuple[Drawn, ...]
    sandboxes: Sandboxes
    endpoints: Mapping[tuple[str, Sort, str], Endpoint]


def find_drawn(topology: Topology, target: Target) -> tuple[Drawing, tuple[Diagnostic, ...]]:
    """The networks of a topology, one that nobody is on is none; and who is drawn where he cannot be."""
    model = container_network(topology)
    said = find_sandboxes(topology.services, model.sandboxes)
    every = tuple(_networks(topology, model, said, target))
    elsewhere = [one for one in every if one.driver.place is not Place.NETWORK]
    sandboxes = with_places(said, ((one.driver.place, one.members) for one in elsewhere))
    networks = [replace(one, members=sandboxes.on_networks(one.members)) for one in every]
    endpoints = {(one.sandbox, one.network.sort, one.network.name): one for one in model.endpoints}
    drawing = Drawing(tuple(one for one in networks if one.members), sandboxes, endpoints)
    return drawing, tuple(_conflicts(topology, every, drawing))


def _conflicts(topology: Topology, networks: Sequence[Drawn], drawing: Drawing) -> Iterator[Diagnostic]:
    """Members of networks that another network's driver, `host` or `none`, keeps off them."""
    for network in networks:
        for member in network.members if network.driver.place is Place.NETWORK else ():
            place = drawing.sandboxes.places[member]
            if place is not Place.NETWORK:
                name = topology.services[member].name
                message = f"{shown(name)} has {place.value}, and cannot be on {shown(network.key[1])} too"
                origin = drawing.endpoints[name, *network.key].origin
                help_ = "draw it in one of the two, and a flow to the other"
                yield Diagnostic(SANDBOX_CONFLICT, message, origin, help=help_)


def find_open(topology: Topology, drawing: Drawing) -> frozenset[int]:
    """The sandboxes that may reach the internet without a drawn way out."""
    by_network = {member for one in drawing.networks if one.is_open for member in one.members}
    placed = {member for one in drawing.networks for member in one.members}
    sandboxes = drawing.sandboxes.on_networks(range(len(topology.services)))
    return frozenset(
        number
        for number in sandboxes
        if _is_open(topology, topology.services[number], number in by_network, number in placed)
    )


def _is_open(topology: Topology, service: Service, by_network: bool, placed: bool) -> bool:
    said = service.settings.get("egress")
    if said is not None:
        return bool(said.value == "open")
    if placed:
        return by_network
    around = [topology.zone[zone].settings for zone in service.zones] or [topology.settings]
    return any(_said(settings, topology.settings, "egress") == "open" for settings in around)


def _said(own: Settings, of_graph: Settings, name: str) -> object:
    """What is said of a zone or, if it says nothing, of the graph; what is around it, it says itself."""
    value = own.get(name) or of_graph.get(name)
    return None if value is None else value.value


def _networks(
    topology: Topology, model: ContainerNetwork, sandboxes: Sandboxes, target: Target
) -> Iterator[Drawn]:
    number = {service.name: at for at, service in enumerate(topology.services)}
    members: dict[Key, list[int]] = {}
    for endpoint in model.endpoints:
        key = endpoint.network.sort, endpoint.network.name
        members.setdefault(key, []).append(number[endpoint.sandbox])
    nodes = {node.name: node for node in topology.networks}
    for one in model.networks:
        sort, name = one.end.sort, one.end.name
        thing = topology.zone[name] if sort is Sort.ZONE else nodes[name]
        own, of_graph = thing.settings, topology.settings
        internal = own.get("internal")
        driver = find_driver(one.driver.name) if one.driver.name else own_driver(cluster=target.cluster)
        yield Drawn(
            key=(sort, name),
            settings=own,
            driver=driver,
            members=sandboxes.on_networks(members.get((sort, name), ())),
            origins=thing.origins if isinstance(thing, Zone) else (thing.origin,),
            is_strict=_said(own, of_graph, "isolation") == "strict",
            takes_guests=not driver.pair and _said(own, of_graph, "cross") != "link",
            is_open=_said(own, of_graph, "egress") == "open" if internal is None else not internal.value,
        )
