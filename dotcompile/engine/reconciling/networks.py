"""Networks: which stay, which are to be made, and which have to go.

In: wanted networks and those that are there. Out: a verdict for each, by what the engine calls it. Names are
no identity: `check_duplicate` is no mutex, and of networks made at once several can have one name.
"""

from collections.abc import Iterator, Mapping, Sequence
from ipaddress import IPv4Network, IPv6Network, ip_network

from dotcompile.engine.kinds import NAME_TAKEN, NETWORK_IN_USE, NOT_THERE, SUBNET_TAKEN
from dotcompile.engine.ownership import HASH
from dotcompile.engine.plan import Obstacle
from dotcompile.engine.state import Observed, ObservedNetwork
from dotcompile.engine.wanted import Wanted, WantedNetwork
from dotcompile.records import dataclass

_Subnet = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Networks:
    """`kept` are the IDs of networks that stay, by name; `made` those to be made, each with its cause.

    `gone` are networks to be removed, each with its cause, and `orphans` ours that nobody wants any more.
    """

    kept: Mapping[str, str]
    made: tuple[tuple[WantedNetwork, str], ...]
    gone: tuple[tuple[ObservedNetwork, str], ...]
    orphans: tuple[ObservedNetwork, ...]


def compare_networks(wanted: Wanted, observed: Observed) -> Networks:
    """The verdicts."""
    ours: dict[str, list[ObservedNetwork]] = {}
    for one in observed.networks_of(wanted.project):
        ours.setdefault(one.name, []).append(one)
    kept: dict[str, str] = {}
    made, gone = [], []
    for network in wanted.networks:
        if network.external:
            kept |= {one.name: one.id for one in observed.networks if one.name == network.name}
            continue
        there = ours.pop(network.name, [])
        right = [one for one in there if one.labels.get(HASH) == network.hash]
        stays = _most_used(right, observed)
        if stays is not None:
            kept[network.name] = stays.id
        else:
            made.append((network, "changed" if there else "absent"))
        gone += [
            (one, "double" if one in right else "changed") for one in there if stays is None or one != stays
        ]
    orphans = tuple(one for rest in ours.values() for one in rest)
    return Networks(kept, tuple(made), tuple(gone), orphans)


def find_network_obstacles(
    wanted: Wanted, observed: Observed, networks: Networks, removed: Sequence[ObservedNetwork]
) -> Iterator[Obstacle]:
    """What keeps networks from being made, or from being removed."""
    ours = {one.id for one in observed.networks_of(wanted.project)}
    others = [one for one in observed.networks if one.id not in ours]
    for network in wanted.networks:
        yield from _names(network, others)
    going = {one.id for one in removed}
    staying = [one for one in observed.networks if one.id not in going]
    for network, _ in networks.made:
        yield from _subnets(network, staying)
    yield from find_foreigners(removed, wanted.project, observed)


def find_foreigners(
    networks: Sequence[ObservedNetwork], project: str, observed: Observed
) -> Iterator[Obstacle]:
    """Containers of others on networks that are to be removed."""
    mine = {one.id for one in observed.containers_of(project)}
    by_id = {one.id: one for one in networks}
    for container in observed.containers:
        for endpoint in container.endpoints if container.id not in mine else ():
            network = by_id.get(endpoint.network_id)
            if network is not None:
                message = (
                    f"container `{container.name}`, which is not of `{project}`, is on network "
                    f"`{network.name}`"
                )
                help_ = f"`docker network disconnect {network.name} {container.name}` takes it off"
                yield Obstacle(NETWORK_IN_USE, message, help_)


def _most_used(networks: Sequence[ObservedNetwork], observed: Observed) -> ObservedNetwork | None:
    """Of networks that are all as they should be the one that most containers are on, then the first."""
    if len(networks) < 2:
        return networks[0] if networks else None
    used = [end.network_id for one in observed.containers for end in one.endpoints]
    return min(networks, key=lambda one: (-used.count(one.id), one.id))


def _names(network: WantedNetwork, others: Sequence[ObservedNetwork]) -> Iterator[Obstacle]:
    there = [one for one in others if one.name == network.name]
    origin = network.origins[0] if network.origins else None
    if network.external and len(there) != 1:
        many = f"{len(there)} networks are called" if there else "there is no network"
        message = f"{many} `{network.name}`, which is only used here"
        yield Obstacle(NOT_THERE, message, "`docker network ls` tells which there are", origin)
    elif there and not network.external:
        message = (
            f"the name `{network.name}` is taken by network {there[0].id[:12]}, which is not of the project"
        )
        help_ = "remove it, or write `external=true` where it is drawn to use it as it is"
        yield Obstacle(NAME_TAKEN, message, help_, origin)


def _subnets(network: WantedNetwork, staying: Sequence[ObservedNetwork]) -> Iterator[Obstacle]:
    for subnet in map(ip_network, network.subnets):
        for other in staying:
            taken = next((one for one in other.subnets if _overlap(ip_network(one), subnet)), None)
            if taken is not None and other.name != network.name:
                message = f"`{subnet}` of `{network.name}` overlaps with `{taken}` of network `{other.name}`"
                help_ = "another `subnet`, or remove the other network"
                origin = network.origins[0] if network.origins else None
                yield Obstacle(SUBNET_TAKEN, message, help_, origin)


def _overlap(one: _Subnet, other: _Subnet) -> bool:
    if isinstance(one, IPv4Network):
        return isinstance(other, IPv4Network) and one.overlaps(other)
    return isinstance(other, IPv6Network) and one.overlaps(other)
