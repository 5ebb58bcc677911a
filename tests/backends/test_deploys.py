"""The seed diagrams, compiled and deployed: on a Swarm of three nodes, and on one engine by Compose.

A site file says which image runs, as it would for any environment: here the probe is every service.
"""

from collections.abc import Iterator
from io import BytesIO, StringIO
from pathlib import Path

import pytest

from dotcompile.cli.main import main
from tests.backends.oracles import COMPOSE, stack_client
from tests.lab.compose import await_tasks, run
from tests.lab.lab import Lab
from tests.lab.node import Sandbox
from tests.lab.wipe import wiped

SEEDS = Path(__file__).parents[2] / "examples" / "bidspy"
PORT = "7777/tcp"
BRIEFLY = ("-t", "400", "-r", "1")

#: By language.md, who is on which network of `bidspy.dot`.
PROJECT = {"demo", "extractor", "scheduler", "repository", "basin-spider", "udb-spider"}
PROXIES = {"haproxy", "nginx"}
NETWORKS = (
    PROXIES | PROJECT,
    PROXIES | {"admin_frontend"},
    PROJECT,
    {"mongodb", "redis", "postgres"} | PROJECT,
    {"admin_frontend", "control_center"},
)


@pytest.fixture(scope="module")
def three_nodes() -> Iterator[Lab]:
    with Lab(3, swarm=True) as lab:
        yield lab


def compiled(name: str, output: str, lab: Lab, folder: Path) -> Path:
    """A seed compiled to a file, with the probe as every image."""
    site = folder / "lab.site.toml"
    site.write_text(
        f'[services."*"]\nimage = "{lab.image}"\nentrypoint = "/probe"\ncommand = "serve"\n'
        f'env = "PROBE_PORTS={PORT}"\n'
    )
    out, said = folder / output, StringIO()
    words = [str(SEEDS / name), "--emit", str(out), "--site", str(site)]
    assert main(words, BytesIO(), said, said, {}) == 0, said.getvalue()
    return out


def check_reach(sandboxes: dict[str, list[Sandbox]], networks: tuple[set[str], ...]) -> None:
    """Whoever shares a network reaches the other by address, and nobody else does."""
    addresses = {name: places[0].addresses() for name, places in sandboxes.items()}
    for source in sandboxes:
        targets = [f"{address}:{PORT}" for name in addresses if name != source for address in addresses[name]]
        answers = sandboxes[source][0].probe(targets, *BRIEFLY)
        open_to = {answer.host for answer in answers if answer.is_open}
        reached = {name for name in addresses if name != source and open_to & set(addresses[name])}
        expected = set().union(*(network for network in networks if source in network)) - {source}
        assert reached == expected, source


@pytest.mark.swarm
def test_the_clusters_on_a_swarm(three_nodes: Lab, tmp_path: Path) -> None:
    with wiped(three_nodes) as lab:
        file = compiled("bidspy.dot", "stack.yml", lab, tmp_path)
        tasks = deployed(lab, file)
        assert set(tasks) == set().union(*NETWORKS)
        check_reach(tasks, NETWORKS)


@pytest.mark.swarm
def test_the_networks_on_a_swarm(three_nodes: Lab, tmp_path: Path) -> None:
    with wiped(three_nodes) as lab:
        tasks = deployed(lab, compiled("flow.dot", "stack.yml", lab, tmp_path))
        assert set(tasks) == {"bidspy"}
        names = {network["Name"] for network in lab.nodes[0].client.networks()}
        assert {"seed_proxy", "seed_bidspy", "seed_storage"} <= {
            name.replace("subnet_", "") for name in names
        }


@pytest.mark.docker
@pytest.mark.parametrize(("name", "count"), [("bidspy.dot", 13), ("flow.dot", 1)])
def test_on_one_engine(engine: Lab, name: str, count: int, tmp_path: Path) -> None:
    file = compiled(name, "compose.yml", engine, tmp_path)
    node = engine.nodes[0]
    run(node, [COMPOSE, "-p", "seed", "-f", file, "up", "--detach", "--wait", "--pull", "never"])
    found: dict[str, list[Sandbox]] = {}
    for container in node.client.containers():
        service = container["Labels"]["com.docker.compose.service"]
        found.setdefault(service, []).append(Sandbox(node, container["Id"]))
    assert len(found) == count
    if count > 1:
        # A single engine publishes for a service only by a network that is not internal.
        check_reach(found, (*NETWORKS, PROXIES))


def deployed(lab: Lab, file: Path) -> dict[str, list[Sandbox]]:
    """The sandboxes of a stack, once all of its tasks run."""
    node = lab.nodes[0]
    words = [stack_client() or "docker", "stack", "deploy", "-c", file, "--resolve-image", "never", "seed"]
    run(node, words)
    services = node.client.services(filters={"label": "com.docker.stack.namespace=seed"})
    return await_tasks(lab, {one["ID"]: one["Spec"]["Name"].removeprefix("seed_") for one in services})
