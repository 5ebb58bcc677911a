"""What is on a cluster, in a few calls whatever its size.

In: a manager that is only looked at. Out: `ObservedCluster`.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain

from dotcompile.engine.api import Json
from dotcompile.engine.cluster.api import ClusterReader, Kind
from dotcompile.engine.cluster.state import (
    ObservedCluster,
    ObservedGrant,
    ObservedNode,
    ObservedService,
    ObservedTask,
)
from dotcompile.engine.observe import observe

_AT_ONCE = 6
_KINDS: tuple[Kind, ...] = ("config", "secret")


def observe_cluster(manager: ClusterReader) -> ObservedCluster:
    """One look."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        here = pool.submit(observe, manager)
        services, tasks = pool.submit(manager.services), pool.submit(manager.tasks)
        nodes, grants = pool.submit(manager.nodes), pool.map(manager.grants, _KINDS)
        found = zip(_KINDS, grants, strict=True)
        return ObservedCluster(
            here.result(),
            tuple(map(read_service, services.result())),
            tuple(map(read_task, tasks.result())),
            tuple(chain.from_iterable(_grants(kind, listed) for kind, listed in found)),
            tuple(map(_node, nodes.result())),
        )


def read_service(said: Json) -> ObservedService:
    """A service of the manager's list."""
    spec, update = said["Spec"], said.get("UpdateStatus") or {}
    return ObservedService(
        said["ID"],
        spec["Name"],
        spec.get("Labels") or {},
        spec,
        update.get("State", ""),
        update.get("Message", ""),
        tuple(
            (one["NetworkID"], one["Addr"].partition("/")[0])
            for one in (said.get("Endpoint") or {}).get("VirtualIPs") or ()
            if one.get("Addr")
        ),
    )


def read_task(said: Json) -> ObservedTask:
    """A task of the manager's list."""
    status, spec = said.get("Status") or {}, said.get("Spec") or {}
    return ObservedTask(
        said["ID"],
        said.get("ServiceID", ""),
        said.get("NodeID", ""),
        said.get("Slot", 0),
        status.get("State", "new"),
        said.get("DesiredState", ""),
        status.get("Err") or status.get("Message", ""),
        (status.get("ContainerStatus") or {}).get("ContainerID", ""),
        spec,
        tuple(_addresses(said)),
        (spec.get("ContainerSpec") or {}).get("Labels") or {},
    )


def _addresses(said: Json) -> Iterator[tuple[str, str]]:
    """By the IDs of networks."""
    for one in said.get("NetworksAttachments") or ():
        address, *_ = one.get("Addresses") or ("",)
        yield one["Network"]["ID"], address.partition("/")[0]


def _grants(kind: Kind, listed: Sequence[Json]) -> Iterator[ObservedGrant]:
    for one in listed:
        yield ObservedGrant(kind, one["ID"], one["Spec"]["Name"], one["Spec"].get("Labels") or {})


def _node(said: Json) -> ObservedNode:
    status = said.get("Status") or {}
    is_up = status.get("State") == "ready"
    name, labels = said["Description"]["Hostname"], said["Spec"].get("Labels") or {}
    return ObservedNode(said["ID"], name, is_up, status.get("Addr", ""), labels)
