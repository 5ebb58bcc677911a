"""A Swarm of three nodes, as `swarm` of `tests/lab` is one of two."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.swarm.running import Cluster
from tests.lab.lab import Lab
from tests.lab.node import LabError, Node
from tests.lab.wipe import wiped


@pytest.fixture(scope="session")
def three_nodes() -> Iterator[Lab]:
    """A Swarm that the tests of these modules share."""
    with Lab(3, swarm=True) as lab:
        for node in lab.nodes:
            await_own_network(node)
        yield lab


def await_own_network(node: Node) -> None:
    """A node makes the network of the routing mesh, and what belongs to it, after it has joined."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        found = [one["Id"] for one in node.client.networks() if one["Name"] == "docker_gwbridge"]
        if found and "ingress-sbox" in node.client.inspect_network(found[0])["Containers"]:
            return
        time.sleep(0.05)
    raise LabError(f"{node.name}: the network of the routing mesh is not there")


@pytest.fixture
def cluster(three_nodes: Lab, tmp_path: Path) -> Iterator[Cluster]:
    """The program on the manager; what a test makes is gone afterwards."""
    with wiped(three_nodes) as lab:
        yield Cluster(lab, tmp_path)
