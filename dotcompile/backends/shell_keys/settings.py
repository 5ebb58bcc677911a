"""Attributes that become options of `docker create` or `docker service create`, one by one.

In: a service's settings. Out: options, in the order of the vocabulary.
https://docs.docker.com/reference/cli/docker/container/run/
https://docs.docker.com/reference/cli/docker/service/create/
"""

import shlex
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from dotcompile.backends.shell_keys.words import Option
from dotcompile.model.topology import Settings
from dotcompile.model.values.quantities import CPUS, DURATION, RATIO, SIZE
from dotcompile.model.vocabulary import ROWS, Place

Write = Callable[[Any], Iterable[Option]]
"""The options that a value becomes."""

_LABEL = "label_"
_SECOND = 10**9
_NO_CHECK: Option = ("--no-healthcheck",)


def _one(option: str, write: Callable[[Any], str] = str) -> Write:
    return lambda value: ((option, write(value)),)


def _each(option: str, write: Callable[[Any], str] = str) -> Write:
    return lambda values: ((option, write(value)) for value in values)


def _pairs(option: str, joint: str = "=") -> Write:
    """Of a variable without a value, `docker` takes what it is where the script runs."""
    return lambda pairs: (
        (option, name if value is None else f"{name}{joint}{value}") for name, value in pairs
    )


def _switch(option: str) -> Write:
    return lambda value: ((option if value else f"{option}=false",),)


def _logging(value: Any) -> Iterator[Option]:
    yield "--log-driver", value.driver
    yield from (("--log-opt", f"{name}={said}") for name, said in value.options)


def _limits(values: Any) -> Iterator[Option]:
    return (("--ulimit", f"{name}={limit.soft}:{limit.hard}") for name, limit in values)


def _test(words: Any) -> Iterator[Option]:
    kind, *test = words
    yield "--health-cmd", test[0] if kind == "CMD-SHELL" else shlex.join(test)


def _seconds(nanoseconds: int) -> str:
    return str(-(-nanoseconds // _SECOND))


def _preference(value: str) -> str:
    return f"spread={value.removeprefix('spread=')}"


def _rollout(prefix: str) -> dict[str, Write]:
    options = {
        "parallelism": _one(f"--{prefix}-parallelism"),
        "delay": _one(f"--{prefix}-delay", DURATION.write),
        "order": _one(f"--{prefix}-order"),
        "failure_action": _one(f"--{prefix}-failure-action"),
        "monitor": _one(f"--{prefix}-monitor", DURATION.write),
        "max_failure_ratio": _one(f"--{prefix}-max-failure-ratio", RATIO.write),
    }
    return {f"{prefix}_{name}": write for name, write in options.items()}


_ALIKE: Mapping[str, Write] = {
    "working_dir": _one("--workdir"),
    "user": _one("--user"),
    "hostname": _one("--hostname"),
    "init": _switch("--init"),
    "env": _pairs("--env"),
    "env_file": _each("--env-file"),
    "dns": _each("--dns"),
    "read_only": _switch("--read-only"),
    "healthcheck": _test,
    "healthcheck_interval": _one("--health-interval", DURATION.write),
    "healthcheck_timeout": _one("--health-timeout", DURATION.write),
    "healthcheck_retries": _one("--health-retries"),
    "healthcheck_start_period": _one("--health-start-period", DURATION.write),
    "stop_signal": _one("--stop-signal"),
    "logging": _logging,
    "cap_add": _each("--cap-add"),
    "cap_drop": _each("--cap-drop"),
    "sysctls": _pairs("--sysctl"),
    "ulimits": _limits,
}
_OF_CONTAINERS: Mapping[str, Write] = {
    **_ALIKE,
    "domainname": _one("--domainname"),
    "labels": _pairs("--label"),
    "platform": _one("--platform"),
    "cpus": _one("--cpus", CPUS.write),
    "memory": _one("--memory", SIZE.write),
    "reserve_memory": _one("--memory-reservation", SIZE.write),
    "expose": _each("--expose"),
    "extra_hosts": _pairs("--add-host", ":"),
    "tmpfs": _each("--tmpfs"),
    "restart": _one("--restart"),
    "stop_grace": _one("--stop-timeout", _seconds),
    "privileged": _switch("--privileged"),
    "security_opt": _each("--security-opt"),
    "shm_size": _one("--shm-size", SIZE.write),
}
_OF_SERVICES: Mapping[str, Write] = {
    **_ALIKE,
    "labels": _pairs("--container-label"),
    "replicas": _one("--replicas"),
    "mode": _one("--mode"),
    "constraint": _each("--constraint"),
    "prefer": _each("--placement-pref", _preference),
    "max_per_node": _one("--replicas-max-per-node"),
    "cpus": _one("--limit-cpu", CPUS.write),
    "memory": _one("--limit-memory", SIZE.write),
    "reserve_cpus": _one("--reserve-cpu", CPUS.write),
    "reserve_memory": _one("--reserve-memory", SIZE.write),
    "endpoint_mode": _one("--endpoint-mode"),
    "extra_hosts": _pairs("--host", ":"),
    "stop_grace": _one("--stop-grace-period", DURATION.write),
    **_rollout("update"),
    **_rollout("rollback"),
}
_ORDER = {row.name: at for at, row in enumerate(ROWS) if Place.SERVICE in row.places}


def options_of_container(settings: Settings) -> Iterator[Option]:
    """What `docker create` takes of them."""
    return _options(settings, _OF_CONTAINERS, "--label")


def options_of_service(settings: Settings) -> Iterator[Option]:
    """What `docker service create` takes of them."""
    return _options(settings, _OF_SERVICES, "--container-label")


def _options(settings: Settings, writers: Mapping[str, Write], label: str) -> Iterator[Option]:
    # The client refuses to be told of a check and that there is none.
    unchecked = _is_unchecked(settings)
    for name in sorted((name for name in settings if name in writers), key=_ORDER.__getitem__):
        if not (unchecked and name.startswith("healthcheck")):
            yield from writers[name](settings[name].value)
    if unchecked:
        yield _NO_CHECK
    for name in settings:
        if name.startswith(_LABEL):
            yield label, f"{name.removeprefix(_LABEL)}={settings[name].value}"


def _is_unchecked(settings: Settings) -> bool:
    off, test = settings.get("healthcheck_disable"), settings.get("healthcheck")
    return bool(off and off.value) or bool(test and test.value[0] == "NONE")
