"""The lab: engines that start, know their image, and leave nothing, however whoever started them ends."""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lab.compose import compose, stack
from tests.lab.lab import Lab
from tests.lab.node import LabError, Sandbox
from tests.lab.traces import await_nothing, find_processes, find_traces, machine
from tests.lab.wipe import wiped
from tests.soak import Soak

ROOT = Path(__file__).parents[2]

FILE = """
version: "3.8"
services:
  web: {image: nginx, networks: [front], ports: ["8080:80"]}
  api:
    image: api
    networks: [front, back]
    healthcheck: {test: ["CMD", "curl", "localhost"]}
  db: {image: postgres, networks: [back]}
networks: {front: {}, back: {internal: true}}
"""

RUNNER = """
import json, sys
from tests.harness.test_lab import start_containers
from tests.lab.lab import Lab
from tests.lab.traces import find_processes
print("starting", flush=True)
with Lab(2, swarm=True) as lab:
    start_containers(lab)
    print(json.dumps([str(lab.folder), *find_processes(lab)]), flush=True)
    sys.stdin.read()
"""


def start_containers(lab: Lab) -> None:
    """Two containers on a network of each node."""
    for node in lab.nodes:
        network = node.client.create_network("some")["Id"]
        settings = node.client.create_host_config(network_mode=network)
        for name in ("one", "two"):
            node.client.create_container(lab.image, name=name, host_config=settings)
            node.client.start(name)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "compose.yml"
    path.write_text(FILE)
    return path


@pytest.mark.docker
def test_a_compose_file_runs_with_probes_for_services(engine: Lab, file: Path) -> None:
    running = compose(engine, file, listen={"web": ["80/tcp"]})
    assert set(running.sandboxes) == {"web", "api", "db"}
    answers = running.probe("api", ["web:80", "web:81", "db:7777/udp"])
    assert [answer.identity or answer.result for answer in answers] == ["web", "refused", "db"]
    targets = [f"{address}:80" for address in running.addresses("web")]
    assert {answer.result for answer in running.probe("db", targets, "-t", "300")} == {"timeout"}
    published = [f"{engine.nodes[0].address}:8080"]
    assert [answer.identity for answer in engine.outside.probe(published)] == ["web"]


@pytest.mark.swarm
def test_a_stack_runs_with_probes_for_services(swarm: Lab, file: Path) -> None:
    running = stack(swarm, file, listen={"web": ["80/tcp"]})
    assert set(running.sandboxes) == {"web", "api", "db"}
    answers = running.probe("api", ["tasks.web:80", "tasks.web:81", "tasks.db:7777/udp"])
    assert [answer.identity or answer.result for answer in answers] == ["web", "refused", "db"]


@pytest.mark.swarm
def test_the_image_is_the_same_on_every_node(swarm: Lab) -> None:
    assert [node.client.inspect_image(swarm.image)["Id"] for node in swarm.nodes] == [swarm.image] * 2


@pytest.mark.docker
def test_what_was_there_before_a_test_is_there_after_it(engine: Lab) -> None:
    client = engine.nodes[0].client
    kept = client.create_network("kept")["Id"]
    with wiped(engine):
        start_containers(engine)
        client.create_volume("gone")
    assert client.containers(all=True) == []
    assert not client.volumes()["Volumes"]
    assert {network["Name"] for network in client.networks()} == {"bridge", "host", "none", "kept"}
    assert client.inspect_network(kept)["Name"] == "kept"


@pytest.mark.docker
def test_two_labs_do_not_meet() -> None:
    with Lab() as one, Lab() as other:
        for lab in (one, other):
            start_containers(lab)
        first, second = (Sandbox(lab.nodes[0], "one") for lab in (one, other))
        assert first.addresses() == second.addresses(), "the same addresses, and no clash"
        second.node.client.kill("one")
        assert [len(lab.nodes[0].client.containers()) for lab in (one, other)] == [2, 1]


@pytest.mark.docker
def test_an_engine_can_be_killed_and_its_node_lives() -> None:
    with Lab() as lab:
        node = lab.nodes[0]
        start_containers(lab)
        node.restart("KILL")
        assert {container["State"] for container in node.client.containers(all=True)} == {"exited"}
        node.client.start("one")
        assert [container["Names"] for container in node.client.containers()] == [["/one"]]


