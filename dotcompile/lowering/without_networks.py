"""What is to run where policies hold what is drawn: services as they are, and no networks.

In: a topology, its sandboxes and openings. Out: a deployment.
"""

from dotcompile.lowering.containers import specify
from dotcompile.lowering.deployment import ContainerSpec, Deployment, OnNetworks, OnNothing
from dotcompile.lowering.drawn import Drawing, find_open
from dotcompile.lowering.drivers.driver import Place
from dotcompile.lowering.outside import Outside
from dotcompile.model.topology import Topology
from dotcompile.reach.facts import Target
from dotcompile.records import replace


def without_networks(topology: Topology, drawing: Drawing, outside: Outside, target: Target) -> Deployment:
    """All services, each in a sandbox of its own but where something else is drawn."""
    places = drawing.sandboxes.places
    specs = specify(topology, drawing, (), outside)
    services = tuple(_on_its_own(spec, place) for spec, place in zip(specs, places, strict=True))
    return Deployment(
        name=topology.name,
        target=target,
        networks=(),
        services=services,
        volumes=topology.volumes,
        settings=topology.settings,
        origin=topology.origin,
        open=tuple(topology.services[at].name for at in sorted(find_open(topology, drawing))),
    )


def _on_its_own(spec: ContainerSpec, place: Place) -> ContainerSpec:
    """What has no network since there are none is not thereby cut off."""
    if place is Place.NETWORK and isinstance(spec.sandbox, OnNothing):
        return replace(spec, sandbox=OnNetworks(()))
    return spec
