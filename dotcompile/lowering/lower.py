"""From what is drawn to what is to run: the fewest networks that permit exactly what is drawn.

In: a topology, the pairs that must share no network, and what it is compiled for. Out: a deployment, and what
was found on the way.
"""

from collections.abc import Sequence
from typing import TypeVar

from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.addresses import give_addresses, pools_said
from dotcompile.lowering.containers import specify
from dotcompile.lowering.cut_off import find_cut_off
from dotcompile.lowering.deployment import Deployment, Network
from dotcompile.lowering.drawn import find_drawn
from dotcompile.lowering.drivers.catalogue import find_driver, options_of
from dotcompile.lowering.drivers.driver import Driver, Place
from dotcompile.lowering.lock import NO_LOCK, Lock
from dotcompile.lowering.names import name_networks
from dotcompile.lowering.networks import Planned, plan_networks
from dotcompile.lowering.outside import find_outside
from dotcompile.lowering.sizes import check_sizes
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
    planned, of_networks = plan_networks(topology, drawing, outside, never, target)
    named = _networks(topology, planned, target)
    said = {
        network.name: one.drawn.settings
        for network, one in zip(named, planned, strict=True)
        if one.drawn is not None
    }
    networks, kept, of_addresses = give_addresses(topology, named, said, target, lock)
    keys = [None if one.drawn is None else one.drawn.key for one in planned]
    deployment = Deployment(
        name=topology.name,
        target=target,
        networks=networks,
        services=specify(topology, drawing, list(zip(networks, keys, strict=True)), outside),
        volumes=topology.volumes,
        settings=topology.settings,
        origin=topology.origin,
        lock=kept,
    )
    # Those that an exhausted pool has nothing for are told already.
    addressed = (one for one in networks if kept is None or one.pools)
    sizes = check_sizes(addressed, deployment.services, target, len(topology.hosts))
    cut_off = find_cut_off(topology, deployment.services, networks, target)
    return deployment, (*of_drawing, *of_outside, *of_networks, *of_addresses, *sizes, *cut_off)


def _networks(topology: Topology, planned: Sequence[Planned], target: Target) -> list[Network]:
    """The networks by name, with what is said of them."""
    default = _default_driver(topology.settings, target)
    names = name_networks(planned, topology.services)
    return [_network(topology, one, name, default) for one, name in zip(planned, names, strict=True)]


def _default_driver(settings: Settings, target: Target) -> Driver:
    """What makes the networks that nobody drew."""
    said = settings.get("driver")
    driver = find_driver(said.value) if said is not None else None
    if driver is None or driver.place is not Place.NETWORK:
        return find_driver("overlay" if target.cluster else "bridge")
    return driver


def _network(topology: Topology, planned: Planned, name: str, default: Driver) -> Network:
    drawn, services = planned.drawn, topology.services
    settings: Settings = {} if drawn is None else drawn.settings
    driver = default if drawn is None else drawn.driver
    own = frozenset(() if drawn is None else drawn.members)
    lines = tuple(link.origin for link in planned.links)
    return Network(
        name=name,
        purpose=planned.purpose,
        members=tuple(services[at].name for at in planned.members),
        internal=planned.internal,
        driver=driver.name,
        options=options_of(driver, settings),
        labels={
            key.removeprefix(_LABEL): value.value for key, value in settings.items() if key.startswith(_LABEL)
        },
        origins=(*drawn.origins, *lines) if drawn is not None else lines or _origins(planned, topology),
        drawn=None if drawn is None else drawn.key[1],
        guests=tuple(services[at].name for at in planned.members if drawn is not None and at not in own),
        pools=pools_said(settings),
        ipam_driver=_said(settings, "ipam_driver", ""),
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
