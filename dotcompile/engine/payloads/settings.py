"""Attributes that become keys of a container one by one.

In: a service's settings. Out: a `ContainerConfig` with its `HostConfig`, as far as attributes say them.
https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerCreate
"""

from collections.abc import Callable, Mapping
from typing import Any

from dotcompile.model.topology import Settings

Body = dict[str, Any]
Write = Callable[[Any], Any]
_SECOND = 10**9
_LABEL = "label_"


def _same(value: Any) -> Any:
    return value


def _texts(values: Any) -> list[str]:
    return [str(value) for value in values]


def _seconds(nanoseconds: int) -> int:
    """Whole seconds, none too few."""
    return -(-nanoseconds // _SECOND)


def _restart(policy: str) -> Body:
    name, _, times = policy.partition(":")
    return {"Name": name, **({"MaximumRetryCount": int(times)} if times else {})}


def _ulimits(values: Any) -> list[Body]:
    return [{"Name": name, "Soft": limit.soft, "Hard": limit.hard} for name, limit in values]


def _logging(value: Any) -> Body:
    return {"Type": value.driver, "Config": dict(value.options)}


def _hosts(values: Any) -> list[str]:
    return [f"{name}:{address}" for name, address in values]


def _tmpfs(values: Any) -> dict[str, str]:
    return {path: options for path, _, options in (value.partition(":") for value in values)}


def _exposed(values: Any) -> Body:
    return {f"{port}/{one.protocol}": {} for one in values for port in range(one.first, one.last + 1)}


#: By attribute: the path of the key, and how its value is written.
_KEYS: Mapping[str, tuple[tuple[str, ...], Write]] = {
    "command": (("Cmd",), _texts),
    "entrypoint": (("Entrypoint",), _texts),
    "working_dir": (("WorkingDir",), _same),
    "user": (("User",), _same),
    "hostname": (("Hostname",), _same),
    "domainname": (("Domainname",), _same),
    "expose": (("ExposedPorts",), _exposed),
    "stop_signal": (("StopSignal",), _same),
    "stop_grace": (("StopTimeout",), _seconds),
    "healthcheck": (("Healthcheck", "Test"), _texts),
    "healthcheck_interval": (("Healthcheck", "Interval"), _same),
    "healthcheck_timeout": (("Healthcheck", "Timeout"), _same),
    "healthcheck_retries": (("Healthcheck", "Retries"), _same),
    "healthcheck_start_period": (("Healthcheck", "StartPeriod"), _same),
    "healthcheck_start_interval": (("Healthcheck", "StartInterval"), _same),
    "init": (("HostConfig", "Init"), _same),
    "cpus": (("HostConfig", "NanoCpus"), _same),
    "memory": (("HostConfig", "Memory"), _same),
    "reserve_memory": (("HostConfig", "MemoryReservation"), _same),
    "dns": (("HostConfig", "Dns"), _texts),
    "extra_hosts": (("HostConfig", "ExtraHosts"), _hosts),
    "tmpfs": (("HostConfig", "Tmpfs"), _tmpfs),
    "read_only": (("HostConfig", "ReadonlyRootfs"), _same),
    "restart": (("HostConfig", "RestartPolicy"), _restart),
    "logging": (("HostConfig", "LogConfig"), _logging),
    "cap_add": (("HostConfig", "CapAdd"), _texts),
    "cap_drop": (("HostConfig", "CapDrop"), _texts),
    "privileged": (("HostConfig", "Privileged"), _same),
    "security_opt": (("HostConfig", "SecurityOpt"), _texts),
    "sysctls": (("HostConfig", "Sysctls"), dict),
    "ulimits": (("HostConfig", "Ulimits"), _ulimits),
    "shm_size": (("HostConfig", "ShmSize"), _same),
}
KEYS = frozenset(_KEYS)
#: What a container in another's sandbox has from there. The engine refuses one that says it itself.
_OF_SANDBOX = frozenset({"hostname", "domainname", "dns", "extra_hosts", "expose"})


def config_of(settings: Settings, *, within: bool) -> Body:
    """The keys of the attributes that are said."""
    body: Body = {}
    for name, (path, write) in _KEYS.items():
        if name in settings and not (within and name in _OF_SANDBOX):
            put(body, path, write(settings[name].value))
    off = settings.get("healthcheck_disable")
    if off is not None and off.value:
        body["Healthcheck"] = {"Test": ["NONE"]}
    return body


def labels_said(settings: Settings) -> dict[str, str]:
    """The labels that the diagram gives a service."""
    whole = settings.get("labels")
    named = {
        name.removeprefix(_LABEL): value.value for name, value in settings.items() if name.startswith(_LABEL)
    }
    return {**(dict(whole.value) if whole is not None else {}), **named}


def family(settings: Settings, prefix: str) -> dict[str, str]:
    """What attributes of one family say, by the rest of their names."""
    named = sorted(name for name in settings if name.startswith(prefix))
    return {name.removeprefix(prefix): str(settings[name].value) for name in named}


def put(body: Body, path: tuple[str, ...], value: Any) -> None:
    """Let the value stand at a path within a body."""
    *outer, last = path
    for key in outer:
        body = body.setdefault(key, {})
    body[last] = value