@pytest.mark.docker
def test_cycles_leave_nothing(soak: Soak) -> None:
    before, cycles = machine(), soak.count(1)
    seconds = []
    for _ in range(cycles):
        with Lab(soak.random.choice((1, 2))) as lab:
            seconds.append(lab.seconds)
            start_containers(lab)
            processes = find_processes(lab)
            assert find_traces(lab.folder, processes)
        assert await_nothing(lab.folder, processes) == []
    assert machine() == before
    soak.figures |= {"cycles": cycles, "slowest_start": round(max(seconds), 2)}


@pytest.fixture
def folders(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the labs of other processes make their folders: paths of sockets have to be short."""
    with tempfile.TemporaryDirectory(prefix="labs-") as folder:
        yield Path(folder)


def start_runner(folders: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"TMPDIR": str(folders), "PYTHONPATH": str(ROOT)}
    runner = subprocess.Popen(
        [sys.executable, "-c", RUNNER],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert runner.stdout is not None
    assert runner.stdout.readline() == "starting\n"
    return runner


@pytest.mark.swarm
def test_a_killed_runner_leaves_nothing(soak: Soak, folders: Path) -> None:
    before, kills = machine(), soak.count(1)
    for _ in range(kills):
        with start_runner(folders) as runner:
            folder, *processes = json.loads(runner.stdout.readline())
            assert find_traces(Path(folder), set(processes))
            runner.kill()
        assert await_nothing(Path(folder), set(processes)) == []
    assert list(folders.iterdir()) == []
    assert machine() == before
    soak.figures["kills"] = kills


@pytest.mark.swarm
def test_a_runner_killed_at_any_moment_leaves_nothing(soak: Soak, folders: Path) -> None:
    before, kills = machine(), soak.count(1)
    seen: set[str] = set()
    for _ in range(kills):
        with start_runner(folders) as runner:
            end = time.monotonic() + soak.random.uniform(0, 3)
            while time.monotonic() < end:
                seen |= {path.name for path in folders.iterdir()}
                time.sleep(0.01)
            runner.kill()
        seen |= {path.name for path in folders.iterdir()}
        assert [await_nothing(folders / name, set()) for name in seen] == [[]] * len(seen)
    end = time.monotonic() + 5
    while any(folders.iterdir()) and time.monotonic() < end:
        time.sleep(0.05)
    assert list(folders.iterdir()) == []
    assert machine() == before
    soak.figures["kills"] = kills


@pytest.mark.docker
def test_the_next_lab_removes_what_a_killed_keeper_left(
    folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.setenv("TMPDIR", str(folders))
    with Lab() as lab:
        start_containers(lab)
        processes = find_processes(lab)
        os.kill(lab.keeper.pid, signal.SIGKILL)
        lab.keeper.wait()
        end = time.monotonic() + 10
        while any(trace.startswith("process") for trace in find_traces(lab.folder, processes)):
            assert time.monotonic() < end, "the engine lives without its keeper"
            time.sleep(0.05)
        assert lab.folder.exists()
        with Lab() as second:
            assert find_traces(lab.folder, processes) == []
    assert not second.folder.exists()


@pytest.mark.docker
def test_the_lab_by_hand_stays_until_it_is_told_to_end() -> None:
    command = [sys.executable, "-m", "tests.lab", "up", "--option=--userland-proxy=false"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as lab:
        socket = Path(lab.stdout.readline().strip().removeprefix("DOCKER_HOST=unix://"))
        assert lab.stdout.readline().startswith("# the probe is sha256:")
        assert socket.is_socket()
        lab.send_signal(signal.SIGINT)
        assert lab.wait(timeout=15) == 0
    assert await_nothing(socket.parents[1], set()) == []


@pytest.mark.docker
def test_a_lab_that_cannot_start_says_why() -> None:
    with pytest.raises(LabError, match="unknown flag: --nonsense"), Lab(options=("--nonsense",)):
        pass
