"""Real manifests with what another program says is possible in them.

Where nothing but plain Kubernetes decides that, we say the same.
"""

import json
from collections.abc import Iterator
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
import yaml

from dotcompile.model.values.ports import ANY_PORT, Ports, merged
from dotcompile.reach.carrying import narrowed
from dotcompile.reach.policies.permitting import End, Permitting
from dotcompile.reach.policies.policy import Cluster, Pod
from dotcompile.reach.policies.reading import WORKLOADS, labels_of, name_of, read_pod, read_policy
from dotcompile.reach.policies.services import (
    DOORS,
    is_before,
    is_port_of,
    leads_to,
    read_doors,
    read_service,
)
from tests.reach.policies.worlds import ports
from tests.real import corpus

CORPUS = corpus()
FOLDER = (CORPUS or Path()) / "np-guard"
#: What more there is decides nothing, or only what stands in the plain ones does.
PLAIN = {*WORKLOADS, *DOORS, "Namespace", "Service", "NetworkPolicy", "ConfigMap", "ServiceAccount"}
PLAIN |= {"Role", "RoleBinding", "ClusterRole", "ClusterRoleBinding"}
EVERYWHERE = "0.0.0.0-255.255.255.255[External]"
CONTROLLER = Pod("{ingress-controller}", "the controller's", {})


def objects(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.rglob("*.y*ml")):
        for one in yaml.safe_load_all(path.read_text(encoding="utf-8")):
            yield from one["items"] if one and one["kind"] == "List" else [one] if one else []


def is_plain(folder: Path) -> bool:
    return all(one["kind"] in PLAIN for one in objects(folder))


def plain_ones() -> list[str]:
    folders = sorted((FOLDER / "manifests").iterdir()) if CORPUS else []
    return [one.name for one in folders if is_plain(one)]


@pytest.mark.corpus
def test_there_are_plain_ones() -> None:
    assert len(plain_ones()) >= 3


@pytest.mark.corpus
@pytest.mark.parametrize("name", plain_ones())
def test_connections(name: str) -> None:
    expected = {
        (one["src"], one["dst"]): spelt(one["conn"])
        for one in json.loads((FOLDER / "connections" / f"{name}.json").read_text(encoding="utf-8"))
    }
    assert connections(list(objects(FOLDER / "manifests" / name))) == expected


def connections(found: list[dict[str, Any]]) -> dict[tuple[str, str], Ports]:
    workloads = [one for one in found if one["kind"] in WORKLOADS]
    pods = {f"{pod.namespace}/{pod.name}[{one['kind']}]": pod for one in workloads for pod in [read_pod(one)]}
    namespaces = {name_of(one): labels_of(one) for one in found if one["kind"] == "Namespace"}
    policies = tuple(read_policy(one) for one in found if one["kind"] == "NetworkPolicy")
    permitting = Permitting(Cluster((*pods.values(), CONTROLLER), policies, namespaces))
    ends: dict[str, End] = {**pods, EVERYWHERE: ip_address("203.0.113.9")}
    made = {
        (source, target): permitting.ports(ends[source], ends[target])
        for source in ends
        for target in ends
        if source != target
    }
    for target, pod in pods.items():
        entered = narrowed(permitting.ports(CONTROLLER, pod), led(found, pod))
        made[CONTROLLER.name, target] = ANY_PORT if entered is None else entered
    return {pair: one for pair, one in made.items() if one}


def led(found: list[dict[str, Any]], pod: Pod) -> Ports:
    """The ports of a pod to which the outside is led."""
    doors = [door for one in found if one["kind"] in DOORS for door in read_doors(one)]
    services = [read_service(one) for one in found if one["kind"] == "Service"]
    found_ports = [
        one
        for service in services
        for door in doors
        if (door.namespace, door.service) == (service.namespace, service.name) and is_before(service, pod)
        for port in service.ports
        if is_port_of(door, port)
        for one in leads_to(port, pod)
    ]
    return merged(found_ports)


def spelt(conn: str) -> Ports:
    """`TCP 80,443,UDP 53` as ports."""
    if conn == "All Connections":
        return ANY_PORT
    protocol, pieces = "", []
    for one in conn.split(","):
        *said, numbers = one.split()
        protocol = said[0].lower() if said else protocol
        pieces.append(f"{numbers}/{protocol}")
    return ports(",".join(pieces))
