"""A deployment as what is wanted of a cluster.

In: a deployment and its surroundings. Out: `WantedCluster`.
"""

from collections.abc import Iterator

from dotcompile.engine.cluster.wanted import WantedCluster, WantedHost
from dotcompile.engine.payloads.mounts import volumes_named
from dotcompile.engine.payloads.networks import volume_of
from dotcompile.engine.payloads.surroundings import Surroundings
from dotcompile.engine.swarm.payloads.bases import bases_of, networks_of
from dotcompile.engine.swarm.payloads.grants import grants_of
from dotcompile.engine.swarm.payloads.mounts import NamedVolume
from dotcompile.engine.swarm.payloads.services import Called, own_network, service_of
from dotcompile.lowering.deployment import Deployment, Network, OnHost, OnNetworks, Purpose


def want_of_cluster(deployment: Deployment, around: Surroundings) -> WantedCluster:
    """The networks, grants and services of a deployment, in its order."""
    networks = tuple(networks_of((*deployment.networks, *_own_networks(deployment)), around.project))
    drawn = {volume.name: volume for volume in deployment.volumes}
    named = dict.fromkeys((*drawn, *volumes_named(deployment.services)))
    volumes = {
        name: NamedVolume(volume_of(name, drawn.get(name), around.project), drawn.get(name)) for name in named
    }
    called = Called({one.key: one.name for one in networks}, volumes)
    return WantedCluster(
        around.project,
        networks,
        tuple(one.wanted.name for one in volumes.values()),
        grants_of(deployment.services, around),
        tuple(service_of(spec, called, around) for spec in deployment.services),
        tuple(bases_of(deployment.networks, around.project)),
        tuple(WantedHost(one.host, one.labels, one.origin) for one in deployment.labelled),
    )


def _own_networks(deployment: Deployment) -> Iterator[Network]:
    """Of each service that is on none."""
    for spec in deployment.services:
        if not isinstance(spec.sandbox, OnNetworks | OnHost):
            yield Network(
                own_network(spec),
                Purpose.ALONE,
                (spec.name,),
                internal=True,
                driver="overlay",
                options={},
                labels={},
                origins=(spec.origin,),
            )
