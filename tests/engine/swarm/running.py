"""The program itself on a Swarm of the lab: what is typed enters, what came of it on all nodes leaves."""

import time
from collections.abc import Mapping
from pathlib import Path

from tests.engine.running import Engine
from tests.lab.lab import Lab

#: After its task is gone from the manager's list, a node has the container a moment longer.
SETTLED = 30.0


class Cluster(Engine):
    """The manager of a Swarm, and the nodes that it manages."""

    def __init__(self, lab: Lab, folder: Path) -> None:
        super().__init__(lab.nodes[0], folder)
        self.nodes = [Engine(node, folder) for node in lab.nodes]

    def services(self) -> dict[str, Mapping[str, object]]:
        """The specifications of the services that are there."""
        return {one["Spec"]["Name"]: one["Spec"] for one in self.node.client.services()}

    def tasks(self) -> dict[str, list[str]]:
        """The states of the tasks that are meant to run, by service."""
        names = {one["ID"]: one["Spec"]["Name"] for one in self.node.client.services()}
        found: dict[str, list[str]] = {name: [] for name in names.values()}
        for task in self.node.client.tasks(filters={"desired-state": ["running"]}):
            if task.get("ServiceID") in names:
                found[names[task["ServiceID"]]].append(task["Status"]["State"])
        return found

    def hosts(self) -> dict[str, set[str]]:
        """The hosts on which tasks run that are meant to, by service."""
        client = self.node.client
        names = {one["ID"]: one["Spec"]["Name"] for one in client.services()}
        nodes = {one["ID"]: one["Description"]["Hostname"] for one in client.nodes()}
        found: dict[str, set[str]] = {}
        for task in client.tasks(filters={"desired-state": ["running"]}):
            if task.get("ServiceID") in names and task["Status"]["State"] == "running":
                found.setdefault(names[task["ServiceID"]], set()).add(nodes[task["NodeID"]])
        return found

    def world(self) -> Mapping[str, object]:
        """What `down` has to leave as it was, on every node."""
        client = self.node.client
        return {
            "labels": {one["Description"]["Hostname"]: one["Spec"]["Labels"] for one in client.nodes()},
            "services": sorted(one["ID"] for one in client.services()),
            "configs": sorted(one["ID"] for one in client.configs()),
            "secrets": sorted(one["ID"] for one in client.secrets()),
            **{node.node.name: _each_once(node.world()) for node in self.nodes},
        }

    def settled(self, before: Mapping[str, object]) -> Mapping[str, object]:
        """The world once it is as it was before, or has had its time to become so."""
        end = time.monotonic() + SETTLED
        while (now := self.world()) != before and time.monotonic() < end:
            time.sleep(0.1)
        return now

    def _words(self, words: tuple[object, ...]) -> list[object]:
        return ["swarm" if word == "compose" else word for word in super()._words(words)]


def _each_once(world: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """Engines that start have some rule of their own twice now and then, until they write it anew."""
    return {name: sorted(set(things)) for name, things in world.items()}
