"""Attributes that become keys of a service's task one by one.

In: a service's settings. Out: the `ContainerSpec` of its `TaskTemplate`, and the template's other keys. What
one engine has for the same attribute is taken from there, and put where a cluster has it.
https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Service/operation/ServiceCreate
"""

from collections.abc import Callable, Mapping
from typing import Any

from dotcompile.engine.payloads.settings import Body, config_of, put
from dotcompile.model.topology import Settings

Path = tuple[str, ...]
_CONTAINER = "ContainerSpec"


def _same(value: Any) -> Any:
    return value


def _check(value: Body) -> Body:
    """Checks of version 3.8 of stack files have no other interval at first, and so neither have these."""
    return {key: one for key, one in value.items() if key != "StartInterval"}


def _capabilities(values: list[str]) -> list[str]:
    """In the one form that engines keep.

    https://github.com/docker/cli/blob/v28.2.2/opts/capabilities.go
    """
    upper = (value.upper() for value in values)
    return sorted({one if one == "ALL" or one.startswith("CAP_") else f"CAP_{one}" for one in upper})


def _hosts(values: list[str]) -> list[str]:
    """`ADDRESS NAME`, as the file of hosts has them."""
    return [f"{address} {name}" for name, _, address in (value.partition(":") for value in values)]


def _policy(value: Body) -> Body:
    condition = {"no": "none", "on-failure": "on-failure"}.get(value["Name"], "any")
    times = value.get("MaximumRetryCount")
    return {"Condition": condition, **({"MaxAttempts": times} if times else {})}


def _driver(value: Body) -> Body:
    return {"Name": value["Type"], "Options": value["Config"]}


#: From a container's path to a task's, with how the value is said there.
_MOVED: Mapping[Path, tuple[Path, Callable[[Any], Any]]] = {
    ("Cmd",): ((_CONTAINER, "Args"), _same),
    ("Entrypoint",): ((_CONTAINER, "Command"), _same),
    ("WorkingDir",): ((_CONTAINER, "Dir"), _same),
    ("User",): ((_CONTAINER, "User"), _same),
    ("StopSignal",): ((_CONTAINER, "StopSignal"), _same),
    ("Healthcheck",): ((_CONTAINER, "Healthcheck"), _check),
    ("HostConfig", "Init"): ((_CONTAINER, "Init"), _same),
    ("HostConfig", "ReadonlyRootfs"): ((_CONTAINER, "ReadOnly"), _same),
    ("HostConfig", "Dns"): ((_CONTAINER, "DNSConfig", "Nameservers"), _same),
    ("HostConfig", "ExtraHosts"): ((_CONTAINER, "Hosts"), _hosts),
    ("HostConfig", "CapAdd"): ((_CONTAINER, "CapabilityAdd"), _capabilities),
    ("HostConfig", "CapDrop"): ((_CONTAINER, "CapabilityDrop"), _capabilities),
    ("HostConfig", "Sysctls"): ((_CONTAINER, "Sysctls"), _same),
    ("HostConfig", "Ulimits"): ((_CONTAINER, "Ulimits"), _same),
    ("HostConfig", "NanoCpus"): (("Resources", "Limits", "NanoCPUs"), _same),
    ("HostConfig", "Memory"): (("Resources", "Limits", "MemoryBytes"), _same),
    ("HostConfig", "MemoryReservation"): (("Resources", "Reservations", "MemoryBytes"), _same),
    ("HostConfig", "RestartPolicy"): (("RestartPolicy",), _policy),
    ("HostConfig", "LogConfig"): (("LogDriver",), _driver),
}
#: What one engine has no word for, or only a coarser one, by attribute.
_OWN: Mapping[str, Path] = {
    "reserve_cpus": ("Resources", "Reservations", "NanoCPUs"),
    "stop_grace": (_CONTAINER, "StopGracePeriod"),
}


def template_of(settings: Settings) -> Body:
    """The keys of the attributes that are said."""
    said = config_of(settings, within=False)
    template: Body = {_CONTAINER: {}}
    for path, (to, write) in _MOVED.items():
        value = _at(said, path)
        if value is not None:
            put(template, to, write(value))
    for attribute, to in _OWN.items():
        if attribute in settings:
            put(template, to, settings[attribute].value)
    name = ".".join(said[key] for key in ("Hostname", "Domainname") if key in said)
    if name:
        template[_CONTAINER]["Hostname"] = name
    return template


def _at(body: Body, path: Path) -> Any:
    value: Any = body
    for key in path:
        value = value.get(key) if isinstance(value, dict) else None
    return value
