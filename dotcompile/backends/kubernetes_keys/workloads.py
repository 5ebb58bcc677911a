"""Workloads: what runs each unit's pods.

In: a unit. Out: a Deployment; a StatefulSet if it has volumes to itself; a DaemonSet if each node is to have
one.
https://kubernetes.io/docs/concepts/workloads/controllers/
"""

from collections.abc import Mapping

from dotcompile.backends.abilities.cluster_values import fitted, is_annotation
from dotcompile.backends.kubernetes_keys.containers import container
from dotcompile.backends.kubernetes_keys.placing import placing
from dotcompile.backends.kubernetes_keys.probes import seconds
from dotcompile.backends.kubernetes_keys.storage import (
    Claim,
    Shelf,
    annotations_of,
    claim_spec,
    is_everywhere,
)
from dotcompile.backends.kubernetes_keys.units import SERVICES, Plan, Unit, pod_labels, selector
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Value
from dotcompile.model.topology import Settings

_LABEL = "label_"


def workload(plan: Plan, unit: Unit, claims: Mapping[str, Claim]) -> Entry:
    """The object that runs a unit."""
    settings = unit.root.settings
    own = [claim for claim in claims.values() if claim.own is unit]
    spec: Entry = {"selector": {"matchLabels": selector(unit)}}
    kind = kind_of(unit, bool(own))
    if kind != "DaemonSet":
        spec["replicas"] = _replicas(settings)
    if kind == "StatefulSet":
        spec["serviceName"] = plan.service_name(unit.root.name)
    spec |= _rollout(settings, kind)
    spec["template"] = _template(plan, unit, dict(claims))
    if own:
        spec["volumeClaimTemplates"] = [
            {"metadata": {"name": one.name, **annotations_of(one.settings)}, "spec": claim_spec(one)}
            for one in own
        ]
    metadata = plan.metadata(unit.name, selector(unit))
    return {"apiVersion": "apps/v1", "kind": kind, "metadata": metadata, "spec": spec}


def kind_of(unit: Unit, has_own: bool) -> str:
    """What kind of workload runs a unit."""
    if is_everywhere(unit):
        return "DaemonSet"
    return "StatefulSet" if has_own else "Deployment"


def _replicas(settings: Settings) -> int:
    """How many there are; what is for some profiles alone is started by who wants it."""
    if "profiles" in settings:
        return 0
    return int(settings["replicas"].value) if "replicas" in settings else 1


def _template(plan: Plan, unit: Unit, claims: dict[str, Claim]) -> Entry:
    shelf = Shelf(plan, claims)
    annotations = {SERVICES: ",".join(spec.name for spec in unit.specs), **_annotations(unit)}
    containers: Value = [container(spec, shelf) for spec in unit.specs]
    spec: Entry = {"containers": containers, **_pod(unit), **placing(unit)}
    if shelf.volumes:
        spec["volumes"] = shelf.volumes
    return {"metadata": {"labels": pod_labels(plan, unit), "annotations": annotations}, "spec": spec}


def _annotations(unit: Unit) -> Entry:
    """The services' labels: what others select by stays ours, so that no label opens a policy."""
    found: Entry = {}
    for spec in unit.specs:
        said = spec.settings.get("labels")
        found |= {key: value or "" for key, value in (said.value if said is not None else ())}
        of_family = (name for name in sorted(spec.settings) if name.startswith(_LABEL))
        found |= {name.removeprefix(_LABEL): spec.settings[name].value for name in of_family}
    return {key: value for key, value in found.items() if is_annotation(key)}


def _pod(unit: Unit) -> Entry:
    """What all containers of a pod have in common."""
    settings, entry = unit.root.settings, Entry()
    if unit.hosted:
        entry |= {"hostNetwork": True, "dnsPolicy": "ClusterFirstWithHostNet"}
    if "hostname" in settings:
        entry["hostname"] = fitted(settings["hostname"].value)
    if "stop_grace" in settings:
        entry["terminationGracePeriodSeconds"] = seconds(settings["stop_grace"].value)
    if "init" in settings and settings["init"].value:
        entry["shareProcessNamespace"] = True
    if "dns" in settings:
        entry["dnsConfig"] = {"nameservers": [str(one) for one in settings["dns"].value]}
    if "extra_hosts" in settings:
        entry["hostAliases"] = _aliases(settings)
    if "sysctls" in settings:
        entry["securityContext"] = {
            "sysctls": [{"name": name, "value": str(value)} for name, value in settings["sysctls"].value]
        }
    # No pod asks anything of the cluster itself.
    return {"automountServiceAccountToken": False, "enableServiceLinks": False, **entry}


def _aliases(settings: Settings) -> list[Value]:
    names: dict[str, list[Value]] = {}
    for name, address in settings["extra_hosts"].value:
        names.setdefault(str(address), []).append(name)
    return [{"ip": address, "hostnames": of_address} for address, of_address in names.items()]


def _rollout(settings: Settings, kind: str) -> Entry:
    """How new pods take the place of old ones."""
    entry: Entry = (
        {"minReadySeconds": seconds(settings["update_delay"].value)} if "update_delay" in settings else {}
    )
    if not {"update_parallelism", "update_order"} & settings.keys():
        return entry
    several = settings["update_parallelism"].value if "update_parallelism" in settings else 1
    at_once: Value = several or "100%"
    first = "update_order" in settings and settings["update_order"].value == "start-first"
    rolling: Entry = {"maxUnavailable": at_once}
    if kind != "StatefulSet":
        rolling = {"maxSurge": at_once if first else 0, "maxUnavailable": 0 if first else at_once}
    key = "strategy" if kind == "Deployment" else "updateStrategy"
    return {**entry, key: {"type": "RollingUpdate", "rollingUpdate": rolling}}
