"""Containers as a Compose file would have them.

In: what an engine tells of a container and of its image. Out: the table of a service. What it has from its
image or from the engine's own settings is nobody's wish, and left out.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from dotcompile.importers.running.inspected import Json, own_labels, plain

_DEPENDS_ON = "com.docker.compose.depends_on"
_AFTER = "io.dotcompile.after"
_SHARED_MEMORY = 67108864
_ID = re.compile(r"[0-9a-f]{12}(?:[0-9a-f]{52})?")
_ANONYMOUS = re.compile(r"[0-9a-f]{64}")
_OWN_NETWORK = re.compile(r"host|none|container:.*")
_PLAIN_LOGGING = "json-file"


def container_table(said: Json, image: Json | None, name: str, called: Mapping[str, str]) -> dict[str, Any]:
    """What a container was made with. `called` are services by the IDs of containers."""
    config, host = said["Config"], said["HostConfig"]
    of_image: Json = (image or {}).get("Config") or {}
    table = {
        "image": config["Image"],
        **{key: _unlike(config.get(part), of_image.get(part)) for key, part in _OF_IMAGE.items()},
        "environment": _unlike_entries(config.get("Env"), of_image.get("Env")),
        "labels": own_labels(config.get("Labels"), of_image.get("Labels")),
        "hostname": "" if _ID.fullmatch(config.get("Hostname") or "") else config.get("Hostname"),
        "domainname": config.get("Domainname"),
        "healthcheck": _healthcheck(_unlike(config.get("Healthcheck"), of_image.get("Healthcheck"))),
        "tty": config.get("Tty"),
        "ports": list(_ports(host.get("PortBindings") or {})),
        "depends_on": _depends_on(config.get("Labels") or {}),
        **_host(host),
    }
    mode = str(host.get("NetworkMode", ""))
    if _OWN_NETWORK.fullmatch(mode):
        other = mode.partition(":")[2]
        table["network_mode"] = f"service:{called[other]}" if other in called else mode
        table["hostname"] = ""
    else:
        table["networks"] = {
            network: _endpoint(endpoint, said, name)
            for network, endpoint in (said["NetworkSettings"].get("Networks") or {}).items()
        }
    return plain(table)


_OF_IMAGE = {
    "command": "Cmd",
    "entrypoint": "Entrypoint",
    "working_dir": "WorkingDir",
    "user": "User",
    "stop_signal": "StopSignal",
}


def _unlike(value: Any, of_image: Any) -> Any:
    return None if value == of_image else value


def _unlike_entries(values: list[str] | None, of_image: list[str] | None) -> list[str]:
    known = frozenset(of_image or ())
    return [value for value in values or () if value not in known]


def _host(host: Json) -> dict[str, Any]:
    """What it asks of the host."""
    restart, logging = host.get("RestartPolicy") or {}, host.get("LogConfig") or {}
    times = restart.get("MaximumRetryCount")
    policy = restart.get("Name") or "no"
    table: dict[str, Any] = {
        "restart": "" if policy == "no" else f"{policy}:{times}" if times else policy,
        "privileged": host.get("Privileged"),
        "read_only": host.get("ReadonlyRootfs"),
        "init": host.get("Init"),
        "cap_add": host.get("CapAdd"),
        "cap_drop": host.get("CapDrop"),
        "security_opt": host.get("SecurityOpt"),
        "sysctls": host.get("Sysctls"),
        "dns": host.get("Dns"),
        "extra_hosts": host.get("ExtraHosts"),
        "tmpfs": [f"{path}:{said}" if said else path for path, said in (host.get("Tmpfs") or {}).items()],
        "ulimits": {
            one["Name"]: {"soft": one["Soft"], "hard": one["Hard"]} for one in host.get("Ulimits") or ()
        },
        "cpus": _billionths(host.get("NanoCpus")),
        "mem_limit": _bytes(host.get("Memory")),
        "mem_reservation": _bytes(host.get("MemoryReservation")),
        "pid": host.get("PidMode"),
        "devices": [one["PathOnHost"] for one in host.get("Devices") or ()],
    }
    if host.get("ShmSize") not in (None, 0, _SHARED_MEMORY):
        table["shm_size"] = _bytes(host["ShmSize"])
    if logging.get("Config") or logging.get("Type", _PLAIN_LOGGING) != _PLAIN_LOGGING:
        table["logging"] = {"driver": logging["Type"], "options": logging.get("Config") or {}}
    return table


def _ports(bindings: Json) -> Iterator[dict[str, Any]]:
    for port, said in bindings.items():
        target, _, protocol = port.partition("/")
        nothing: Json = {}
        for one in said or (nothing,):
            binding = {"published": one.get("HostPort"), "host_ip": one.get("HostIp")}
            yield {"target": target, "protocol": protocol or "tcp", **plain(binding)}


def _endpoint(endpoint: Json, said: Json, name: str) -> dict[str, Any]:
    """A place on a network, without the names that every container has anyway."""
    own = {name, str(said.get("Name", "")).lstrip("/"), said["Id"][:12]}
    asked = endpoint.get("IPAMConfig") or {}
    table = {
        "aliases": [one for one in endpoint.get("Aliases") or () if one and one not in own],
        "ipv4_address": asked.get("IPv4Address"),
        "ipv6_address": asked.get("IPv6Address"),
    }
    return plain(table)


def _healthcheck(said: Json | None) -> dict[str, Any]:
    if not said or not said.get("Test"):
        return {}
    times = {"interval": "Interval", "timeout": "Timeout", "start_period": "StartPeriod"}
    table = {name: f"{said[key]}ns" for name, key in times.items() if said.get(key)}
    return plain({"test": said["Test"], **table, "retries": said.get("Retries")})


def _depends_on(labels: Json) -> dict[str, Any]:
    """What it was started after, as Compose or we have noted it: `db:service_healthy:false`."""
    found: dict[str, Any] = {}
    for word in str(labels.get(_DEPENDS_ON, "")).split(","):
        other, _, rest = word.partition(":")
        if other:
            found[other] = {"condition": rest.partition(":")[0] or "service_started"}
    for other in str(labels.get(_AFTER, "")).split():
        found.setdefault(other, {"condition": "service_started"})
    return found


def mounts_of(said: Json, image: Json | None, called: Mapping[str, str]) -> list[dict[str, Any]]:
    """Volumes by what `called` has for them, and folders of the host."""
    own = ((image or {}).get("Config") or {}).get("Volumes") or {}
    found = []
    for mount in said.get("Mounts") or ():
        kind, target = mount["Type"], mount["Destination"]
        table: dict[str, Any] = {"type": kind, "target": target, "read_only": not mount.get("RW", True)}
        if kind == "volume" and not _ANONYMOUS.fullmatch(mount.get("Name", "")):
            found.append(plain({**table, "source": called.get(mount["Name"], mount["Name"])}))
        elif kind == "volume" and target not in own:
            found.append(plain(table))
        elif kind == "bind":
            found.append(plain({**table, "source": mount["Source"]}))
    return found


def _billionths(value: int | None) -> str:
    return f"{value / 10**9:.9f}".rstrip("0").rstrip(".") if value else ""


def _bytes(value: int | None) -> str:
    return f"{value}b" if value else ""
