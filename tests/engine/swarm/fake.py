"""A manager in memory, which answers as a real one does: `test_contract.py` holds it to that.

Tasks run as soon as their service is there; which services never get so far can be said.
"""

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from dotcompile.engine.errors import NotThereError, RefusedError
from tests.engine.fake import FakeEngine


class FakeManager(FakeEngine):
    """The manager of a Swarm of one host, `one`, until others join. `waiting` are services that find no host.

    Of constraints it knows those on labels of hosts.
    """

    def __init__(self, images: Mapping[str, str] | None = None) -> None:
        super().__init__(images)
        self.waiting: set[str] = set()
        self._services: dict[str, dict[str, Any]] = {}
        self._grants: dict[str, dict[str, dict[str, Any]]] = {"config": {}, "secret": {}}
        self._nodes: dict[str, dict[str, Any]] = {}
        self._version = 10
        self.join("one")

    def join(self, name: str, **labels: str) -> None:
        """One more host."""
        key = f"n{len(self._nodes) + 1}"
        self._nodes[key] = {
            "ID": key,
            "Version": {"Index": self._next()},
            "Spec": {"Labels": labels, "Role": "worker", "Availability": "active"},
            "Description": {"Hostname": name},
            "Status": {"State": "ready", "Addr": ""},
        }

    # What is read

    def services(self) -> Sequence[Mapping[str, Any]]:
        return deepcopy(list(self._services.values()))

    def service(self, service: str) -> Mapping[str, Any]:
        return deepcopy(self._found(self._services, service, "service"))

    def tasks(self) -> Sequence[Mapping[str, Any]]:
        return [task for service in self._services.values() for task in self._tasks(service)]

    def nodes(self) -> Sequence[Mapping[str, Any]]:
        return deepcopy(list(self._nodes.values()))

    def node(self, node: str) -> Mapping[str, Any]:
        if node not in self._nodes:
            raise NotThereError(f"node {node} not found", 404)
        return deepcopy(self._nodes[node])

    def grants(self, kind: str) -> Sequence[Mapping[str, Any]]:
        return deepcopy(list(self._grants[kind].values()))

    def digest_of(self, image: str) -> str:
        return image

    def task_logs(
        self, task: str, *, follow: bool, tail: int | None, timestamps: bool
    ) -> Iterator[tuple[str, bytes]]:
        yield "stdout", b"serves 1\n"

    # What changes things

    def create_network(self, body: Mapping[str, Any]) -> str:
        made = super().create_network(body)
        if body.get("Driver") == "overlay":
            self._networks[made]["Scope"] = "swarm"
        return made

    def remove_network(self, network: str) -> None:
        name = self._find_network(network)["Name"]
        for service in self._services.values():
            if any(one["Target"] == network for one in service["Spec"]["TaskTemplate"].get("Networks", ())):
                by = service["Spec"]["Name"]
                raise RefusedError(f"rpc error: network {name} is in use by service {by}", 400)
        super().remove_network(network)

    def create_service(self, body: Mapping[str, Any]) -> str:
        self._called("create service", body["Name"])
        if any(one["Spec"]["Name"] == body["Name"] for one in self._services.values()):
            raise RefusedError(
                "rpc error: code = AlreadyExists desc = name conflicts with an existing object", 409
            )
        key = self._id()
        self._services[key] = {"ID": key, "Spec": self._kept(body), "Version": {"Index": self._next()}}
        return key

    def update_service(self, service: str, version: int, body: Mapping[str, Any]) -> None:
        found = self._found(self._services, service, "service")
        self._called("update service", found["Spec"]["Name"])
        if version != found["Version"]["Index"]:
            raise RefusedError("rpc error: code = Unknown desc = update out of sequence", 500)
        if set(self._kept(body)["Mode"]) != set(found["Spec"]["Mode"]):
            raise RefusedError(
                "rpc error: code = Unimplemented desc = service mode change is not allowed", 500
            )
        found |= {"Spec": self._kept(body), "Version": {"Index": self._next()}}

    def remove_service(self, service: str) -> None:
        found = self._found(self._services, service, "service")
        self._called("remove service", found["Spec"]["Name"])
        del self._services[found["ID"]]

    def update_node(self, node: str, version: int, body: Mapping[str, Any]) -> None:
        found = self.node(node)
        self._called("update node", found["Description"]["Hostname"])
        if version != found["Version"]["Index"]:
            raise RefusedError("rpc error: code = Unknown desc = update out of sequence", 500)
        if not {"Role", "Availability"} <= body.keys():
            raise RefusedError('invalid Role: ""', 400)
        self._nodes[node] |= {"Spec": deepcopy(dict(body)), "Version": {"Index": self._next()}}

    def create_grant(self, kind: str, body: Mapping[str, Any]) -> str:
        self._called(f"create {kind}", body["Name"])
        if not body["Data"]:
            raise RefusedError(f"rpc error: {kind} data must be larger than 0", 400)
        if any(one["Spec"]["Name"] == body["Name"] for one in self._grants[kind].values()):
            raise RefusedError(
                f"rpc error: code = AlreadyExists desc = {kind} {body['Name']} already exists", 409
            )
        key = self._id()
        spec = {name: value for name, value in body.items() if kind == "config" or name != "Data"}
        self._grants[kind][key] = {"ID": key, "Spec": spec, "Version": {"Index": self._next()}}
        return key

    def update_config(self, config: str, version: int, body: Mapping[str, Any]) -> None:
        found = self._found(self._grants["config"], config, "config")
        if version != found["Version"]["Index"]:
            raise RefusedError("rpc error: code = Unknown desc = update out of sequence", 500)
        found["Spec"]["Labels"] = body["Labels"]
        found["Version"] = {"Index": self._next()}

    def remove_grant(self, kind: str, grant: str) -> None:
        found = self._found(self._grants[kind], grant, kind)
        self._called(f"remove {kind}", found["Spec"]["Name"])
        for service in self._services.values():
            uses = service["Spec"]["TaskTemplate"]["ContainerSpec"].get(f"{kind.title()}s", ())
            if any(one[f"{kind.title()}ID"] == found["ID"] for one in uses):
                raise RefusedError(f"rpc error: {kind} '{found['Spec']['Name']}' is in use by a service", 400)
        del self._grants[kind][found["ID"]]

    # How it is done

    def _next(self) -> int:
        self._version += 1
        return self._version

    def _found(self, things: Mapping[str, dict[str, Any]], name: str, what: str) -> dict[str, Any]:
        for key, one in things.items():
            if name in (key, one["Spec"]["Name"]):
                return one
        raise NotThereError(f"{what} {name} not found", 404)

    def _kept(self, body: Mapping[str, Any]) -> dict[str, Any]:
        """A specification with what a manager fills in."""
        spec = deepcopy(dict(body))
        template = spec["TaskTemplate"]
        template.setdefault("ForceUpdate", 0)
        template.setdefault("Runtime", "container")
        template["ContainerSpec"].setdefault("Isolation", "default")
        for one in template.get("Networks", ()):
            one["Target"] = self._find_network(one["Target"])["Id"]
        spec.setdefault("Mode", {"Replicated": {"Replicas": 1}})
        spec.setdefault("Labels", {})
        return spec

    def _tasks(self, service: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        spec = service["Spec"]
        count = spec["Mode"].get("Replicated", {}).get("Replicas", 1)
        hosts = [] if spec["Name"] in self.waiting else list(self._hosts_for(spec))
        for slot in range(1, count + 1):
            yield {
                "ID": f"{service['ID']}-{slot}",
                "ServiceID": service["ID"],
                "NodeID": hosts[slot % len(hosts)] if hosts else "",
                "Slot": slot,
                "Spec": deepcopy(spec["TaskTemplate"]),
                "DesiredState": "running",
                "Status": {"State": "running"} if hosts else {"State": "pending", "Err": "no suitable node"},
                "NetworksAttachments": [
                    {"Network": {"ID": one["Target"]}, "Addresses": ["10.9.0.2/24"]}
                    for one in spec["TaskTemplate"].get("Networks", ())
                ],
            }

    def _hosts_for(self, spec: Mapping[str, Any]) -> Iterator[str]:
        placement = spec["TaskTemplate"].get("Placement") or {}
        asked = [one.split(" == ") for one in placement.get("Constraints") or ()]
        for key, node in self._nodes.items():
            labels = {f"node.labels.{name}": value for name, value in node["Spec"]["Labels"].items()}
            if all(labels.get(name) == value for name, value in asked if name.startswith("node.labels.")):
                yield key
