"""Objects as a cluster has them.

In: objects. Out: workloads, policies, services and what lets the outside in; and what is found: objects that
are wrong, and kinds for which a diagram has no words.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from dotcompile.importers.kinds import WRONG_TYPE
from dotcompile.importers.kubernetes.objects import Object
from dotcompile.importers.saying import Found
from dotcompile.model.values.form import shown
from dotcompile.reach.policies.policy import Cluster, Pod, Policy
from dotcompile.reach.policies.reading import WORKLOADS, labels_of, name_of, read_pod, read_policy
from dotcompile.reach.policies.services import DOORS, Door, Service, read_doors, read_service
from dotcompile.reach.policies.trees import PolicyError, Tree
from dotcompile.records import dataclass

_T = TypeVar("_T")
#: What is said of these is in their users, or is for the cluster alone.
_ASIDE = frozenset(
    ("Namespace", "ConfigMap", "Secret", "PersistentVolumeClaim", "ServiceAccount", "Kustomization")
)
_POLICIES = "networking.k8s.io/"


@dataclass(frozen=True, slots=True)
class Workload:
    """What runs, and its pods."""

    object: Object
    pod: Pod


@dataclass(frozen=True, slots=True)
class Manifests:
    """All that counts of some manifests."""

    workloads: tuple[Workload, ...]
    services: tuple[Service, ...]
    doors: tuple[Door, ...]
    cluster: Cluster


def read_cluster(objects: Sequence[Object], found: Found) -> Manifests:
    """The cluster of some objects."""
    known = WORKLOADS | DOORS | _ASIDE | {"NetworkPolicy", "Service"}
    for one in objects:
        other = one.kind == "NetworkPolicy" and not str(one.entry.get("apiVersion")).startswith(_POLICIES)
        if one.kind not in known or other:
            found.leave_out(f"{shown(name_or_kind(one))}, a {one.kind},", one.origin)
    pods = tuple(_each(objects, WORKLOADS, read_pod, found))
    policies = tuple(one for _, one in _each(objects, {"NetworkPolicy"}, _policy, found) if one is not None)
    namespaces = {name: labels for _, (name, labels) in _each(objects, {"Namespace"}, _namespace, found)}
    return Manifests(
        tuple(Workload(one, pod) for one, pod in pods),
        tuple(one for _, one in _each(objects, {"Service"}, read_service, found)),
        tuple(door for _, doors in _each(objects, DOORS, _doors, found) for door in doors),
        Cluster(tuple(pod for _, pod in pods), policies, namespaces),
    )


def _each(
    objects: Sequence[Object], kinds: "set[str] | frozenset[str]", read: Callable[[Tree], _T], found: Found
) -> Iterator[tuple[Object, _T]]:
    """What objects of some kinds are; those that are none are told, and left out."""
    for one in objects:
        if one.kind in kinds:
            try:
                yield one, read(one.entry)
            except PolicyError as error:
                found.tell(WRONG_TYPE, f"{shown(name_or_kind(one))}: {error}", one.origin)


def _policy(entry: Tree) -> Policy | None:
    """A policy of Kubernetes' own; others that have the same kind mean something else."""
    return read_policy(entry) if str(entry.get("apiVersion")).startswith(_POLICIES) else None


def _namespace(entry: Tree) -> tuple[str, Mapping[str, str]]:
    return name_of(entry), labels_of(entry)


def _doors(entry: Tree) -> list[Door]:
    return list(read_doors(entry))


def name_or_kind(one: Object) -> str:
    """What an object is called, for messages."""
    try:
        return name_of(one.entry) or one.kind
    except PolicyError:
        return one.kind
