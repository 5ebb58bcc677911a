"""A deployment as what is wanted of one engine.

In: a deployment and its surroundings. Out: `Wanted`. Services that are in profiles only are left out unless
one of those is on.
"""

from dotcompile.engine.payloads.containers import Called, containers_of
from dotcompile.engine.payloads.mounts import volumes_named
from dotcompile.engine.payloads.networks import network_of, volume_of
from dotcompile.engine.payloads.surroundings import Surroundings
from dotcompile.engine.wanted import Wanted
from dotcompile.lowering.deployment import ContainerSpec, Deployment


def want(deployment: Deployment, around: Surroundings) -> Wanted:
    """The networks, volumes and containers of a deployment, in its order."""
    networks = tuple(network_of(one, around.project) for one in deployment.networks)
    drawn = {volume.name: volume for volume in deployment.volumes}
    named = dict.fromkeys((*drawn, *volumes_named(deployment.services)))
    volumes = tuple(volume_of(name, drawn.get(name), around.project) for name in named)
    called = Called(
        {one.key: one.name for one in networks},
        {one.key: one.name for one in volumes},
    )
    services = [spec for spec in deployment.services if _is_on(spec, around)]
    containers = tuple(one for spec in services for one in containers_of(spec, called, around))
    return Wanted(around.project, networks, volumes, containers)


def _is_on(spec: ContainerSpec, around: Surroundings) -> bool:
    said = spec.settings.get("profiles")
    return said is None or not said.value or not around.profiles.isdisjoint(said.value)
