"""Throw-away Docker engines: how many, and with what options, enters; a `Lab` with its nodes leaves.

Each engine runs in pid, mount, uts, ipc and network namespaces of its own, and what it writes is in memory,
so that the kill of one process takes all of it away; a keeper process does that when this one ends, however
it ends. Nodes are joined by a switch that the machine's own network does not touch.
"""

import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Self

from dotcompile.engine.probe.image import pack
from tests.lab.node import PROBE, LabError, Node, Place
from tests.lab.possible import SYSTEM

KEEPER = Path(__file__).with_name("keeper.py")
TAG = "dotcompile/probe:lab"
OPTIONS = (
    "--log-level=warn",
    "--bip=10.63.0.1/24",
    "--dns=10.99.0.254",
    "--default-address-pool=base=10.64.0.0/12,size=24",
)


class Lab:
    """Engines, up for as long as the `with` statement lasts. `image` is the probe's, which every node has.

    `outside` is a machine on the network of the nodes that is none of them, 10.99.0.254.
    """

    outside_address = "10.99.0.254"

    def __init__(self, nodes: int = 1, *, swarm: bool = False, options: tuple[str, ...] = ()) -> None:
        self.count, self.swarm, self.options = nodes, swarm, options
        self.image = ""
        self.nodes: tuple[Node, ...] = ()
        self.seconds = 0.0

    def __enter__(self) -> Self:
        began = time.monotonic()
        try:
            self._start()
            with ThreadPoolExecutor(len(self.nodes)) as pool:
                list(pool.map(self._load, self.nodes))
                if self.swarm:
                    self._join(pool)
        except BaseException:
            self.__exit__()
            raise
        self.seconds = time.monotonic() - began
        return self

    def _start(self) -> None:
        self.keeper = subprocess.Popen(
            [sys.executable, "-IS", str(KEEPER), str(self.count), *OPTIONS, *self.options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=os.environ | {"PATH": SYSTEM},
            start_new_session=True,
        )
        line = self.keeper.stdout.readline()
        if not line:
            raise LabError("the lab did not start")
        started = json.loads(line)
        self.folder = Path(started["folder"])
        self.outside = Place("outside", started["switch"])
        self.nodes = tuple(Node(self.folder, number, pid) for number, pid in enumerate(started["nodes"], 1))

    def _load(self, node: Node) -> None:
        """Give a node the probe's image; by its ID no node will want to pull it."""
        image = pack(PROBE.read_bytes(), PROBE.name.removeprefix("probe-"), TAG)
        for _ in node.client.load_image(image.archive, quiet=True):
            pass
        self.image = image.id

    def _join(self, pool: ThreadPoolExecutor) -> None:
        first, *others = self.nodes
        client = first.client
        quick = {"task_history_retention_limit": 1, "dispatcher_heartbeat_period": 5_000_000_000}
        client.init_swarm(
            **_addresses(first),
            default_addr_pool=["10.128.0.0/12"],
            subnet_size=24,
            swarm_spec=client.create_swarm_spec(**quick),
        )
        token = client.inspect_swarm()["JoinTokens"]["Worker"]
        joins = [
            pool.submit(node.client.join_swarm, [first.address], token, **_addresses(node)) for node in others
        ]
        for join in joins:
            join.result()
        end = time.monotonic() + 30
        while sum(node["Status"]["State"] == "ready" for node in client.nodes()) < self.count:
            if time.monotonic() > end:
                raise LabError("the nodes of the Swarm are not ready")
            time.sleep(0.02)

    def __exit__(self, *_: object) -> None:
        for node in self.nodes:
            node.close()
        self.keeper.communicate(timeout=60)


def _addresses(node: Node) -> dict[str, str]:
    return {
        "listen_addr": f"{node.address}:2377",
        "advertise_addr": node.address,
        "data_path_addr": node.address,
    }
