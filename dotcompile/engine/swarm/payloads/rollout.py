"""How a service is brought up, changed and placed, as a cluster has it.

In: a service's settings. Out: `Mode`, `UpdateConfig`, `RollbackConfig` and `Placement`.
https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Service/operation/ServiceCreate
"""

from typing import Any

from dotcompile.engine.payloads.settings import Body
from dotcompile.model.hosting import platform_constraints
from dotcompile.model.topology import Settings

#: In billionths in the model.
_RATIO = "MaxFailureRatio"
#: By attribute without its prefix, the key.
_KEYS = {
    "parallelism": "Parallelism",
    "delay": "Delay",
    "failure_action": "FailureAction",
    "monitor": "Monitor",
    "max_failure_ratio": _RATIO,
    "order": "Order",
}


def rollout_of(settings: Settings) -> Body:
    """How changes are rolled out and taken back, if it is said: unless it says otherwise, task by task."""
    found = {"UpdateConfig": _config(settings, "update_"), "RollbackConfig": _config(settings, "rollback_")}
    return {key: value for key, value in found.items() if value}


def mode_of(settings: Settings, *, is_on: bool) -> Body:
    """On each host, or so many replicas; none of a service whose profiles are off."""
    if _said(settings, "mode") == "global":
        return {"Global": {}}
    if not is_on:
        return {"Replicated": {"Replicas": 0}}
    replicas = _said(settings, "replicas")
    return {"Replicated": {"Replicas": 1 if replicas is None else replicas}}


def placement_of(settings: Settings) -> Body:
    """Where tasks may run, as far as it is said."""
    constraints = [str(one) for one in _said(settings, "constraint") or ()]
    platform = _said(settings, "platform")
    constraints += platform_constraints(platform) if platform else []
    preferences = [_preference(str(one)) for one in _said(settings, "prefer") or ()]
    most = _said(settings, "max_per_node")
    found = {"Constraints": constraints, "Preferences": preferences, "MaxReplicas": most}
    return {key: value for key, value in found.items() if value}


def _preference(said: str) -> Body:
    return {"Spread": {"SpreadDescriptor": said.removeprefix("spread=")}}


def _config(settings: Settings, prefix: str) -> Body:
    said = {key: _said(settings, f"{prefix}{name}") for name, key in _KEYS.items()}
    found = {key: value for key, value in said.items() if value is not None}
    if _RATIO in found:
        found[_RATIO] /= 10**9
    return {"Parallelism": 1, **found} if found else {}


def _said(settings: Settings, name: str) -> Any:
    value = settings.get(name)
    return None if value is None else value.value
