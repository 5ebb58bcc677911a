"""Clusters for tests: what stands in YAML as records, and ports as they are written in tables."""

from collections.abc import Iterable, Mapping
from ipaddress import ip_address
from typing import Any

from dotcompile.model.values.ports import ANY_PORT, PortRange, Ports, merged
from dotcompile.reach.policies.permitting import End, Permitting
from dotcompile.reach.policies.policy import Cluster, NamedPort, Pod
from dotcompile.reach.policies.reading import read_policy

PODS = (
    Pod(
        "web",
        "shop",
        {"app": "web", "tier": "front"},
        (NamedPort("http", "tcp", 80), NamedPort("dns", "udp", 53)),
    ),
    Pod(
        "api",
        "shop",
        {"app": "api", "tier": "back"},
        (NamedPort("http", "tcp", 8080), NamedPort("dns", "udp", 5353), NamedPort("dns", "tcp", 5454)),
    ),
    Pod("agent", "shop", {"app": "agent"}, hosted=True),
    Pod("db", "data", {"app": "db"}),
    Pod("api", "data", {"app": "api"}),
    Pod("job", "bare", {}),
)
NAMESPACES: Mapping[str, Mapping[str, str]] = {"shop": {"team": "a"}, "data": {"team": "b"}, "bare": {}}
BY_NAME = {f"{pod.namespace}/{pod.name}": pod for pod in PODS}


def manifest(spec: Mapping[str, Any], number: int = 0) -> dict[str, Any]:
    """A policy as it stands in a manifest, from its specification; `namespace` in that is the policy's."""
    metadata = {"name": f"policy-{number}", "namespace": spec.get("namespace", "shop")}
    return {"metadata": metadata, "spec": {key: one for key, one in spec.items() if key != "namespace"}}


def world(specs: Iterable[Mapping[str, Any]]) -> Permitting:
    policies = tuple(read_policy(manifest(spec, number)) for number, spec in enumerate(specs))
    return Permitting(Cluster(PODS, policies, NAMESPACES))


def end(text: str) -> End:
    return BY_NAME.get(text) or ip_address(text)


def ports(text: str) -> Ports:
    if text in ("all", "none"):
        return ANY_PORT if text == "all" else ()
    found = []
    for one in text.split(","):
        numbers, _, protocol = one.partition("/")
        first, _, last = numbers.partition("-")
        found.append(PortRange(protocol or "tcp", int(first), int(last or first)))
    return merged(found)
