"""Services of a Swarm as a stack file would have them.

In: what a manager tells of a service. Out: the table of a service.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dotcompile.importers.running.inspected import Json, own_labels, plain

_CONDITIONS = {"any": "any", "none": "none", "on-failure": "on-failure"}
_ROLLOUT = {
    "parallelism": "Parallelism",
    "failure_action": "FailureAction",
    "max_failure_ratio": "MaxFailureRatio",
    "order": "Order",
}


def service_table(
    said: Json, name: str, networks: Mapping[str, str], volumes: Mapping[str, str]
) -> dict[str, Any]:
    """What a service was made with, by the keys of networks by their IDs, and of volumes by their names."""
    spec = said["Spec"]
    task = spec["TaskTemplate"]
    container = task["ContainerSpec"]
    table = {
        "image": container["Image"].partition("@")[0],
        "entrypoint": container.get("Command"),
        "command": container.get("Args"),
        "environment": container.get("Env"),
        "working_dir": container.get("Dir"),
        "user": container.get("User"),
        "hostname": container.get("Hostname"),
        "labels": own_labels(container.get("Labels")),
        "read_only": container.get("ReadOnly"),
        "init": container.get("Init"),
        "cap_add": container.get("CapabilityAdd"),
        "cap_drop": container.get("CapabilityDrop"),
        "sysctls": container.get("Sysctls"),
        "stop_signal": container.get("StopSignal"),
        "stop_grace_period": _time(container.get("StopGracePeriod")),
        "dns": (container.get("DNSConfig") or {}).get("Nameservers"),
        "healthcheck": _healthcheck(container.get("Healthcheck") or {}),
        "volumes": list(_mounts(container.get("Mounts") or (), volumes)),
        **{section: list(_grants(section, container)) for section in ("configs", "secrets")},
        "networks": _networks(task.get("Networks") or spec.get("Networks") or (), name, networks),
        "ports": list(_ports((spec.get("EndpointSpec") or {}).get("Ports") or ())),
        "deploy": _deploy(spec, task),
    }
    return plain(table)


def _deploy(spec: Json, task: Json) -> dict[str, Any]:
    mode, placement = spec.get("Mode") or {}, task.get("Placement") or {}
    resources, restart = task.get("Resources") or {}, task.get("RestartPolicy") or {}
    condition = _CONDITIONS.get(restart.get("Condition", ""))
    table = {
        "mode": "global" if "Global" in mode else "",
        "replicas": (mode.get("Replicated") or {}).get("Replicas"),
        "endpoint_mode": "dnsrr" if (spec.get("EndpointSpec") or {}).get("Mode") == "dnsrr" else "",
        "labels": own_labels(spec.get("Labels")),
        "placement": plain(
            {
                "constraints": placement.get("Constraints"),
                "preferences": [
                    {"spread": one["Spread"]["SpreadDescriptor"]}
                    for one in placement.get("Preferences") or ()
                ],
                "max_replicas_per_node": placement.get("MaxReplicas"),
            }
        ),
        "resources": plain(
            {
                "limits": _amounts(resources.get("Limits") or {}),
                "reservations": _amounts(resources.get("Reservations") or {}),
            }
        ),
        "restart_policy": plain({"condition": condition, "max_attempts": restart.get("MaxAttempts")}),
        "update_config": _rollout(spec.get("UpdateConfig") or {}),
        "rollback_config": _rollout(spec.get("RollbackConfig") or {}),
    }
    made = plain(table)
    replicas = table["replicas"]
    return {**made, "replicas": 0} if replicas == 0 else made


def _amounts(said: Json) -> dict[str, Any]:
    cpus, memory = said.get("NanoCPUs"), said.get("MemoryBytes")
    return plain(
        {
            "cpus": f"{cpus / 10**9:.9f}".rstrip("0").rstrip(".") if cpus else "",
            "memory": f"{memory}b" if memory else "",
            "pids": said.get("Pids"),
        }
    )


def _rollout(said: Json) -> dict[str, Any]:
    table = {name: said.get(key) for name, key in _ROLLOUT.items()}
    return plain({**table, "delay": _time(said.get("Delay")), "monitor": _time(said.get("Monitor"))})


def _healthcheck(said: Json) -> dict[str, Any]:
    times = {"interval": "Interval", "timeout": "Timeout", "start_period": "StartPeriod"}
    table = {name: _time(said.get(key)) for name, key in times.items()}
    return plain({"test": said.get("Test"), **table, "retries": said.get("Retries")})


def _mounts(said: Any, volumes: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for one in said:
        source = one.get("Source", "")
        size = (one.get("TmpfsOptions") or {}).get("SizeBytes")
        yield plain(
            {
                "type": one.get("Type"),
                "source": volumes.get(source, source),
                "target": one.get("Target"),
                "read_only": one.get("ReadOnly"),
                "tmpfs": plain({"size": f"{size}b" if size else ""}),
            }
        )


def _grants(section: str, container: Json) -> Iterator[dict[str, Any]]:
    key = "ConfigName" if section == "configs" else "SecretName"
    for one in container.get(section.title()) or ():
        target = (one.get("File") or {}).get("Name", "")
        yield plain({"source": one[key], "target": "" if target.strip("/") == one[key] else target})


def _networks(said: Any, name: str, networks: Mapping[str, str]) -> dict[str, Any]:
    found = {}
    for one in said:
        aliases = [alias for alias in one.get("Aliases") or () if alias != name]
        found[networks.get(one["Target"], one["Target"])] = plain({"aliases": aliases})
    return found


def _ports(said: Any) -> Iterator[dict[str, Any]]:
    for one in said:
        mode = "host" if one.get("PublishMode") == "host" else ""
        yield plain(
            {
                "target": one["TargetPort"],
                "published": one.get("PublishedPort"),
                "protocol": one.get("Protocol"),
                "mode": mode,
            }
        )


def _time(nanoseconds: Any) -> str:
    return f"{nanoseconds}ns" if nanoseconds else ""
