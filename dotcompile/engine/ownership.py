"""Whose things are: the labels by which ours are known, and the names that they get.

Nothing without the label of a project is ever changed for it.
"""

from collections.abc import Mapping

NAMESPACE = "io.dotcompile."
PROJECT = f"{NAMESPACE}project"
KIND = f"{NAMESPACE}kind"
NAME = f"{NAMESPACE}name"
REPLICA = f"{NAMESPACE}replica"
HASH = f"{NAMESPACE}hash"
PARTS = f"{NAMESPACE}parts"
AFTER = f"{NAMESPACE}after"
OWNER = f"{NAMESPACE}owner"
LABELS = f"{NAMESPACE}labels."
"""With the name of a project, the label of a host that tells which of its labels the project set."""

NETWORK, VOLUME, SERVICE, LOCK = "network", "volume", "service", "lock"
#: The containers of a service of a cluster: no engine may take them for its own.
TASK = "task"

Labels = Mapping[str, str]


def owned(labels: Labels, project: str, kind: str) -> bool:
    """Whether something is of a project, and of a kind."""
    return labels.get(PROJECT) == project and labels.get(KIND) == kind


def labels_of(project: str, kind: str, name: str) -> dict[str, str]:
    """The labels of a thing of a project."""
    return {PROJECT: project, KIND: kind, NAME: name}


def part_name(project: str, name: str) -> str:
    """What the engine calls a network or volume."""
    return f"{project}_{name}"


def container_name(project: str, service: str, replica: int) -> str:
    """What the engine calls a container."""
    return f"{project}-{service}-{replica}"


def set_aside(name: str) -> str:
    """What a container is called while the one that takes its place is not there yet."""
    return f"{name}-before"


def lock_name(project: str) -> str:
    """What the container is called that whoever works on a project has."""
    return f"dotcompile-lock-{project}"
