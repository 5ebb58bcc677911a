"""Plain facts of a deployment, for those who ask what packets can do on it.

In: a deployment. Out: its services by number, in the deployment's order, and what each is on and publishes.
"""

from collections.abc import Iterator, Mapping

from dotcompile.lowering.deployment import (
    ContainerSpec,
    Deployment,
    Network,
    OnHost,
    OnNetworks,
    OnNothing,
    Sandbox,
    Within,
)
from dotcompile.reach.facts import FactNetwork, Facts, Mode, Published, Target

#: https://docs.docker.com/engine/network/drivers/bridge/#options
_ICC = "com.docker.network.bridge.enable_icc"


def facts_of(deployment: Deployment) -> Facts:
    """What a deployment comes to."""
    number = {service.name: at for at, service in enumerate(deployment.services)}
    return Facts(
        deployment.target,
        tuple(number),
        tuple(_mode(service.sandbox) for service in deployment.services),
        tuple(_network(network, number) for network in deployment.networks),
        tuple(one for spec in deployment.services for one in _published(spec, number, deployment.target)),
        tuple(
            (number[spec.name], number[spec.sandbox.service])
            for spec in deployment.services
            if isinstance(spec.sandbox, Within)
        ),
        tuple(sorted(number[name] for name in deployment.open)),
    )


def _mode(sandbox: Sandbox) -> Mode:
    match sandbox:
        case OnHost():
            return Mode.HOST
        case OnNothing():
            return Mode.NONE
        case OnNetworks() | Within():
            return Mode.OWN


def _network(network: Network, number: Mapping[str, int]) -> FactNetwork:
    return FactNetwork(
        network.name,
        tuple(sorted(number[name] for name in network.members)),
        network.internal,
        network.driver,
        icc=network.options.get(_ICC, "").lower() != "false",
        attachable=network.attachable,
    )


def _published(spec: ContainerSpec, number: Mapping[str, int], target: Target) -> Iterator[Published]:
    for opening in spec.openings:
        said = opening.said
        if said is None:
            yield Published(number[spec.name], opening.container, None, direct=not target.cluster)
        else:
            address = "" if said.address is None else str(said.address)
            direct = not target.cluster or said.mode == "host"
            yield Published(number[spec.name], opening.container, said.host, address, direct)
