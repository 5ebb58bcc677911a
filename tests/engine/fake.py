"""An engine in memory, which answers as a real one does: `test_contract.py` holds it to that.

What is made of payloads enters, JSON of the Engine API leaves. What a real engine would come to by itself can
be said: which images crash or stay unwell, which calls fail.
"""

import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from ipaddress import ip_network
from threading import RLock
from typing import Any

from dotcompile.engine.errors import EngineError, NotThereError, RefusedError

PREDEFINED = ("bridge", "host", "none")
ANY = ("", "0.0.0.0")


class FakeEngine:
    """The engine. `images` are IDs by name; `crashing` and `unwell` are images' names."""

    def __init__(self, images: Mapping[str, str] | None = None) -> None:
        self.images = dict(images or {})
        self.pullable: dict[str, str] = {}
        self.crashing: dict[str, int] = {}
        self.unwell: set[str] = set()
        self.calls: list[str] = []
        self.failing: Callable[[str, str], EngineError | None] = lambda call, name: None
        self._lock = RLock()
        self._numbers = itertools.count(1)
        self._containers: dict[str, dict[str, Any]] = {}
        self._networks: dict[str, dict[str, Any]] = {}
        self._volumes: dict[str, dict[str, Any]] = {}
        for name in PREDEFINED:
            self._network(name, {"Driver": name if name != "none" else "null"}, [])

    # What is read

    def about(self) -> Mapping[str, Any]:
        return {"Version": "20.10.24", "ApiVersion": "1.41", "Arch": "amd64"}

    def containers(self) -> Sequence[Mapping[str, Any]]:
        with self._lock:
            return [self._listed(one) for one in reversed(self._containers.values())]

    def networks(self) -> Sequence[Mapping[str, Any]]:
        with self._lock:
            return [dict(one) for one in self._networks.values()]

    def volumes(self) -> Sequence[Mapping[str, Any]]:
        with self._lock:
            return [dict(one) for one in self._volumes.values()]

    def image(self, name: str) -> Mapping[str, Any] | None:
        image = name if name in self.images.values() else self.images.get(name)
        return None if image is None else {"Id": image}

    def container(self, container: str) -> Mapping[str, Any]:
        one = self._find(container)
        return {
            "Id": one["Id"],
            "Name": f"/{one['Name']}",
            "Config": {**one["Body"], "Tty": False},
            "HostConfig": one["Body"].get("HostConfig", {}),
        }

    def network(self, network: str) -> Mapping[str, Any]:
        found = self._find_network(network)
        on = {
            one["Id"]: {
                "Name": one["Name"],
                "IPv4Address": f"{one['Endpoints'][found['Id']]['IPAddress']}/24",
            }
            for one in self._containers.values()
            if found["Id"] in one["Endpoints"] and one["State"] == "running"
        }
        return {**found, "Containers": on}

    def logs(
        self, container: str, *, follow: bool, tail: int | None, timestamps: bool
    ) -> Iterator[tuple[str, bytes]]:
        yield "stdout", f"{self._find(container)['Name']} serves 1\n".encode()

    # What changes things

    def pull(self, image: str, platform: str) -> None:
        self._called("pull", image)
        if image not in self.pullable:
            raise RefusedError(f"pull access denied for {image}", 404)
        self.images[image] = self.pullable[image]

    def load(self, archive: bytes) -> None:
        from dotcompile.engine.probe.binaries import find_binary
        from dotcompile.engine.probe.image import pack

        binary = find_binary("amd64")
        assert binary is not None
        image = pack(binary.read_bytes(), "amd64")
        assert archive == image.archive
        self.images[image.id] = image.id

    def create_network(self, body: Mapping[str, Any]) -> str:
        self._called("create network", body["Name"])
        with self._lock:
            if any(one["Name"] == body["Name"] for one in self._networks.values()):
                raise RefusedError(f"network with name {body['Name']} already exists", 409)
            subnets = [pool["Subnet"] for pool in (body.get("IPAM") or {}).get("Config", ())]
            for other in self._networks.values():
                for pool in other["IPAM"]["Config"]:
                    if any(ip_network(one).overlaps(ip_network(pool["Subnet"])) for one in subnets):
                        raise RefusedError("Pool overlaps with other one on this address space", 403)
            return self._network(body["Name"], body, subnets or [self._free_subnet()])

    def double_network(self, body: Mapping[str, Any]) -> str:
        """Another network of a name: what comes of two clients at once."""
        return self._network(body["Name"], body, [self._free_subnet()])

    def remove_network(self, network: str) -> None:
        self._called("remove network", network)
        with self._lock:
            found = self._find_network(network)
            for one in self._containers.values():
                if one["State"] in ("running", "paused") and found["Id"] in one["Endpoints"]:
                    raise RefusedError(
                        f"error while removing network: {found['Name']} has active endpoints", 403
                    )
            del self._networks[found["Id"]]

    def connect(self, network: str, container: str, endpoint: Mapping[str, Any]) -> None:
        self._called("connect", container)
        with self._lock:
            found, one = self._find_network(network), self._find(container)
            if found["Id"] in one["Endpoints"]:
                raise RefusedError(f"endpoint with name {one['Name']} already exists", 403)
            one["Endpoints"][found["Id"]] = self._endpoint(found, endpoint)
            if one["State"] == "running":
                self._give_addresses(one)

    def disconnect(self, network: str, container: str) -> None:
        self._called("disconnect", container)
        with self._lock:
            one = self._find(container)
            held = next((key for key, end in one["Endpoints"].items() if network in (key, end["Name"])), None)
            if held is None:
                raise NotThereError(f"container {container} is not connected to network {network}", 404)
            del one["Endpoints"][held]

    def create_volume(self, body: Mapping[str, Any]) -> None:
        self._called("create volume", body["Name"])
        made = {"Name": body["Name"], "Labels": body.get("Labels"), "Driver": body.get("Driver", "local")}
        self._volumes.setdefault(body["Name"], made)

    def remove_volume(self, name: str) -> None:
        self._called("remove volume", name)
        with self._lock:
            if name not in self._volumes:
                raise NotThereError(f"get {name}: no such volume", 404)
            if any(one["Name"] == name for used in self._containers.values() for one in used["Mounts"]):
                raise RefusedError(f"remove {name}: volume is in use", 409)
            del self._volumes[name]

    def create_container(self, name: str, body: Mapping[str, Any], platform: str = "") -> str:
        self._called("create container", name)
        with self._lock:
            if self.image(body["Image"]) is None:
                raise NotThereError(f"No such image: {body['Image']}", 404)
            self._claim(name)
            key = self._id()
            host = body.get("HostConfig", {})
            mode = host.get("NetworkMode", "default")
            if mode.startswith("container:"):
                mode = f"container:{self._find(mode.partition(':')[2])['Id']}"
            made = {"Id": key, "Name": name, "Body": body, "State": "created", "Exit": 0, "Mode": mode}
            made["ImageID"] = self.image(body["Image"])["Id"]
            made |= {"Endpoints": {}, "Mounts": [self._mount(one) for one in host.get("Mounts", ())]}
            self._containers[key] = made
            said = (body.get("NetworkingConfig") or {}).get("EndpointsConfig") or {}
            if not mode.startswith("container:"):
                network = self._find_network("bridge" if mode in ("default", "") else mode)
                made["Endpoints"][network["Id"]] = self._endpoint(network, said.get(network["Name"], {}))
            return key

    def attach(self, container: str) -> "_FakeHeld":
        return _FakeHeld(self, container)

    def start(self, container: str) -> None:
        self._called("start", container)
        with self._lock:
            one = self._find(container)
            if one["State"] == "running":
                return
            for key, end in one["Endpoints"].items():
                if key not in self._networks:
                    raise NotThereError(f"network {key} not found", 404)
                self._check_address(one, key, end)
            self._check_ports(one)
            self._give_addresses(one)
            code = self.crashing.get(one["Body"]["Image"])
            one |= {"State": "running"} if code is None else {"State": "exited", "Exit": code}

    def stop(self, container: str) -> None:
        self._called("stop", container)
        one = self._find(container)
        if one["State"] != "created":
            one |= {"State": "exited", "Exit": 0}

    def pause(self, container: str) -> None:
        """What somebody does by hand."""
        self._find(container)["State"] = "paused"

    def unpause(self, container: str) -> None:
        self._called("unpause", container)
        self._find(container)["State"] = "running"

    def rename(self, container: str, name: str) -> None:
        self._called("rename", name)
        with self._lock:
            one = self._find(container)
            if one["Name"] == name:
                raise RefusedError("Renaming a container with the same name as its current name", 400)
            self._claim(name)
            one["Name"] = name

    def remove_container(self, container: str, *, volumes: bool = False) -> None:
        self._called("remove container", container)
        with self._lock:
            del self._containers[self._find(container)["Id"]]

    # How it is done

    def _called(self, call: str, name: str) -> None:
        with self._lock:
            one = self._containers.get(name)
            shown = one["Name"] if one else name
            self.calls.append(f"{call} {shown}")
            error = self.failing(call, shown)
        if error is not None:
            raise error

    def _id(self) -> str:
        return f"{next(self._numbers):064x}"

    def _find(self, container: str) -> dict[str, Any]:
        for one in self._containers.values():
            if container in (one["Id"], one["Name"]):
                return one
        raise NotThereError(f"No such container: {container}", 404)

    def _find_network(self, network: str) -> dict[str, Any]:
        for one in self._networks.values():
            if network in (one["Id"], one["Name"]):
                return one
        raise NotThereError(f"network {network} not found", 404)

    def _claim(self, name: str) -> None:
        holder = next((one["Id"] for one in self._containers.values() if one["Name"] == name), None)
        if holder is not None:
            message = f'Conflict. The container name "/{name}" is already in use by container "{holder}"'
            raise RefusedError(message, 409)

    def _network(self, name: str, body: Mapping[str, Any], subnets: list[str]) -> str:
        key = self._id()
        pools = [{"Subnet": one} for one in subnets]
        self._networks[key] = {
            "Id": key,
            "Name": name,
            "Driver": body.get("Driver", "bridge"),
            "Scope": "local",
            "Internal": body.get("Internal", False),
            "IPAM": {"Driver": "default", "Config": pools},
            "Labels": dict(body.get("Labels") or {}),
            "Options": dict(body.get("Options") or {}),
        }
        return key

    def _free_subnet(self) -> str:
        used = {pool["Subnet"] for one in self._networks.values() for pool in one["IPAM"]["Config"]}
        return next(subnet for at in range(256) if (subnet := f"10.64.{at}.0/24") not in used)

    def _mount(self, said: Mapping[str, Any]) -> dict[str, Any]:
        name = said.get("Source") or self._id()
        self._volumes.setdefault(name, {"Name": name, "Labels": None, "Driver": "local"})
        return {"Type": "volume", "Name": name, "Destination": said["Target"]}

    def _endpoint(self, network: Mapping[str, Any], said: Mapping[str, Any]) -> dict[str, Any]:
        wanted = (said.get("IPAMConfig") or {}).get("IPv4Address", "")
        return {"Name": network["Name"], "Wanted": wanted, "IPAddress": "", "Aliases": said.get("Aliases")}

    def _check_address(self, one: Mapping[str, Any], network: str, end: Mapping[str, Any]) -> None:
        for other in self._containers.values():
            held = other["Endpoints"].get(network)
            running = other is not one and other["State"] == "running"
            if end["Wanted"] and running and held and held["IPAddress"] == end["Wanted"]:
                raise RefusedError("Address already in use", 403)

    def _check_ports(self, one: Mapping[str, Any]) -> None:
        taken = {
            (port["PublicPort"], port["Type"])
            for other in self._containers.values()
            if other is not one and other["State"] == "running"
            for port in self._ports(other)
        }
        for port in self._ports(one):
            if (port["PublicPort"], port["Type"]) in taken:
                message = f"Bind for 0.0.0.0:{port['PublicPort']} failed: port is already allocated"
                raise RefusedError(f"driver failed programming external connectivity: {message}", 500)

    def _give_addresses(self, one: dict[str, Any]) -> None:
        for key, end in one["Endpoints"].items():
            network = self._networks[key]
            if not network["IPAM"]["Config"]:
                continue
            hosts = map(str, ip_network(network["IPAM"]["Config"][0]["Subnet"]).hosts())
            used = {
                other["Endpoints"][key]["IPAddress"]
                for other in self._containers.values()
                if key in other["Endpoints"]
            }
            free = (address for address in itertools.islice(hosts, 1, None) if address not in used)
            end["IPAddress"] = end["Wanted"] or end["IPAddress"] or next(free)

    def _ports(self, one: Mapping[str, Any]) -> list[dict[str, Any]]:
        bindings = one["Body"].get("HostConfig", {}).get("PortBindings") or {}
        return [
            {
                "IP": said.get("HostIp") or "0.0.0.0",
                "PrivatePort": int(port.partition("/")[0]),
                "PublicPort": int(said["HostPort"] or 32768 + int(port.partition("/")[0])),
                "Type": port.partition("/")[2],
            }
            for port, entries in bindings.items()
            for said in entries
        ]

    def _listed(self, one: Mapping[str, Any]) -> dict[str, Any]:
        running = one["State"] in ("running", "paused")
        networks = {
            end["Name"]: {
                "NetworkID": "" if one["State"] == "created" else key,
                "IPAddress": end["IPAddress"] if running else "",
            }
            for key, end in one["Endpoints"].items()
        }
        image = one["Body"]["Image"]
        return {
            "Id": one["Id"],
            "Names": [f"/{one['Name']}"],
            "Image": image,
            "ImageID": one["ImageID"],
            "Labels": dict(one["Body"].get("Labels") or {}),
            "State": one["State"],
            "Status": self._status(one),
            "Ports": self._ports(one) if running else [],
            "Mounts": one["Mounts"],
            "HostConfig": {"NetworkMode": one["Mode"]},
            "NetworkSettings": {"Networks": networks},
        }

    def _status(self, one: Mapping[str, Any]) -> str:
        match one["State"]:
            case "created":
                return "Created"
            case "exited":
                return f"Exited ({one['Exit']}) 2 seconds ago"
        test = (one["Body"].get("Healthcheck") or {}).get("Test", ["NONE"])
        if test == ["NONE"]:
            return "Up 2 seconds"
        well = "unhealthy" if one["Body"]["Image"] in self.unwell else "healthy"
        return f"Up 2 seconds ({well})"


class _FakeHeld:
    """With its input gone, a container that removes itself is gone, too."""

    def __init__(self, engine: FakeEngine, container: str) -> None:
        self._engine, self._container = engine, container

    def close(self) -> None:
        with suppress(NotThereError):
            self._engine.remove_container(self._container)
