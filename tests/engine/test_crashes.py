"""Killed at any moment, client or engine: one more run completes what was begun, and nothing else changed."""

import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from dotcompile.engine.ownership import lock_name
from tests.engine.running import Engine
from tests.lab.lab import TAG, Lab
from tests.soak import Soak

pytestmark = pytest.mark.docker
CHECK = 'healthcheck="[\\"CMD\\", \\"/probe\\", \\"check\\"]", healthcheck_interval="200ms"'
DIAGRAM = """\
digraph shop {{
    data [kind=volume]
    node [user={user}]
    subgraph cluster_app {{ web; api [depends_on="db:healthy"]; db [{check}] }}
    subgraph cluster_data {{ store [replicas=2]; cache }}
    subgraph cluster_more {{ other }}
    web -> store
    db -> data [at="/data"]
}}
"""
USERS = (1000, 2000)
#: An interpreter starts, a diagram is read and an engine asked in less than this.
LONGEST = 4.0
#: The lease's container is gone when its input is: the engine needs a moment for it.
RELEASED = 10.0


class World:
    """An engine with things of others, and a diagram in two versions."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.client = engine, engine.node.client
        self.path = engine.diagram(DIAGRAM.format(user=USERS[0], check=CHECK))
        network = self.client.create_network("theirs")["Id"]
        config = {"Image": TAG, "HostConfig": {"NetworkMode": "theirs"}}
        stranger = self.client.create_container_from_config(config, "stranger")["Id"]
        self.client.start(stranger)
        self.client.create_volume("theirs")
        assert engine("up", self.path).code == 0
        self.foreign, self.volume = (network, stranger), self.created()

    def change(self, number: int) -> None:
        """Let every service of the diagram be another one."""
        self.engine.diagram(DIAGRAM.format(user=USERS[number % 2], check=CHECK))

    def created(self) -> str:
        """When the volume was made: one that was lost and made anew is another."""
        return str(self.client.inspect_volume("shop_data")["CreatedAt"])

    def check(self, command: str) -> None:
        """One more run, and everything is as it is to be."""
        done = self.engine(command, self.path)
        assert done.code == 0, done.err
        network, stranger = self.foreign
        assert self.client.inspect_network(network)["Name"] == "theirs"
        assert self.client.inspect_container(stranger)["Name"] == "/stranger"
        assert "theirs" in [one["Name"] for one in self.client.volumes()["Volumes"]]
        assert self.created() == self.volume
        ours = self.engine.names() - {"stranger"}
        networks = [one["Name"] for one in self.client.networks() if one["Name"].startswith("shop_")]
        if command == "down":
            assert (ours, networks) == (set(), [])
            return
        assert len(ours) == 7, ours
        assert not any(name.endswith("-before") for name in ours)
        assert len(networks) == len(set(networks)) == 4
        assert set(self.engine.states().values()) == {"running"}
        planned = self.engine("plan", self.path)
        assert planned.out == "nothing to do\n"

    def await_release(self) -> float:
        """How long the lock outlives its holder."""
        began = time.monotonic()
        while lock_name("shop") in self.engine.names():
            assert time.monotonic() - began < RELEASED
            time.sleep(0.01)
        return time.monotonic() - began


@pytest.fixture
def world(engine: Lab, tmp_path: Path) -> Iterator[World]:
    made = World(Engine(engine.nodes[0], tmp_path))
    yield made
    done = made.engine("down", "--project", "shop")
    assert done.code == 0, done.err


def test_clients_that_are_killed(world: World, soak: Soak) -> None:
    released = []
    for number in range(soak.count(6)):
        command = soak.random.choice(("up", "up", "down"))
        world.change(number + 1)
        run = world.engine.start(command, world.path)
        time.sleep(soak.random.uniform(0.3, LONGEST))
        run.kill()
        run.communicate()
        released.append(world.await_release())
        world.check(command)
    soak.figures |= {"kills": len(released), "longest_lock_s": round(max(released), 3)}


def test_a_run_that_is_interrupted_ends_cleanly(world: World) -> None:
    """What is under way is done, nothing is begun, and the lock is let go of by the run itself."""
    world.change(1)
    run = world.engine.start("up", world.path)
    while world.engine.states().get(lock_name("shop")) != "running":
        assert run.poll() is None
    run.send_signal(signal.SIGINT)
    out = run.communicate(timeout=60)[0]
    assert run.returncode == 130, out
    assert "Traceback" not in out
    assert lock_name("shop") not in world.engine.names()
    world.check("up")


def test_engines_that_are_killed(engine: Lab, world: World, soak: Soak) -> None:
    kills, survived = soak.count(2), 0
    for number in range(kills):
        command = soak.random.choice(("up", "down"))
        world.change(number + 1)
        run = world.engine.start(command, world.path)
        time.sleep(soak.random.uniform(0.5, LONGEST))
        engine.nodes[0].restart(soak.random.choice(("KILL", "TERM")))
        world.client = world.engine.node.client
        out = run.communicate(timeout=180)[0]
        survived += run.returncode == 0
        assert run.returncode in (0, 3), out
        world.client.start("stranger")
        world.check(command)
        if command == "down":
            assert world.engine("up", world.path).code == 0
    soak.figures |= {"kills": kills, "of_which_the_run_itself_went_on": survived}


def test_a_lock_that_nobody_came_to_hold(world: World) -> None:
    """Who dies between making the container and starting it leaves one that never runs."""
    labels = {f"io.dotcompile.{key}": value for key, value in (("project", "shop"), ("kind", "lock"))}
    config = {"Image": TAG, "Cmd": ["lease"], "Labels": labels}
    world.client.create_container_from_config(config, lock_name("shop"))
    world.change(1)
    world.check("up")


def test_a_lock_of_somebody_else_is_not_taken_away(world: World) -> None:
    world.client.create_container_from_config({"Image": TAG}, lock_name("shop"))
    world.change(1)
    done = world.engine("up", world.path)
    assert done.code == 3
    assert f"`{lock_name('shop')}` is taken" in done.err
    world.client.remove_container(lock_name("shop"))
