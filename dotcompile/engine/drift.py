"""What runs and is not as it was made: by hand, by accident, by others.

In: what is wanted, what is there, and an engine that is only looked at. Out: drifts. Lists tell most of it;
what can be changed of a container while it runs (`docker update`) is only in what the engine tells of each.
"""

from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from dotcompile.engine.api import Json, Reader
from dotcompile.engine.errors import NotThereError
from dotcompile.engine.ownership import SERVICE, owned
from dotcompile.engine.plan import Await, Plan, PullImage
from dotcompile.engine.plan_text import told
from dotcompile.engine.state import Observed
from dotcompile.engine.wanted import Wanted, WantedContainer
from dotcompile.records import dataclass
from dotcompile.source import Span

_AT_ONCE = 8
#: What `docker update` changes, and what a container has of it that nobody gave any.
#: https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerUpdate
_UPDATED: Mapping[str, tuple[str, Any]] = {
    "Memory": ("memory", 0),
    "MemoryReservation": ("reserve_memory", 0),
    "NanoCpus": ("cpus", 0),
    "RestartPolicy": ("restart", {"Name": "no", "MaximumRetryCount": 0}),
}


@dataclass(frozen=True, slots=True)
class Drift:
    """What is not as it was made, and how; the lines of the diagram that ask for it."""

    what: str
    how: str
    origins: tuple[Span, ...] = ()


def find_drift(wanted: Wanted, observed: Observed, plan: Plan, engine: Reader) -> tuple[Drift, ...]:
    """All drifts: what `plan` would mend, what was changed in place, and strangers on networks."""
    planned = tuple(
        Drift(told(one.action)[1], one.because, one.origins)
        for one in plan.operations
        if not isinstance(one.action, Await | PullImage)
    )
    blocked = tuple(Drift("obstacle", one.message) for one in plan.obstacles)
    return (*blocked, *planned, *_changed(wanted, observed, engine), *_strangers(wanted, observed))


def _changed(wanted: Wanted, observed: Observed, engine: Reader) -> Iterator[Drift]:
    there = {one.name: one.id for one in observed.containers_of(wanted.project)}
    asked = [one for one in wanted.containers if one.name in there]

    def ask(container: WantedContainer) -> Json | None:
        try:
            return engine.container(there[container.name])
        except NotThereError:  # since the list
            return None

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for container, found in zip(asked, pool.map(ask, asked), strict=True):
            if found is not None:
                yield from _updates(container, found)


def _updates(container: WantedContainer, found: Json) -> Iterator[Drift]:
    said, has = container.body["HostConfig"], found["HostConfig"]
    for key, (name, otherwise) in _UPDATED.items():
        made = said.get(key, otherwise)
        is_ = has.get(key) or otherwise
        if isinstance(made, Mapping):
            made, is_ = {**otherwise, **made}, {**otherwise, **is_, "Name": is_.get("Name") or "no"}
        if made != is_:
            how = f"{name} is {_shown(is_)}, and was made {_shown(made)}"
            yield Drift(container.name, how, (container.origin,))


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        times = value.get("MaximumRetryCount")
        return f"{value['Name']}:{times}" if times else str(value["Name"])
    return str(value)


def _strangers(wanted: Wanted, observed: Observed) -> Iterator[Drift]:
    ours = {one.id: one for one in observed.networks_of(wanted.project)}
    origins = {one.name: one.origins for one in wanted.networks}
    for container in observed.containers:
        if owned(container.labels, wanted.project, SERVICE):
            continue
        for endpoint in container.endpoints:
            network = ours.get(endpoint.network_id)
            if network is not None:
                how = f"container {container.name} is on it, which is not of the project"
                yield Drift(network.name, how, origins.get(network.name, ()))
