"""Which networks containers are in, and who is on each: on one engine, or over all hosts of a cluster.

In: a project and an engine that is only looked at. Out: its networks, each with its members. A manager of a
cluster tells of the tasks on all hosts, with virtual addresses and the numbers of VXLANs.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from dotcompile.engine.api import Json, Reader
from dotcompile.engine.errors import NotThereError
from dotcompile.engine.ownership import NAME, SERVICE, owned
from dotcompile.engine.state import Observed, ObservedNetwork
from dotcompile.records import dataclass

_VXLAN = "com.docker.network.driver.overlay.vxlanid_list"
_AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class Member:
    """A container or task on a network. `host` is empty for the engine that was asked."""

    name: str
    service: str
    address: str
    host: str = ""
    ours: bool = True


@dataclass(frozen=True, slots=True)
class SeenNetwork:
    """A network: what it was drawn as, who is on it, virtual addresses of services, and its other hosts."""

    name: str
    key: str
    id: str
    driver: str
    subnets: tuple[str, ...]
    vxlan: str
    members: tuple[Member, ...]
    virtual: tuple[tuple[str, str], ...] = ()
    peers: tuple[tuple[str, str], ...] = ()


def inspect(project: str, observed: Observed, engine: Reader) -> tuple[SeenNetwork, ...]:
    """The networks of a project, and those of others that its containers are on, by name."""
    mine = {one.id for one in observed.networks_of(project)}
    mine |= {end.network_id for one in observed.containers_of(project) for end in one.endpoints}
    networks = sorted(
        (one for one in observed.networks if one.id in mine), key=lambda one: (one.name, one.id)
    )

    def ask(network: ObservedNetwork) -> Json:
        try:
            return engine.network(network.id)
        except NotThereError:  # since the list
            return {}

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        told = list(pool.map(ask, networks))
    return tuple(_seen(one, said, project, observed) for one, said in zip(networks, told, strict=True))


def _seen(network: ObservedNetwork, said: Json, project: str, observed: Observed) -> SeenNetwork:
    services: Json = said.get("Services") or {}
    here = tuple(_here(network, project, observed))
    known = {one.address for one in here}
    tasks = tuple(one for one in _tasks(services) if one.address not in known)
    virtual = sorted((name, one["VIP"]) for name, one in services.items() if name and one.get("VIP"))
    return seen_network(network, said, (*here, *tasks), tuple(virtual))


def seen_network(
    network: ObservedNetwork, said: Json, members: tuple[Member, ...], virtual: tuple[tuple[str, str], ...]
) -> SeenNetwork:
    """A network as it is shown; `said` is all that the engine tells of it."""
    return SeenNetwork(
        network.name,
        network.labels.get(NAME, network.name),
        network.id,
        network.driver,
        network.subnets,
        (said.get("Options") or {}).get(_VXLAN, ""),
        members,
        virtual,
        tuple((one.get("Name", ""), one.get("IP", "")) for one in said.get("Peers") or ()),
    )


def _here(network: ObservedNetwork, project: str, observed: Observed) -> Iterator[Member]:
    """The containers of the engine itself, others' among them."""
    found = [
        Member(
            one.name,
            one.labels.get(NAME) or one.labels.get("com.docker.swarm.service.name", ""),
            end.address,
            ours=owned(one.labels, project, SERVICE),
        )
        for one in observed.containers
        for end in one.endpoints
        if network.id in (end.network_id, end.network)
    ]
    yield from sorted(found, key=lambda one: (not one.ours, one.name))


def _tasks(services: Json) -> Iterator[Member]:
    for service, said in sorted(services.items()):
        for task in said.get("Tasks") or ():
            host = (task.get("Info") or {}).get("Host IP", "")
            yield Member(task.get("Name", ""), service, task.get("EndpointIP", ""), host)
