"""Back to what was on a lab before: so that tests share engines and not what they made on them."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import docker

from tests.lab.lab import Lab
from tests.lab.node import LabError, Node

#: Networks that engines make by themselves: those of a Swarm late, the bridge anew at each start.
CLUSTERS_OWN = {"bridge", "docker_gwbridge", "ingress"}

Things = dict[str, set[str]]


@contextmanager
def wiped(lab: Lab) -> Iterator[Lab]:
    """The lab; what is made on its nodes meanwhile is removed afterwards."""
    before = [_list(node) for node in lab.nodes]
    yield lab
    for node, there in zip(lab.nodes, before, strict=True):
        _remove(node, there)


def _list(node: Node) -> Things:
    client = node.client
    things = {
        "containers": {container["Id"] for container in client.containers(all=True)},
        "networks": {network["Id"] for network in client.networks() if network["Name"] not in CLUSTERS_OWN},
        "volumes": {volume["Name"] for volume in client.volumes()["Volumes"] or ()},
    }
    if client.info()["Swarm"]["ControlAvailable"]:
        things["services"] = {service["ID"] for service in client.services()}
        things["configs"] = {config["ID"] for config in client.configs()}
        things["secrets"] = {secret["ID"] for secret in client.secrets()}
    return things


def _remove(node: Node, before: Things) -> None:
    """Whatever goes; a network goes once the tasks on it have ended, which takes Swarm a moment."""
    client = node.client
    removers = {
        "services": client.remove_service,
        "containers": lambda name: client.remove_container(name, force=True, v=True),
        "configs": client.remove_config,
        "secrets": client.remove_secret,
        "volumes": client.remove_volume,
        "networks": client.remove_network,
    }
    end = time.monotonic() + 30
    while True:
        there = _list(node)
        left = [
            (kind, name) for kind in removers for name in there.get(kind, set()) - before.get(kind, set())
        ]
        if not left:
            return
        if time.monotonic() > end:
            raise LabError(f"{node.name}: still there: {left}")
        for kind, name in left:
            with suppress(docker.errors.APIError):
                removers[kind](name)
        time.sleep(0.02)
