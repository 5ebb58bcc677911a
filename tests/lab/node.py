"""One engine of a lab, a machine of its own as far as Docker can tell, and what can be done in it."""

import json
import os
import socket
import subprocess
import time
from collections.abc import Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path

import docker

from dotcompile.engine.probe.answers import Answer, read_answers
from dotcompile.engine.probe.binaries import find_binary

PROBE = find_binary(os.uname().machine)
DEADLINE = 30.0


class LabError(Exception):
    """The lab is not what a test may build on."""


class Place:
    """A network namespace of the lab, that of the process `pid`, from which things can be tried."""

    def __init__(self, name: str, pid: int) -> None:
        self.name, self.pid = name, pid

    def entering(self, *command: str | Path) -> list[str]:
        """The command as one that runs inside this place."""
        return ["nsenter", f"--net=/proc/{self.pid}/ns/net", "--", *map(str, command)]

    def run(self, *command: str | Path, stdin: str = "") -> str:
        """What a command that runs inside this place prints; it has to succeed."""
        done = subprocess.run(
            self.entering(*command), input=stdin, capture_output=True, text=True, timeout=120
        )
        if done.returncode:
            raise LabError(f"{self.name}: {' '.join(map(str, command))}: {done.stderr or done.stdout}")
        return done.stdout

    def probe(self, targets: Sequence[str], *options: str) -> tuple[Answer, ...]:
        """What targets such as `10.64.0.2:80/tcp` answer to somebody in this place."""
        answers = read_answers(self.run(PROBE, "try", *options, "-", stdin="\n".join(targets)))
        if answers is None:
            raise LabError(f"{self.name}: the probe was cut off")
        return answers

    def addresses(self) -> list[str]:
        """The addresses of this place, but for the loopback's."""
        *lines, _ = self.run(PROBE, "addresses").splitlines()
        return [json.loads(line)["address"] for line in lines]


class Sandbox(Place):
    """The network namespace of a container of a node; names are asked of the engine's own server in it."""

    def __init__(self, node: "Node", container: str) -> None:
        super().__init__(container, node.client.inspect_container(container)["State"]["Pid"])
        self.node = node

    def entering(self, *command: str | Path) -> list[str]:
        return self.node.entering(*super().entering(*command))

    def probe(self, targets: Sequence[str], *options: str) -> tuple[Answer, ...]:
        return super().probe(targets, "-n", "127.0.0.11", *options)


class Node(Place):
    """A node by number, in the lab's folder; `pid` is its pid 1 as the machine numbers it."""

    def __init__(self, lab: Path, number: int, pid: int) -> None:
        super().__init__(f"n{number}", pid)
        self.folder = lab / self.name
        self.address = f"10.99.0.{number}"
        self.url = f"unix://{self.folder}/docker.sock"

    @cached_property
    def client(self) -> docker.APIClient:
        """The engine's API, waited for until the engine answers."""
        end = time.monotonic() + DEADLINE
        while not self._is_listening():
            if time.monotonic() > end or not Path(f"/proc/{self.pid}").exists():
                raise LabError(f"{self.name}: the engine does not answer:\n{self.log()[-3000:]}")
            time.sleep(0.01)
        return docker.APIClient(base_url=self.url, version="auto", timeout=60)

    def _is_listening(self) -> bool:
        with closing(socket.socket(socket.AF_UNIX)) as client:
            return client.connect_ex(str(self.folder / "docker.sock")) == 0

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a client that is to talk to this engine, and has no settings from elsewhere."""
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith(("DOCKER", "COMPOSE"))
        }
        return kept | {"DOCKER_HOST": self.url, "DOCKER_CONFIG": str(self.folder)}

    def log(self) -> str:
        """What the engine has said so far."""
        return (self.folder / "log").read_text(errors="replace")

    def entering(self, *command: str | Path) -> list[str]:
        return ["nsenter", "-t", str(self.pid), "-m", "-u", "-n", "-i", "-p", "--", *map(str, command)]

    def restart(self, signal: str = "KILL") -> None:
        """End the engine, not the node, and wait for it to be there again."""
        process = (self.folder / "dockerd.pid").read_text()
        (self.folder / "respawn").touch()
        self.run("kill", f"-{signal}", process)
        end = time.monotonic() + DEADLINE
        while (self.folder / "respawn").exists() and time.monotonic() < end:
            time.sleep(0.01)
        self.close()
        self.client.ping()

    def close(self) -> None:
        """Let go of the connections to the engine."""
        if "client" in self.__dict__:
            self.__dict__.pop("client").close()
