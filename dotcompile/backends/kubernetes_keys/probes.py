"""Health checks.

In: what a service says of its health. Out: probes. What fails is started again, as a cluster of engines does
it, and gets no connections meanwhile. Nothing in a probe's command is replaced, so it stands as it is.
https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
"""

from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Value
from dotcompile.model.topology import Settings

#: What engines take if nobody says it, in seconds: https://docs.docker.com/reference/dockerfile/#healthcheck
_INTERVAL, _TIMEOUT, _RETRIES, _START_INTERVAL = 30, 30, 3, 5
_SECOND = 10**9


def probes(settings: Settings) -> Entry:
    """The probes of a service that says how it is to be tested."""
    command = _command(settings)
    if not command:
        return {}
    execute: Entry = {"exec": {"command": command}}
    test: Entry = {
        **execute,
        "periodSeconds": _seconds(settings, "healthcheck_interval", _INTERVAL),
        "timeoutSeconds": _seconds(settings, "healthcheck_timeout", _TIMEOUT),
        "failureThreshold": max(1, _said(settings, "healthcheck_retries", _RETRIES)),
    }
    starting = _starting(settings, execute, test["timeoutSeconds"])
    return {**starting, "livenessProbe": test, "readinessProbe": test}


def _starting(settings: Settings, execute: Entry, timeout: Value) -> Entry:
    """While a service starts, failures count only once all its time for that is over."""
    period = seconds(_said(settings, "healthcheck_start_period", 0))
    if not period:
        return {}
    interval = _seconds(settings, "healthcheck_start_interval", _START_INTERVAL)
    threshold = -(-period // interval)
    probe = {**execute, "periodSeconds": interval, "timeoutSeconds": timeout, "failureThreshold": threshold}
    return {"startupProbe": probe}


def _command(settings: Settings) -> list[Value]:
    said = settings.get("healthcheck")
    off = settings.get("healthcheck_disable")
    if said is None or (off is not None and off.value):
        return []
    kind, *words = said.value
    if kind == "CMD-SHELL":
        return ["/bin/sh", "-c", *words]
    return words if kind == "CMD" else []


def seconds(nanoseconds: int) -> int:
    """Whole seconds, rounded up."""
    return -(-nanoseconds // _SECOND)


def _seconds(settings: Settings, name: str, otherwise: int) -> int:
    return max(1, seconds(_said(settings, name, otherwise * _SECOND)))


def _said(settings: Settings, name: str, otherwise: int) -> int:
    value = settings.get(name)
    return otherwise if value is None else int(value.value)
