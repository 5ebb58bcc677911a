"""The program itself on an engine of the lab: what is typed enters, what came of it leaves.

Diagrams are run with the probe as every image, by a site file; a process of its own can be killed.
"""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.cli.outcome import Outcome, dotcompile
from tests.lab.lab import TAG
from tests.lab.node import Node

ROOT = Path(__file__).parents[2]
SITE = f"""\
[services."*"]
image = "{TAG}"
env = "PROBE_PORTS=80/tcp"
"""
RULES = ("iptables-save",)


class Engine:
    """A node of the lab, and the site by which every service is the probe."""

    def __init__(self, node: Node, folder: Path) -> None:
        self.node, self.folder = node, folder
        self.site = folder / "probes.site.toml"
        self.site.write_text(SITE)

    def __call__(self, command: str, *words: object) -> Outcome:
        """One run inside the test."""
        return dotcompile(*filter(None, [command]), *self._words(words), environment=self._environment())

    def start(self, command: str, *words: object) -> "subprocess.Popen[str]":
        """A run in a process of its own."""
        line = [sys.executable, "-m", "dotcompile", command, *map(str, self._words(words))]
        environment = {**os.environ, **self._environment()}
        return subprocess.Popen(
            line, cwd=ROOT, env=environment, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )

    def diagram(self, text: str, name: str = "shop.dot") -> Path:
        """A diagram in a file."""
        path = self.folder / name
        path.write_text(text)
        return path

    def names(self) -> set[str]:
        """What the containers that are there are called."""
        found = self.node.client.containers(all=True)
        return {one["Names"][0].removeprefix("/") for one in found}

    def states(self) -> dict[str, str]:
        """The states of the containers that are there."""
        found = self.node.client.containers(all=True)
        return {one["Names"][0].removeprefix("/"): one["State"] for one in found}

    def world(self) -> Mapping[str, object]:
        """What `down` has to leave as it was: networks, volumes, containers, firewall rules."""
        client = self.node.client
        rules = self.node.run(*RULES).splitlines()
        return {
            "containers": sorted(one["Id"] for one in client.containers(all=True)),
            "networks": sorted(one["Id"] for one in client.networks()),
            "volumes": sorted(one["Name"] for one in client.volumes()["Volumes"] or ()),
            "rules": sorted(line for line in rules if line.startswith(("-A", "-P"))),
        }

    def _words(self, words: tuple[object, ...]) -> list[object]:
        is_of_diagram = any(str(word).endswith((".dot", ".gv")) for word in words)
        return [*(["--site", self.site, "--target", "compose"] if is_of_diagram else ()), *words]

    def _environment(self) -> dict[str, str]:
        return {"DOCKER_HOST": self.node.url, "DOCKER_CONFIG": str(self.folder), "HOME": str(self.folder)}
