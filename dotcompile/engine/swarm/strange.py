"""What others changed of a service since it was made: `docker service update` leaves its labels alone.

In: a service's payload as it would be made now, and its specification as it is. Out: which parts differ.
Swarm fills in what nobody said; that is told apart by a list of what it leaves empty.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dotcompile.engine.cluster.seal import called

_TEMPLATE, _CONTAINER = "TaskTemplate", "ContainerSpec"
#: Where nothing said means that there is to be nothing.
_EMPTY = (
    *((_TEMPLATE, _CONTAINER, key) for key in ("Args", "Command", "Env", "Mounts", "Configs", "Secrets")),
    *((_TEMPLATE, _CONTAINER, key) for key in ("User", "Dir", "CapabilityAdd", "CapabilityDrop", "Hosts")),
    (_TEMPLATE, "Placement", "Constraints"),
    (_TEMPLATE, "Placement", "Preferences"),
    (_TEMPLATE, "Placement", "MaxReplicas"),
    (_TEMPLATE, "Resources", "Limits"),
    (_TEMPLATE, "Resources", "Reservations"),
    ("EndpointSpec", "Ports"),
)


def find_strange(made: Mapping[str, Any], there: Mapping[str, Any]) -> tuple[str, ...]:
    """The parts, each once; labels of the service itself are not looked at."""
    said = {key: value for key, value in made.items() if key != "Labels"}
    found = [*_differing(said, there, ""), *_added(said, there)]
    return tuple(dict.fromkeys(map(called, found)))


def _differing(made: Mapping[str, Any], there: Mapping[str, Any], within: str) -> Iterator[str]:
    """The keys under which something is not as it was said, by their innermost name that has one."""
    for key, value in made.items():
        if isinstance(value, Mapping):
            outer = within or ("" if key in (_TEMPLATE, _CONTAINER) else key)
            yield from _differing(value, there.get(key) or {}, outer)
        elif not _is_as_said(value, there.get(key)):
            yield within or key


def _is_as_said(value: Any, there: Any) -> bool:
    """Swarm leaves out what is nothing, and keeps no order of what has none."""
    if isinstance(value, Mapping):
        return isinstance(there, Mapping) and all(
            _is_as_said(one, there.get(key)) for key, one in value.items()
        )
    if isinstance(value, list):
        rest = list(there or ())
        for one in value:
            at = next((at for at, other in enumerate(rest) if _is_as_said(one, other)), None)
            if at is None:
                return False
            del rest[at]
        return not rest
    return bool(value == there or not (value or there))


def _added(made: Mapping[str, Any], there: Mapping[str, Any]) -> Iterator[str]:
    for path in _EMPTY:
        if not _at(made, path) and _at(there, path):
            yield path[-1]


def _at(spec: Any, path: tuple[str, ...]) -> Any:
    for key in path:
        spec = spec.get(key) if isinstance(spec, Mapping) else None
    return spec
