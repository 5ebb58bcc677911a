"""Attributes that become keys of a service one by one.

In: a service's settings, and which of them a target has keys for. Out: an entry; each value stands at the
path that the vocabulary has for its attribute, in the form that both dialects read.
"""

from collections.abc import Callable, Collection, Mapping
from decimal import Decimal
from typing import Any

from dotcompile.backends.yaml import Value
from dotcompile.model.topology import Settings
from dotcompile.model.values.quantities import CPUS, DURATION, RATIO, SIZE
from dotcompile.model.vocabulary import ROWS, Place

Entry = dict[str, Value]
Write = Callable[[Any], Value]

_LABEL = "label_"


def _as_it_is(value: Any) -> Value:
    written: Value = value
    return written


def _texts(values: Any) -> Value:
    return [str(value) for value in values]


def _limits(values: Any) -> Value:
    return {name: {"soft": limit.soft, "hard": limit.hard} for name, limit in values}


def _logging(value: Any) -> Value:
    options: Mapping[str, Value] = dict(value.options)
    return {"driver": value.driver, **({"options": options} if options else {})}


def _hosts(values: Any) -> Value:
    return [f"{name}:{address}" for name, address in values]


def _ratio(value: Any) -> Value:
    return Decimal(RATIO.write(value))


def _preferences(values: Any) -> Value:
    return [{"spread": value.removeprefix("spread=")} for value in values]


def _each(write: Write, names: str) -> dict[str, Write]:
    return dict.fromkeys(names.split(), write)


_TIMES = (
    "healthcheck_interval healthcheck_timeout healthcheck_start_period healthcheck_start_interval stop_grace"
)
_WRITERS: Mapping[str, Write] = {
    **_each(_as_it_is, "build working_dir user hostname domainname init platform pull_policy replicas mode"),
    **_each(
        _as_it_is, "max_per_node endpoint_mode read_only healthcheck_retries healthcheck_disable restart"
    ),
    **_each(_as_it_is, "stop_signal privileged"),
    **_each(_as_it_is, "update_parallelism update_order update_failure_action"),
    **_each(_as_it_is, "rollback_parallelism rollback_order rollback_failure_action"),
    **_each(_texts, "command entrypoint env_file profiles constraint expose dns tmpfs healthcheck"),
    **_each(_texts, "cap_add cap_drop security_opt"),
    **_each(dict, "env labels sysctls"),
    **_each(DURATION.write, f"{_TIMES} update_delay update_monitor rollback_delay rollback_monitor"),
    **_each(_ratio, "update_max_failure_ratio rollback_max_failure_ratio"),
    **_each(SIZE.write, "memory reserve_memory shm_size"),
    **_each(CPUS.write, "cpus reserve_cpus"),
    **_each(_limits, "ulimits"),
    **_each(_logging, "logging"),
    **_each(_hosts, "extra_hosts"),
    **_each(_preferences, "prefer"),
}
_PATHS = {row.name: row.compose.split(".") for row in ROWS if Place.SERVICE in row.places}
_ORDER = {name: at for at, name in enumerate(_PATHS)}
KEYS = frozenset(_WRITERS)
"""The attributes that have a key of their own."""


def keys_of(settings: Settings, names: Collection[str]) -> Entry:
    """The keys of those attributes that are said, in the order of the vocabulary."""
    entry: Entry = {}
    for name in sorted((name for name in settings if name in names), key=_ORDER.__getitem__):
        put(entry, _PATHS[name], _WRITERS[name](settings[name].value))
    labels = {name: said.value for name, said in settings.items() if name.startswith(_LABEL)}
    if labels:
        put_all(entry, ["labels"], {name.removeprefix(_LABEL): value for name, value in labels.items()})
    _one_way_to_be_well(entry)
    return entry


def put(entry: Entry, path: list[str], value: Value) -> None:
    """Let the value stand at a path within an entry."""
    *outer, last = path
    within(entry, outer)[last] = value


def put_all(entry: Entry, path: list[str], values: Mapping[str, Value]) -> None:
    """Add to a mapping at a path; it is there afterwards if there is anything to add."""
    if values:
        within(entry, path).update(values)


def within(entry: Entry, path: list[str]) -> Entry:
    """The mapping at a path, which is made if it is not there."""
    for key in path:
        inner = entry.setdefault(key, {})
        assert isinstance(inner, dict)
        entry = inner
    return entry


def _one_way_to_be_well(entry: Entry) -> None:
    """Both dialects refuse a test beside `disable`, and need no more than that."""
    check = entry.get("healthcheck")
    if isinstance(check, dict) and check.get("disable"):
        entry["healthcheck"] = {"disable": True}
