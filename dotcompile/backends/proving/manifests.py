"""Emitted manifests as a cluster has them: pods, policies, and what is published.

In: the texts of one deployment by the names of their files. Out: records, and which services are in which
pods. What is not known here could open anything, so it is an error.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from dotcompile.backends.proving.loading import Bare, ReadBackError, load_each
from dotcompile.model.values.ports import PortRange
from dotcompile.reach.policies.ordered import KIND, VERSION, read_ordered
from dotcompile.reach.policies.policy import Labels, Ordered, Pod, Policy
from dotcompile.reach.policies.reading import (
    WORKLOADS,
    containers_of,
    labels_of,
    name_of,
    pod_spec,
    read_pod,
    read_policy,
)
from dotcompile.reach.policies.services import Door, Service, read_doors, read_service
from dotcompile.reach.policies.trees import PolicyError, Tree, as_items, as_mapping, as_number, as_protocol
from dotcompile.records import dataclass

SERVICES = "dotcompile/services"
"""The annotation by which a pod tells whose containers it has."""

_OTHERS = {"ConfigMap", "PersistentVolumeClaim"}
_KUSTOMIZATION = {"apiVersion", "kind", "namespace", "resources", "configMapGenerator", "secretGenerator"}
_NUMBER = re.compile(r"-?[0-9]+")
_WORDS: Mapping[str, bool | None] = {"true": True, "false": False, "null": None, "~": None, "": None}


@dataclass(frozen=True, slots=True)
class Workload:
    """Pods that are alike, the services in them, and the ports that are their node's too."""

    pod: Pod
    services: tuple[str, ...]
    node_ports: tuple[PortRange, ...]


@dataclass(frozen=True, slots=True)
class Manifests:
    """All that is written."""

    workloads: tuple[Workload, ...]
    policies: tuple[Policy, ...]
    ordered: tuple[Ordered, ...]
    services: tuple[Service, ...]
    doors: tuple[Door, ...]
    namespaces: Mapping[str, Labels]


def read_manifests(files: Mapping[str, str]) -> Manifests:
    """What all files say together."""
    objects = [_object(one, files) for text in files.values() for one in load_each(text)]
    try:
        return _read([one for one in objects if one.get("kind") != "Kustomization"])
    except PolicyError as error:
        raise ReadBackError(str(error)) from None


def _read(objects: Sequence[Tree]) -> Manifests:
    by_kind: dict[str, list[Tree]] = {}
    names = {(one.get("kind"), name_of(one)) for one in objects}
    if len(names) < len(objects):
        raise ReadBackError("two objects of one kind have one name")
    for one in objects:
        by_kind.setdefault(str(one.get("kind")), []).append(one)
    unknown = (
        by_kind.keys() - WORKLOADS - _OTHERS - {"Namespace", "NetworkPolicy", "Service", "Ingress", KIND}
    )
    if unknown:
        raise ReadBackError(f"it has an object of the kind `{min(unknown)}`")
    versions = {"NetworkPolicy": "networking.k8s.io/v1", KIND: VERSION}
    if any(
        one.get("apiVersion") != version
        for kind, version in versions.items()
        for one in by_kind.get(kind, ())
    ):
        raise ReadBackError("it has a policy of another version")
    workloads = [one for kind in sorted(WORKLOADS) for one in by_kind.get(kind, ())]
    return Manifests(
        tuple(map(_workload, workloads)),
        tuple(map(read_policy, by_kind.get("NetworkPolicy", ()))),
        tuple(map(read_ordered, by_kind.get(KIND, ()))),
        tuple(map(read_service, by_kind.get("Service", ()))),
        tuple(door for one in by_kind.get("Ingress", ()) for door in read_doors(one)),
        {name_of(one): labels_of(one) for one in by_kind.get("Namespace", ())},
    )


def _object(value: object, files: Mapping[str, str]) -> Tree:
    entry = plain(value)
    if not isinstance(entry, dict):
        raise ReadBackError("an object is no mapping")
    if entry.get("kind") == "Kustomization":
        unknown = entry.keys() - _KUSTOMIZATION
        if unknown:
            raise ReadBackError(f"`{min(unknown)}` of a kustomization could change anything")
        if set(entry.get("resources") or ()) != {
            name for name in files if not name.startswith("kustomization.")
        }:
            raise ReadBackError("a kustomization has other files than those that are beside it")
    return entry


def _workload(entry: Tree) -> Workload:
    spec = pod_spec(entry)
    metadata = as_mapping(spec.get("metadata"), "`metadata`")
    said = as_mapping(metadata.get("annotations"), "`annotations`").get(SERVICES)
    if not isinstance(said, str):
        raise ReadBackError(f"`{name_of(entry)}` does not tell whose containers it has")
    return Workload(read_pod(entry), tuple(said.split(",")), tuple(_node_ports(spec)))


def _node_ports(template: Tree) -> Iterator[PortRange]:
    for container in containers_of(as_mapping(template.get("spec"), "`spec`")):
        for one in as_items(container.get("ports"), "`ports`"):
            port = as_mapping(one, "a port")
            if port.get("hostPort") is not None:
                number = as_number(port.get("containerPort"))
                yield PortRange(as_protocol(port.get("protocol")), number, number)


def plain(value: object) -> object:
    """A loaded value with its bare words as what YAML takes them for."""
    if isinstance(value, dict):
        return {key: plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, Bare):
        if value in _WORDS:
            return _WORDS[value]
        if not _NUMBER.fullmatch(value):
            raise ReadBackError(f"`{value}` stands without quotes")
        return int(value)
    return value


def in_one_namespace(found: Manifests) -> str:
    """The namespace that everything is in."""
    namespaces = {one.pod.namespace for one in found.workloads} | {one.namespace for one in found.policies}
    if len(namespaces) != 1 or not namespaces <= found.namespaces.keys():
        raise ReadBackError("not everything is in the one namespace that is made")
    return namespaces.pop()
