"""From what is drawn to what is to run: the fewest networks that permit exactly what is drawn.

In: a topology, the pairs that must share no network, and what it is compiled for. Out: a deployment, and what
was found on the way.
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.addresses import give_addresses, pools_said
from dotcompile.lowering.beyond_reach import find_lost_flows
from dotcompile.lowering.containers import specify
from dotcompile.lowering.cut_off import find_cut_off
from dotcompile.lowering.deployment import ContainerSpec, Deployment, LabelledHost, Network, Purpose
from dotcompile.lowering.drawn import find_drawn
from dotcompile.lowering.drivers.catalogue import find_driver, options_of, own_driver
from dotcompile.lowering.drivers.driver import Driver, Place
from dotcompile.lowering.drivers.misfits import find_misfits
from dotcompile.lowering.lock import NO_LOCK, Lock
from dotcompile.lowering.names import name_networks
from dotcompile.lowering.networks import Planned, plan_networks
from dotcompile.lowering.outside import find_outside
from dotcompile.lowering.pairs import find_no_pairs
from dotcompile.lowering.per_host import give_parts
from dotcompile.lowering.sizes import check_sizes
from dotcompile.lowering.static import fix_addresses
from dotcompile.lowering.without_networks import without_networks
from dotcompile.model.topology import Settings, Topology
from dotcompile.reach.apart import PairSet
from dotcompile.reach.facts import Target
from dotcompile.source import Span

_T = TypeVar("_T")
_LABEL = "label_"


def lower(
    topology: Topology, never: PairSet, target: Target, lock: Lock = NO_LOCK
) -> tuple[Deployment, tuple[Diagnostic, ...]]:
    """What a topology asks of a target; `lock` keeps networks at the subnets that they had."""
    drawing, of_drawing = find_drawn(topology, target)
    outside, of_outside = find_outside(topology, drawing.sandboxes)
    if target.policed:
        return without_networks(topology, drawing, outside, target), (*of_drawing, *of_outside)
    planned, of_networks = plan_networks(topology, drawing, outside, never, target)
    named = _networks(topology, planned, target)
    of_drivers = _misfits(named, planned)
    said = {
        network.name: one.drawn.settings
        for network, one in zip(named, planned, strict=True)
        if one.drawn is not None
    }
    addressed, kept, of_addresses = give_addresses(topology, named, said, target, lock)
    networks, of_hosts = give_parts(addressed, topology.hosts, target)
    keys = [None if one.drawn is None else one.drawn.key for one in planned]
    services = specify(topology, drawing, list(zip(networks, keys, strict=True)), outside)
    services, of_static = fix_addresses(services, networks, said)
    services, labelled, of_places = _pin(topology, services, target)
    deployment = Deployment(
        name=topology.name,
        target=target,
        networks=networks,
        services=services,
        volumes=topology.volumes,
        settings=topology.settings,
        origin=topology.origin,
        lock=kept,
        labelled=labelled,
    )
    told = (*of_drawing, *find_no_pairs(topology, drawing.networks), *of_outside, *of_networks, *of_drivers)
    told = (*told, *of_addresses, *of_hosts, *of_static, *of_places)
    return deployment, (*told, *_of_whole(topology, deployment))


def _pin(
    topology: Topology, services: tuple[ContainerSpec, ...], target: Target
) -> tuple[tuple[ContainerSpec, ...], tuple[LabelledHost, ...], tuple[Diagnostic, ...]]:
    """The services where they belong, the hosts that say so, and what cannot be held."""
    if not target.cluster:
        return services, (), ()
    from dotcompile.lowering.placing.pins import pin  # brings in the search for places

    pinned = pin(topology, services, target)
    return pinned.services, pinned.hosts, pinned.findings


def _of_whole(topology: Topology, deployment: Deployment) -> Iterator[Diagnostic]:
    """Flows that would be lost, networks that are too small, and who is cut off."""
    yield from find_lost_flows(topology, deployment)
    target, networks = deployment.target, deployment.networks
    # Those that an exhausted pool has nothing for are told already.
    addressed = (one for one in networks if deployment.lock is None or one.pools)
    yield from check_sizes(addressed, deployment.services, target, len(topology.hosts))
    yield from find_cut_off(topology, deployment.services, networks, target)


def _misfits(networks: Sequence[Network], planned: Sequence[Planned]) -> tuple[Diagnostic, ...]:
    """What is said to drivers that they do not know; of a network in parts once."""
    found = (
        tell
        for network, one in zip(networks, planned, strict=True)
        if one.drawn is not None and not network.external
        for tell in find_misfits(
            one.drawn.key[1], find_driver(network.driver), one.drawn.settings, internal=network.internal
        )
    )
    return tuple(dict.fromkeys(found))


def _networks(topology: Topology, planned: Sequence[Planned], target: Target) -> list[Network]:
    """The networks by name, with what is said of them."""
    names = name_networks(planned, topology.services)
    return [
        _network(topology, one, name, _driver(topology.settings, one, target))
        for one, name in zip(planned, names, strict=True)
    ]


def _driver(settings: Settings, planned: Planned, target: Target) -> Driver:
    """What makes a network: a wire is one of the engine's own.

    So are ways in and out, where the driver that is said for all leads elsewhere.
    """
    own = own_driver(cluster=target.cluster)
    if planned.drawn is not None:
        return own if planned.drawn.driver.pair else planned.drawn.driver
    said = settings.get("driver")
    driver = own if said is None else find_driver(said.value)
    leads_elsewhere = bool(driver.way_out) and planned.purpose is not Purpose.LINK
    return own if leads_elsewhere or driver.pair or driver.place is not Place.NETWORK else driver


def _network(topology: Topology, planned: Planned, name: str, driver: Driver) -> Network:
    drawn, services = planned.drawn, topology.services
    settings: Settings = {} if drawn is None else drawn.settings
    own = frozenset(() if drawn is None else drawn.members)
    lines = tuple(link.origin for link in planned.links)
    return Network(
        name=name,
        purpose=planned.purpose,
        members=tuple(services[at].name for at in planned.members),
        internal=planned.internal,
        driver=driver.name,
        options=options_of(driver, settings, internal=planned.internal),
        labels={
            key.removeprefix(_LABEL): value.value for key, value in settings.items() if key.startswith(_LABEL)
        },
        origins=(*drawn.origins, *lines) if drawn is not None else lines or _origins(planned, topology),
        drawn=None if drawn is None else drawn.key[1],
        guests=tuple(services[at].name for at in planned.members if drawn is not None and at not in own),
        pools=pools_said(settings),
        ipam_driver=_said(settings, "ipam_driver", driver.ipam_driver),
        ipv6=_said(settings, "ipv6", False),
        attachable=_said(settings, "attachable", False),
        external=_said(settings, "external", False),
    )


def _origins(planned: Planned, topology: Topology) -> tuple[Span, ...]:
    """Where the services stand that a network is for which no zone and no flow asks for."""
    return tuple(topology.services[at].origin for at in planned.members)


def _said(settings: Settings, name: str, otherwise: _T) -> _T:
    value = settings.get(name)
    return otherwise if value is None else value.value
