"""How fast a diagram runs on a Swarm of three nodes: `up`, against `docker stack deploy` of the same diagram.

Run it as root as `python tests/bench/up_swarm.py [ROUNDS]` on an idle machine. Both are measured in turn,
each time on a Swarm that is fresh, with 10 networks and 50 services of the probe, until all tasks run. It
prints medians and their ratio, and exits with 1 if that is above its bar.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.bench.up import ROUNDS, SERVICES, SITE, diagram, seconds, tell
from tests.lab.lab import Lab
from tests.lab.node import Node
from tests.lab.possible import is_possible

NODES = 3
DEADLINE = 120.0


class Peers:
    """The commands of both, for whichever Swarm there is."""

    def __init__(self, folder: Path) -> None:
        self._folder, self._path, self._site = folder, folder / "bench.dot", folder / "bench.site.toml"
        self._path.write_text(diagram())
        self._site.write_text(SITE)
        self._file = folder / "stack.yml"
        emit = ("--emit", self._file, "--target", "swarm", "--site", self._site)
        self._run(None, sys.executable, "-m", "dotcompile", self._path, *emit)

    def up(self, node: Node) -> None:
        words = ("up", "-q", "--target", "swarm", "--site", self._site, self._path)
        self._run(node, sys.executable, "-m", "dotcompile", *words)

    def deploy(self, node: Node) -> None:
        self._run(
            node,
            *("docker", "stack", "deploy", "--resolve-image", "never", "-c", self._file, "peer"),
        )
        end = time.monotonic() + DEADLINE
        while count(node) < SERVICES and time.monotonic() < end:
            time.sleep(0.05)

    def _run(self, node: Node | None, *words: object) -> None:
        environment = {
            **(os.environ if node is None else node.environment),
            "DOCKER_CONFIG": str(self._folder),
        }
        done = subprocess.run(
            list(map(str, words)), env=environment, capture_output=True, text=True, timeout=600
        )
        if done.returncode not in (0, 1):  # 1: there are warnings, and what was asked for is done
            raise SystemExit(f"{' '.join(map(str, words))}: {done.stderr or done.stdout}")


def count(node: Node) -> int:
    """How many tasks run."""
    found = node.client.tasks(filters={"desired-state": ["running"]})
    return sum(one["Status"]["State"] == "running" for one in found)


def on_a_fresh_swarm(deed: Callable[[Node], None]) -> float:
    with Lab(NODES, swarm=True) as lab:
        took = seconds(lambda: deed(lab.nodes[0]))
        if count(lab.nodes[0]) != SERVICES:
            raise SystemExit(f"{count(lab.nodes[0])} of {SERVICES} tasks run")
        return took


def main() -> int:
    if not is_possible():
        print("no lab here: it needs root, and a Docker engine's programs")
        return 0
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    os.chdir(Path(__file__).parents[2])
    times: dict[str, list[float]] = {"up": [], "deploy": []}
    with tempfile.TemporaryDirectory() as folder:
        peers = Peers(Path(folder))
        for _ in range(rounds):
            times["up"].append(on_a_fresh_swarm(peers.up))
            times["deploy"].append(on_a_fresh_swarm(peers.deploy))
            print(f"  {times['up'][-1]:.1f} s, {times['deploy'][-1]:.1f} s", flush=True)
    return 0 if tell("up on a Swarm", times["up"], times["deploy"], 1.0) else 1


if __name__ == "__main__":
    sys.exit(main())
