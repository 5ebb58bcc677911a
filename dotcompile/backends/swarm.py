"""Swarm: a cluster of engines, by `docker stack deploy`, in version 3.8 of the format.

In: a deployment. Out: `stack.yml`; beside it, where a stack file has no words for a network,
`stack.networks.sh`, which makes it beforehand; and what Swarm cannot hold.
https://docs.docker.com/reference/compose-file/legacy-versions/
"""

import shlex

from dotcompile.backends.backend import Artifact, Backend, Emitted, Job, beside
from dotcompile.backends.held import find_unheld
from dotcompile.backends.kinds import NOT_ON_TARGET
from dotcompile.backends.places import Places, file_name
from dotcompile.backends.service_keys.grants import external_grants
from dotcompile.backends.service_keys.mounts import named_volumes
from dotcompile.backends.service_keys.notes import note_of_network, note_of_service
from dotcompile.backends.service_keys.parts import volumes_section
from dotcompile.backends.service_keys.project import project_of
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.swarm_keys import names, networks, ports
from dotcompile.backends.swarm_keys.services import HOST, own_network, service_keys
from dotcompile.backends.yaml import Noted, commented, write
from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.deployment import OnHost, OnNetworks
from dotcompile.reach.facts import SWARM

_VERSION = "3.8"


def emit(job: Job) -> Emitted:
    """The stack file, and the script if one is needed."""
    deployment = job.deployment
    project = project_of(deployment)
    before = [network for network in deployment.networks if networks.is_made_before(network)]
    findings = (
        *find_unheld(job),
        *names.find_refused(deployment, project),
        *ports.find_refused(deployment.services),
        *_find_without_image(job),
    )
    stack = write({"version": _VERSION, **_sections(job, project)}, interpolated=True)
    deploy = f"docker stack deploy -c {shlex.quote(job.name)} {project or 'NAME'}"
    head = [f"Made by dotcompile from {file_name(deployment.origin.path)}. To run it, on a manager:", deploy]
    script = beside(job.name, "networks.sh")
    if before:
        head.insert(1, f"sh {shlex.quote(script)}")
    artifacts = [Artifact(job.name, commented(*head) + stack)]
    if before:
        told = commented(f"Made by dotcompile: the networks that {job.name} takes as they are.")
        lines = "".join(f"{line}\n" for line in networks.script(before, project))
        artifacts.append(Artifact(script, f"#!/bin/sh\n{told}{lines}"))
    return tuple(artifacts), findings


def _sections(job: Job, project: str) -> dict[str, Entry]:
    deployment, places = job.deployment, Places(job.sources)
    services = deployment.services
    sections: dict[str, Entry] = {
        "services": {
            spec.name: Noted(note_of_service(spec, places), service_keys(spec, job.base)) for spec in services
        },
        "networks": {
            one.name: Noted(note_of_network(one, places), networks.network_entry(one, project))
            for one in deployment.networks
        },
        "volumes": volumes_section(deployment.volumes, named_volumes(services)),
        "configs": external_grants(services, "configs"),
        "secrets": external_grants(services, "secrets"),
    }
    for spec in services:
        if isinstance(spec.sandbox, OnHost):
            sections["networks"][HOST] = {"external": True, "name": HOST}
        elif not isinstance(spec.sandbox, OnNetworks):
            note = f"{places.of(spec.origin)}: for a service that is on no network"
            sections["networks"][own_network(spec)] = Noted((note,), {"driver": "overlay", "internal": True})
    return {name: entries for name, entries in sections.items() if entries or name == "services"}


def _find_without_image(job: Job) -> list[Diagnostic]:
    help_ = "name with `image=` what is to be built and pushed first"
    message = "Swarm builds nothing, and `{}` has no image"
    return [
        Diagnostic(NOT_ON_TARGET, message.format(spec.name), spec.origin, help=help_)
        for spec in job.deployment.services
        if not spec.image
    ]


BACKEND = Backend("swarm", emit, SWARM)
