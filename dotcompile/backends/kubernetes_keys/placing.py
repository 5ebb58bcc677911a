"""Where pods may run, by what their service says of its hosts.

In: a unit. Out: keys of a pod's specification.
https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/
"""

from dotcompile.backends.abilities.cluster_values import (
    CONTROL_PLANE,
    HOST_NAME,
    LONGEST_WITH_HASH,
    NODE_KEYS,
    OF_NODES,
    fitted,
)
from dotcompile.backends.kubernetes_keys.units import NAME, Unit, selector
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Value
from dotcompile.model.topology import Settings
from dotcompile.model.values.placement import Constraint

#: What nodes call their processors, as Go does.
_PROCESSORS = {"x86_64": "amd64", "aarch64": "arm64", "i686": "386", "i386": "386", "armv7l": "arm"}
_REQUIRED = "requiredDuringSchedulingIgnoredDuringExecution"


def placing(unit: Unit) -> Entry:
    """All that a unit says of where its pods run."""
    settings, entry = unit.root.settings, Entry()
    chosen, terms = _nodes(settings)
    if chosen:
        entry["nodeSelector"] = chosen
    affinity = _affinity(unit, settings, terms)
    if affinity:
        entry["affinity"] = affinity
    if "prefer" in settings:
        entry["topologySpreadConstraints"] = [_spread(unit, one) for one in settings["prefer"].value]
    if any(one["key"] == CONTROL_PLANE and one["operator"] == "Exists" for one in terms):
        tolerated: Entry = {"key": CONTROL_PLANE, "operator": "Exists", "effect": "NoSchedule"}
        entry["tolerations"] = [tolerated]
    return entry


def _nodes(settings: Settings) -> tuple[Entry, list[Entry]]:
    """Labels that nodes must have, and what else must hold of them."""
    chosen, terms = Entry(), list[Entry]()
    for constraint in settings["constraint"].value if "constraint" in settings else ():
        key, value = _label(constraint)
        if key == CONTROL_PLANE:
            is_there = constraint.equal == (constraint.value == "manager")
            terms.append({"key": key, "operator": "Exists" if is_there else "DoesNotExist"})
        elif constraint.equal and key not in chosen:
            chosen[key] = value
        else:
            terms.append({"key": key, "operator": "In" if constraint.equal else "NotIn", "values": [value]})
    if "platform" in settings:
        system, *rest = settings["platform"].value.split("/")
        chosen.setdefault("kubernetes.io/os", system)
        if rest:
            chosen.setdefault("kubernetes.io/arch", _PROCESSORS.get(rest[0], rest[0]))
    return chosen, terms


def _label(constraint: Constraint) -> tuple[str, str]:
    if constraint.key == "node.role":
        return CONTROL_PLANE, ""
    if constraint.key == "node.platform.arch":
        return NODE_KEYS[constraint.key], _PROCESSORS.get(constraint.value, constraint.value)
    key = NODE_KEYS.get(constraint.key, constraint.key.removeprefix(OF_NODES))
    return key, constraint.value


def _affinity(unit: Unit, settings: Settings, terms: list[Entry]) -> Entry:
    beside: list[Value] = []
    apart: list[Value] = []
    for said in settings["affinity"].value if "affinity" in settings else ():
        other = {NAME: fitted(said.removeprefix("!").strip(), LONGEST_WITH_HASH)}
        (apart if said.startswith("!") else beside).append(_on_one_host(other))
    most = settings.get("max_per_node")
    if most is not None and most.value == 1:
        apart.append(_on_one_host(selector(unit)))
    entry: Entry = {}
    if terms:
        entry["nodeAffinity"] = {_REQUIRED: {"nodeSelectorTerms": [{"matchExpressions": terms}]}}
    if beside:
        entry["podAffinity"] = {_REQUIRED: beside}
    if apart:
        entry["podAntiAffinity"] = {_REQUIRED: apart}
    return entry


def _on_one_host(labels: dict[str, str]) -> Value:
    return {"labelSelector": {"matchLabels": labels}, "topologyKey": HOST_NAME}


def _spread(unit: Unit, said: str) -> Value:
    return {
        "maxSkew": 1,
        "topologyKey": said.removeprefix(f"spread={OF_NODES}"),
        "whenUnsatisfiable": "ScheduleAnyway",
        "labelSelector": {"matchLabels": selector(unit)},
    }
