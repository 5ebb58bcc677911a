"""Diagrams on an engine of the lab with the probe as every service, which listens where it is drawn to.

A diagram enters; what `verify` says of it, as JSON, leaves.
"""

import json
import subprocess
import sys
from collections.abc import Container, Iterable
from pathlib import Path
from typing import Any

from dotcompile.engine.verifying.expected import Model, Port
from dotcompile.lowering.lower import lower
from dotcompile.pipeline.understand import understand
from dotcompile.reach.apart import NO_PAIRS
from dotcompile.reach.facts import COMPOSE
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.engine.running import ROOT, Engine
from tests.lab.lab import TAG, Lab
from tests.lab.node import Place, Sandbox


def model_of(text: str, path: str = "shop.dot") -> Model:
    """What a diagram is expected to permit on one engine."""
    found = understand((path, text.encode()), (), DEFAULT_LIMITS)
    topology = found.topologies[0]
    deployment, _ = lower(topology, NO_PAIRS, COMPOSE)
    return Model(topology, deployment)


class Verifying(Engine):
    """A node of the lab on which a diagram is deployed and verified, without a site file of its own.

    `single` are services of which there is but one, whatever is drawn.
    """

    def __init__(self, lab: Lab, folder: Path, path: Path, single: Container[str] = ()) -> None:
        super().__init__(lab.nodes[0], folder)
        self.path, self.model = path, model_of(path.read_text(), str(path))
        self.site.write_text("".join(self._services(single)))

    def _services(self, single: Container[str]) -> Iterable[str]:
        for number, name in enumerate(self.model.facts.services):
            ports = " ".join(str(port) for port in self._ports(number))
            yield f'[services."{name}"]\nimage = "{TAG}"\nenv = "PROBE_PORTS={ports or "7777/tcp"}"\n'
            yield "replicas = 1\n" if name in single else ""

    def _ports(self, number: int) -> list[Port]:
        return [port for port in self.model.ports_of(number) if port.number > 1]

    def up(self) -> None:
        done = self("up", self.path)
        assert done.code == 0, done.err

    def verify(self, *options: str) -> dict[str, Any]:
        done = self("verify", "--format", "json", *options, self.path)
        assert done.code in (0, 4, 5), done.err
        told: dict[str, Any] = json.loads(done.out)
        assert done.code == {"same": 0, "differs": 4, "could not tell": 5}[told["verdict"]]
        return told

    def verify_at(self, place: Place, *options: str) -> dict[str, Any]:
        """The same on another machine: on the engine's own the processes of containers are to be seen."""
        words = ("verify", "--format", "json", *options, *map(str, self._words((self.path,))))
        inside = place.entering("env", f"DOCKER_HOST={self.node.url}", sys.executable, "-m", "dotcompile")
        done = subprocess.run([*inside, *words], cwd=ROOT, capture_output=True, text=True, timeout=120)
        assert done.returncode in (0, 4, 5), done.stderr
        told: dict[str, Any] = json.loads(done.stdout)
        return told

    def sandbox(self, service: str) -> Sandbox:
        """Where a service is."""
        return Sandbox(self.node, self.container(service))

    def container(self, service: str) -> str:
        """The ID of a service's first container."""
        label = {"label": f"io.dotcompile.name={service}"}
        found = self.node.client.containers(all=True, filters=label)
        return next(one["Id"] for one in found if one["Names"][0].endswith("-1"))

    def network(self, zone: str) -> str:
        """The ID of the network of a zone."""
        label = {"label": [f"io.dotcompile.name={zone}", "io.dotcompile.kind=network"]}
        (found,) = self.node.client.networks(filters=label)
        return str(found["Id"])

    def shared(self, one: str, other: str) -> str:
        """The address of one on a network that another is on."""
        client = self.node.client
        ends, others = (
            client.inspect_container(self.container(name))["NetworkSettings"]["Networks"]
            for name in (one, other)
        )
        return next(str(end["IPAddress"]) for key, end in ends.items() if key in others)
