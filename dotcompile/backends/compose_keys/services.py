"""Services as Compose has them.

In: a service's specification and the way to the diagram's folder. Out: its entry.
https://github.com/compose-spec/compose-spec/blob/main/05-services.md
"""

from typing import assert_never

from dotcompile.backends.abilities.ability import kept_names
from dotcompile.backends.abilities.compose import ABILITIES
from dotcompile.backends.compose_keys.ports import ports_of
from dotcompile.backends.service_keys.grants import grant
from dotcompile.backends.service_keys.mounts import mounts_of, rebased_files
from dotcompile.backends.service_keys.settings import KEYS, Entry, keys_of
from dotcompile.backends.yaml import Value
from dotcompile.lowering.deployment import (
    Attachment,
    ContainerSpec,
    Dependency,
    OnHost,
    OnNetworks,
    OnNothing,
    Sandbox,
    Within,
)

_KEPT = KEYS & kept_names(ABILITIES.attributes)
#: What a service in another's sandbox has from there. The engine refuses to start one that says it itself.
_OF_SANDBOX = frozenset({"hostname", "domainname", "dns", "extra_hosts", "expose"})
_CONDITIONS = {
    "started": "service_started",
    "healthy": "service_healthy",
    "completed": "service_completed_successfully",
}


def service_keys(spec: ContainerSpec, base: str) -> Entry:
    """All of a service."""
    entry: Entry = {"image": spec.image} if spec.image else {}
    entry |= keys_of(spec.settings, _KEPT - _OF_SANDBOX if isinstance(spec.sandbox, Within) else _KEPT)
    rebased_files(entry, base)
    mode = spec.settings.get("mode")
    if mode is not None and mode.value == "global" and "replicas" in spec.settings:
        _without_replicas(entry)
    mounts = mounts_of(spec, base, cluster=False)
    entry |= {"volumes": mounts} if mounts else {}
    for name in ("configs", "secrets"):
        if name in spec.settings:
            entry[name] = [grant(one) for one in spec.settings[name].value]
    if spec.dependencies:
        entry["depends_on"] = {one.service: _condition(one) for one in spec.dependencies}
    return entry | _connections(spec, spec.sandbox)


def _connections(spec: ContainerSpec, sandbox: Sandbox) -> Entry:
    match sandbox:
        case OnNetworks(attachments):
            ports = ports_of(spec.openings)
            return {**({"ports": ports} if ports else {}), "networks": _networks(attachments)}
        case OnHost():
            return {"network_mode": "host"}
        case OnNothing():
            return {"network_mode": "none"}
        case Within(service):
            return {"network_mode": f"service:{service}"}
        case _:
            assert_never(sandbox)


def _networks(attachments: tuple[Attachment, ...]) -> Value:
    entries = {one.network: _attachment(one) for one in attachments}
    if not any(entries.values()):
        return list(entries)
    return {name: entry or None for name, entry in entries.items()}


def _attachment(said: Attachment) -> Entry:
    entry: Entry = {"aliases": list(said.aliases)} if said.aliases else {}
    for address in said.ips:
        entry["ipv6_address" if ":" in str(address) else "ipv4_address"] = str(address)
    if said.mac:
        entry["mac_address"] = said.mac
    if said.ifname:
        entry["interface_name"] = said.ifname
    return entry


def _condition(dependency: Dependency) -> Entry:
    return {"condition": _CONDITIONS[dependency.condition]}


def _without_replicas(entry: Entry) -> None:
    deploy = entry["deploy"]
    assert isinstance(deploy, dict)
    del deploy["replicas"]
    if not deploy:
        del entry["deploy"]
