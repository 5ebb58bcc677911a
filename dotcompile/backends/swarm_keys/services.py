"""Services as Swarm has them.

In: a service's specification and the way to the diagram's folder. Out: its entry. What one engine has keys
for and Swarm has not is said in other words, as the table of abilities tells.
https://docs.docker.com/reference/compose-file/legacy-versions/
"""

import re
from collections.abc import Iterator
from typing import assert_never

from dotcompile.backends.abilities.ability import kept_names
from dotcompile.backends.abilities.swarm import ABILITIES
from dotcompile.backends.service_keys.grants import grant
from dotcompile.backends.service_keys.mounts import mounts_of, rebased_files
from dotcompile.backends.service_keys.settings import KEYS, Entry, keys_of, put, within
from dotcompile.backends.swarm_keys.ports import ports_of
from dotcompile.backends.yaml import Value
from dotcompile.lowering.deployment import ContainerSpec, OnHost, OnNetworks, OnNothing, Within
from dotcompile.model.hosting import platform_constraints
from dotcompile.model.topology import Settings
from dotcompile.model.values.quantities import SIZE
from dotcompile.model.values.text import within as text_within
from dotcompile.source import Span

HOST = "host"
"""The network, made by every engine, that lets a service into its host's sandbox."""

_OTHERWISE = frozenset({"restart", "tmpfs"})
_KEPT = (KEYS & kept_names(ABILITIES.attributes)) - _OTHERWISE
RESTARTS = {"no": "none", "always": "any", "unless-stopped": "any", "on-failure": "on-failure"}
_SIZE = re.compile(r"(?:.*,)?size=([0-9]+[kmgKMG]?)(?:,.*)?")
_SHARED_MEMORY = "/dev/shm"


def service_keys(spec: ContainerSpec, base: str) -> Entry:
    """All of a service."""
    settings = spec.settings
    entry: Entry = {"image": spec.image, **keys_of(settings, _KEPT)}
    rebased_files(entry, base)
    _host_name(entry, settings)
    _deployment(entry, settings)
    mounts = [*mounts_of(spec, base, cluster=True), *_in_memory(settings)]
    entry |= {"volumes": mounts} if mounts else {}
    for name in ("configs", "secrets"):
        if name in settings:
            entry[name] = [grant(one) for one in settings[name].value]
    return entry | _connections(spec)


def own_network(spec: ContainerSpec) -> str:
    """The network of a service that is on none, which Swarm would put on the shared `default`."""
    return f"{spec.name}--none"


def _connections(spec: ContainerSpec) -> Entry:
    match spec.sandbox:
        case OnNetworks(attachments):
            ports = ports_of(spec.openings)
            aliases = {one.network: list(one.aliases) for one in attachments}
            networks: Value = list(aliases)
            if any(aliases.values()):
                networks = {name: {"aliases": said} if said else None for name, said in aliases.items()}
            return {**({"ports": ports} if ports else {}), "networks": networks}
        case OnHost():
            return {"networks": [HOST]}
        case OnNothing() | Within():  # the latter is refused
            return {"networks": [own_network(spec)]}
        case _:
            assert_never(spec.sandbox)


def _host_name(entry: Entry, settings: Settings) -> None:
    domain = settings.get("domainname")
    if domain is not None:
        entry["hostname"] = f"{entry['hostname']}.{domain.value}" if "hostname" in entry else domain.value


def _deployment(entry: Entry, settings: Settings) -> None:
    """What stands under `deploy` in other words than Compose's."""
    deploy = within(entry, ["deploy"])
    if "restart" in settings:
        policy, _, times = settings["restart"].value.partition(":")
        put(entry, ["deploy", "restart_policy", "condition"], RESTARTS[policy])
        if times:
            put(entry, ["deploy", "restart_policy", "max_attempts"], int(times))
    if "platform" in settings:
        placement = within(entry, ["deploy", "placement"])
        constraints = placement.get("constraints", [])
        assert isinstance(constraints, list)
        placement["constraints"] = [*constraints, *platform_constraints(settings["platform"].value)]
    if deploy.get("mode") == "global":
        deploy.pop("replicas", None)  # which is refused beside it
    elif "profiles" in settings:
        deploy["replicas"] = 0
    if not deploy:
        del entry["deploy"]


def _in_memory(settings: Settings) -> list[Value]:
    """Folders in memory, by mounts."""
    return [_tmpfs(path, size) for path, size in folders_in_memory(settings)]


def folders_in_memory(settings: Settings) -> Iterator[tuple[str, int | None]]:
    """The paths of folders in memory, and how large they are if that is said."""
    for said in settings["tmpfs"].value if "tmpfs" in settings else ():
        path, _, options = said.partition(":")
        size = _SIZE.fullmatch(options)
        yield path, _bytes(size[1]) if size else None
    if "shm_size" in settings:
        yield _SHARED_MEMORY, settings["shm_size"].value


def _tmpfs(path: str, size: int | None) -> Entry:
    return {"type": "tmpfs", "target": path, **({"tmpfs": {"size": size}} if size is not None else {})}


def _bytes(said: str) -> int:
    size, _ = SIZE.read(text_within(said, Span("", 0, 0)))
    assert size is not None
    return size
