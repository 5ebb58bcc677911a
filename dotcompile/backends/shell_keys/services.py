"""Services of a cluster, by `docker service create`.

In: services and their networks. Out: steps of a script. What Swarm says otherwise than one engine is said as
in a stack file.
https://docs.docker.com/reference/cli/docker/service/create/
"""

import shlex
from collections.abc import Iterator, Mapping
from typing import assert_never

from dotcompile.backends.backend import Job
from dotcompile.backends.places import Places
from dotcompile.backends.service_keys.notes import note_of_service
from dotcompile.backends.shell_keys.networks import lonely_step
from dotcompile.backends.shell_keys.settings import options_of_service
from dotcompile.backends.shell_keys.step import SERVICE, Command, Step, What, labelled, version_of
from dotcompile.backends.shell_keys.volumes import Store, in_memory, mounted_in_service
from dotcompile.backends.shell_keys.words import Option, fields
from dotcompile.backends.swarm_keys.ports import ports_of
from dotcompile.backends.swarm_keys.services import (
    HOST,
    RESTARTS,
    folders_in_memory,
    own_network,
)
from dotcompile.lowering.deployment import ContainerSpec, OnHost, OnNetworks, OnNothing, Within
from dotcompile.model.hosting import platform_constraints
from dotcompile.model.topology import Settings
from dotcompile.records import replace

_CREATE = "docker service create --detach"
#: What is said otherwise, or not beside a mode that has one task on each host.
_OTHERWISE = frozenset({"hostname", "restart"})
_OF_REPLICAS = frozenset({"replicas", "max_per_node"})


def service_steps(
    job: Job, project: str, networks: Mapping[str, Step], stores: Mapping[str, Store]
) -> Iterator[Step]:
    """A step for each service, and one more before it for its own network if it is on none."""
    places = Places(job.sources)
    for spec in job.deployment.services:
        (note,) = note_of_service(spec, places)
        there = _networks(spec, project, networks)
        if isinstance(spec.sandbox, OnNothing | Within):
            yield there[0]
        options = tuple(_options(spec, job.base, project, there, stores))
        name = f"{project}_{spec.name}"
        runs = (("--name", name), *options)
        version = version_of([Command(_CREATE, runs)], *(one.version for one in there))
        labels = (*labelled("--label", project, version), ("--label", f"{SERVICE}={spec.name}"))
        *before, image = runs
        yield Step(What.SERVICE, name, note, version, (Command(_CREATE, (*before, *labels, image)),))


def _networks(spec: ContainerSpec, project: str, networks: Mapping[str, Step]) -> list[Step]:
    match spec.sandbox:
        case OnNetworks(attachments):
            return [networks[one.network] for one in attachments]
        case OnHost():
            return []
        case OnNothing() | Within():  # the latter is refused
            name = f"{project}_{own_network(spec)}"
            return [lonely_step(name, "for a service that is on no network", project)]
        case _:
            assert_never(spec.sandbox)


def _options(
    spec: ContainerSpec, base: str, project: str, networks: list[Step], stores: Mapping[str, Store]
) -> Iterator[Option]:
    """All but the name; last the image and what runs in it."""
    settings = spec.settings
    yield from _joined(spec, networks)
    yield from (("--publish", _port(entry)) for entry in ports_of(spec.openings))
    yield from options_of_service(_said(settings))
    yield from _otherwise(settings)
    yield from mounted_in_service(spec, stores, base, project)
    yield from (in_memory(path, size) for path, size in folders_in_memory(settings))
    for name in ("config", "secret"):
        for said in settings[f"{name}s"].value if f"{name}s" in settings else ():
            source, _, target = said.partition(":")
            yield f"--{name}", fields((f"source={source}", *((f"target={target}",) if target else ())))
    if "entrypoint" in settings:  # the client splits it as a shell would
        yield "--entrypoint", shlex.join(map(str, settings["entrypoint"].value))
    command = settings["command"].value if "command" in settings else ()
    yield (spec.image, *map(str, command))


def _joined(spec: ContainerSpec, networks: list[Step]) -> Iterator[Option]:
    if isinstance(spec.sandbox, OnHost):
        yield "--network", HOST
    elif isinstance(spec.sandbox, OnNetworks):
        for network, one in zip(networks, spec.sandbox.attachments, strict=True):
            aliases = dict.fromkeys((spec.name, *one.aliases))
            yield "--network", fields((f"name={network.name}", *(f"alias={alias}" for alias in aliases)))
    else:
        yield "--network", fields((f"name={networks[0].name}", f"alias={spec.name}"))


def _port(entry: object) -> str:
    """Of a range the client takes the short form alone, as stack files do."""
    if not isinstance(entry, dict):
        return str(entry)
    return ",".join(f"{key}={value}" for key, value in entry.items())


def _said(settings: Settings) -> Settings:
    """What is said in the same words; a service that runs in some profiles only has no replicas."""
    mode = settings.get("mode")
    is_global = mode is not None and mode.value == "global"
    left = _OTHERWISE | _OF_REPLICAS if is_global else _OTHERWISE
    said = {name: value for name, value in settings.items() if name not in left}
    if "profiles" in settings and not is_global:
        said["replicas"] = replace(settings["profiles"], value=0)
    return said


def _otherwise(settings: Settings) -> Iterator[Option]:
    parts = [str(settings[name].value) for name in ("hostname", "domainname") if name in settings]
    if parts:
        yield "--hostname", ".".join(parts)
    if "restart" in settings:
        policy, _, times = settings["restart"].value.partition(":")
        yield "--restart-condition", RESTARTS[policy]
        yield from (("--restart-max-attempts", times),) if times else ()
    if "platform" in settings:
        yield from (("--constraint", one) for one in platform_constraints(settings["platform"].value))
