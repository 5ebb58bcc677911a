"""Swarm: a cluster of engines, by `docker stack deploy`, in version 3.8 of the format.

In: a deployment. Out: `stack.yml`; beside it, where a stack file has no words for a network,
`stack.networks.sh`, which makes it beforehand; and what Swarm cannot hold.
https://docs.docker.com/reference/compose-file/legacy-versions/
"""

import shlex
from collections.abc import Iterator, Sequence

from dotcompile.backends.abilities.swarm import ABILITIES
from dotcompile.backends.backend import Artifact, Backend, Emitted, Job, beside
from dotcompile.backends.held import find_unheld
from dotcompile.backends.kinds import NOT_ON_TARGET
from dotcompile.backends.places import Places, file_name
from dotcompile.backends.service_keys.grants import external_grants
from dotcompile.backends.service_keys.mounts import named_volumes
from dotcompile.backends.service_keys.notes import note_of_network, note_of_service
from dotcompile.backends.service_keys.parts import volumes_section
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.shell_keys.networks import network_step, part_steps
from dotcompile.backends.shell_keys.script import Script, write_script
from dotcompile.backends.shell_keys.step import What, project_word
from dotcompile.backends.shell_keys.usage import runs_of, usage
from dotcompile.backends.swarm_keys import names, networks, ports
from dotcompile.backends.swarm_keys.hosts import label_script
from dotcompile.backends.swarm_keys.services import HOST, own_network, service_keys
from dotcompile.backends.yaml import Noted, commented, write
from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.deployment import Network, OnHost, OnNetworks
from dotcompile.reach.facts import SWARM

LABELS = "hosts.sh"
"""What the script is called, after the file that it goes with, that labels hosts."""

_VERSION = "3.8"


def emit(job: Job) -> Emitted:
    """The stack file, and the script if one is needed."""
    deployment = job.deployment
    project = project_word(deployment)
    before = [network for network in deployment.networks if networks.is_made_before(network)]
    findings = (
        *find_unheld(job, ABILITIES),
        *names.find_refused(deployment, project),
        *ports.find_refused(deployment.services),
        *find_without_image(job),
    )
    stack = write({"version": _VERSION, **_sections(job, project)}, interpolated=True)
    script = beside(job.name, "networks.sh")
    artifacts = [Artifact(job.name, commented(*_head(job, project, before, script)) + stack)]
    if before:
        artifacts.append(Artifact(script, _script(job, project, before, script)))
    if deployment.labelled:
        labels = label_script(deployment.labelled, job.name)
        artifacts.append(Artifact(beside(job.name, LABELS), labels))
    return tuple(artifacts), findings


def _head(job: Job, project: str, before: Sequence[Network], script: str) -> Iterator[str]:
    """How it is run."""
    run = f"sh {shlex.quote(script)}"
    made, on_hosts = file_name(job.deployment.origin.path), tuple(runs_of(before, run))
    if on_hosts:
        yield f"Made by dotcompile from {made}. To run it, first for each host:"
        yield from on_hosts
        yield "and then, on a manager:"
    else:
        yield f"Made by dotcompile from {made}. To run it, on a manager:"
    if job.deployment.labelled:
        yield f"sh {shlex.quote(beside(job.name, LABELS))}"
    if before:
        yield run
    yield f"docker stack deploy -c {shlex.quote(job.name)} {project}"


def _script(job: Job, project: str, before: Sequence[Network], name: str) -> str:
    """What makes the networks that the stack takes as they are."""
    places, diagram = Places(job.sources), file_name(job.deployment.origin.path)
    steps = [network_step(one, project, places) for one in before]
    parts = [part for one in before for part in part_steps(one, project, places)]
    head = usage(name, diagram, "on a manager, before the stack", networks=before)
    return write_script(Script(tuple(head), project, steps, (What.NETWORK,), is_cluster=True, parts=parts))


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


def find_without_image(job: Job) -> list[Diagnostic]:
    """The services that have nothing to run."""
    help_ = "name with `image=` what is to be built and pushed first"
    message = "Swarm builds nothing, and `{}` has no image"
    return [
        Diagnostic(NOT_ON_TARGET, message.format(spec.name), spec.origin, help=help_)
        for spec in job.deployment.services
        if not spec.image
    ]


BACKEND = Backend("swarm", emit, SWARM, ABILITIES)
