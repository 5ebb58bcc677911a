"""Files for Compose and Swarm, deployed as they are but for what runs: every service is the probe.

A file enters, with what its services listen on; a `Deployed` leaves, in which any service can try any other.
"""

import json
import subprocess
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import yaml

from dotcompile.engine.probe.answers import Answer
from tests.backends.oracles import COMPOSE
from tests.lab.lab import Lab
from tests.lab.node import LabError, Node, Sandbox

#: What every service listens on besides what is asked for: a port that no diagram draws.
UNDRAWN = ("7777/tcp", "7777/udp")
SECONDS = 90.0


class Deployed:
    """A running deployment: the sandboxes of each service, one a replica."""

    def __init__(self, sandboxes: Mapping[str, list[Sandbox]]) -> None:
        self.sandboxes = sandboxes

    def probe(self, source: str, targets: Iterable[str], *options: str) -> tuple[Answer, ...]:
        """What targets such as `db:5432/tcp` answer to a service, to its first replica."""
        return self.sandboxes[source][0].probe(list(targets), *options)

    def addresses(self, service: str) -> list[str]:
        """All addresses of a service, of all of its replicas."""
        return [address for sandbox in self.sandboxes[service] for address in sandbox.addresses()]


def run(node: Node, command: list[str | Path]) -> str:
    """What a client that talks to a node prints; it has to succeed."""
    done = subprocess.run(command, env=node.environment, capture_output=True, text=True, timeout=120)
    if done.returncode:
        raise LabError(f"{' '.join(map(str, command))}: {done.stderr or done.stdout}")
    return done.stdout


def stand_ins(lab: Lab, files: Iterable[Path], listen: Mapping[str, Iterable[str]]) -> str:
    """A file to lay over others, with which each of their services is a probe that tells its name."""
    read = [yaml.safe_load(file.read_text()) for file in files]
    services: dict[str, dict[str, object]] = {}
    for name, service in (pair for file in read for pair in file["services"].items()):
        ports = ",".join(sorted({*UNDRAWN, *listen.get(name, ())}))
        services.setdefault(name, {}).update(
            image=lab.image,
            entrypoint=["/probe"],
            command=["serve"],
            environment={"PROBE_IDENTITY": name, "PROBE_PORTS": ports},
        )
        # Checks cost a process a second each, so that only who has one already gets one.
        if "healthcheck" in service:
            services[name]["healthcheck"] = {"test": ["CMD", "/probe", "check"], "interval": "1s"}
    # Clients that need a version at all want the same one in every file.
    versions = [("version", file["version"]) for file in read if "version" in file]
    return json.dumps({**dict(versions), "services": services})


@contextmanager
def overlaid(
    lab: Lab, files: Iterable[Path], listen: Mapping[str, Iterable[str]], option: str
) -> Iterator[list[str | Path]]:
    """The options that name the files and, last, what is laid over them."""
    files = list(files)
    over = lab.folder / "stand-ins.json"
    over.write_text(stand_ins(lab, files, listen))
    yield [word for file in (*files, over) for word in (option, file)]
    over.unlink()


def compose(
    lab: Lab, *files: Path, project: str = "lab", listen: Mapping[str, Iterable[str]] | None = None
) -> Deployed:
    """Files for Compose, up on the lab's first node."""
    node = lab.nodes[0]
    with overlaid(lab, files, listen or {}, "-f") as options:
        run(node, [COMPOSE, "-p", project, *options, "up", "--detach", "--wait", "--pull", "never"])
    found: dict[str, list[Sandbox]] = {}
    label = "com.docker.compose.service"
    for container in node.client.containers(filters={"label": f"com.docker.compose.project={project}"}):
        found.setdefault(container["Labels"][label], []).append(Sandbox(node, container["Id"]))
    return Deployed(found)


def stack(
    lab: Lab, *files: Path, project: str = "lab", listen: Mapping[str, Iterable[str]] | None = None
) -> Deployed:
    """Files for Swarm, deployed as a stack, once all of its tasks run."""
    unchecked = [_without_healthchecks(lab, file) for file in files]
    with overlaid(lab, unchecked, listen or {}, "-c") as options:
        run(lab.nodes[0], ["docker", "stack", "deploy", *options, "--resolve-image", "never", project])
    services = lab.nodes[0].client.services(filters={"label": f"com.docker.stack.namespace={project}"})
    names = {service["ID"]: service["Spec"]["Name"].removeprefix(f"{project}_") for service in services}
    return Deployed(await_tasks(lab, names))


def _without_healthchecks(lab: Lab, file: Path) -> Path:
    """The file itself, if it has none: `docker stack` appends the words of another check to those of one."""
    read = yaml.safe_load(file.read_text())
    checks = [service.pop("healthcheck", None) for service in read["services"].values()]
    if not any(checks):
        return file
    copy = lab.folder / file.name
    copy.write_text(json.dumps(read))
    return copy


def await_tasks(lab: Lab, services: Mapping[str, str]) -> dict[str, list[Sandbox]]:
    """The sandboxes of services by name, once all tasks that are wanted of each run."""
    client = lab.nodes[0].client
    nodes = {node["ID"]: node["Description"]["Hostname"] for node in client.nodes()}
    places = {node.name: node for node in lab.nodes}
    end = time.monotonic() + SECONDS
    while True:
        wanted = {"service": list(services), "desired-state": ["running"]}
        tasks = [task for task in client.tasks(filters=wanted) if task["ServiceID"] in services]
        running = [task for task in tasks if task["Status"]["State"] == "running"]
        if len(running) == len(tasks) and {task["ServiceID"] for task in running} == set(services):
            break
        if time.monotonic() > end:
            raise LabError(f"tasks do not run: {[task['Status'] for task in tasks if task not in running]}")
        time.sleep(0.05)
    found: dict[str, list[Sandbox]] = {}
    for task in sorted(running, key=lambda task: task.get("Slot", 0)):
        container = task["Status"]["ContainerStatus"]["ContainerID"]
        sandbox = Sandbox(places[nodes[task["NodeID"]]], container)
        found.setdefault(services[task["ServiceID"]], []).append(sandbox)
    return found
