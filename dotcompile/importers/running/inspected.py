"""What an engine tells, as it tells it.

In: nothing, this is the record. Out: the answers of the Engine API to `GET /containers/ID/json` and its like,
https://docs.docker.com/reference/api/engine/version/v1.41/. Whoever speaks to the engine hands them in.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from dotcompile.records import dataclass

Json = Mapping[str, Any]

COMPOSE_PROJECT, COMPOSE_SERVICE = "com.docker.compose.project", "com.docker.compose.service"
OWN_PROJECT, OWN_NAME = "io.dotcompile.project", "io.dotcompile.name"
STACK = "com.docker.stack.namespace"
_PROJECTS = (COMPOSE_PROJECT, OWN_PROJECT, STACK)
_PRIVATE = ("com.docker.", "io.dotcompile.", "desktop.docker.")


@dataclass(frozen=True, slots=True)
class Inspected:
    """Containers, the images that they are of by ID, networks, volumes, and the services of a Swarm."""

    containers: Sequence[Json] = ()
    images: Mapping[str, Json] = {}
    networks: Sequence[Json] = ()
    volumes: Sequence[Json] = ()
    services: Sequence[Json] = ()


def project_of(labels: Json | None) -> str:
    """The project that something is of; empty if it is of none."""
    return next((str(labels[name]) for name in _PROJECTS if labels and name in labels), "")


def own_labels(labels: Json | None, of_image: Json | None = None) -> dict[str, str]:
    """The labels that somebody chose, beyond those of the image."""
    image = of_image or {}
    return {
        name: str(value)
        for name, value in (labels or {}).items()
        if not name.startswith(_PRIVATE) and image.get(name) != value
    }


def plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what says nothing."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {}, (), False, 0)}
