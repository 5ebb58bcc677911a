"""Compose: one engine, by `docker compose` of version 2 or later.

In: a deployment. Out: `compose.yml`, and where it would be too large `compose.2.yml` and so on, which are
read together; and what Compose cannot hold.
https://github.com/compose-spec/compose-spec/blob/main/spec.md
"""

import shlex
from collections.abc import Sequence

from dotcompile.backends.abilities.compose import ABILITIES
from dotcompile.backends.backend import Artifact, Backend, Emitted, Job, beside
from dotcompile.backends.compose_keys.dependencies import find_refused
from dotcompile.backends.compose_keys.networks import network_entry
from dotcompile.backends.compose_keys.services import service_keys
from dotcompile.backends.compose_keys.splitting import Sections, split
from dotcompile.backends.held import find_unheld
from dotcompile.backends.places import Places, file_name
from dotcompile.backends.service_keys.grants import grants_section
from dotcompile.backends.service_keys.mounts import named_volumes
from dotcompile.backends.service_keys.notes import note_of_network, note_of_service
from dotcompile.backends.service_keys.parts import volumes_section
from dotcompile.backends.service_keys.project import project_of
from dotcompile.backends.yaml import Noted, commented, write
from dotcompile.reach.facts import COMPOSE


def emit(job: Job) -> Emitted:
    """The files."""
    findings = (*find_unheld(job, ABILITIES), *find_refused(job.deployment.services))
    documents = split(_sections(job))
    names = [job.name, *(beside(job.name, f"{number}.yml") for number in range(2, len(documents) + 1))]
    project = project_of(job.deployment)
    head = _head(job, names)
    artifacts = []
    for name, document in zip(names, documents, strict=True):
        top = {"name": project} if project and name == job.name else {}
        services = document.pop("services", {})
        # Compose refuses a file that is nothing, and warns of one without services.
        text = head + write({**top, "services": services, **document}, interpolated=True)
        artifacts.append(Artifact(name, text))
    return tuple(artifacts), findings


def _sections(job: Job) -> Sections:
    deployment, places = job.deployment, Places(job.sources)
    services, networks = deployment.services, deployment.networks
    return {
        "services": {
            spec.name: Noted(note_of_service(spec, places), service_keys(spec, job.base)) for spec in services
        },
        "networks": {one.name: Noted(note_of_network(one, places), network_entry(one)) for one in networks},
        "volumes": volumes_section(deployment.volumes, named_volumes(services)),
        "configs": grants_section(services, "configs", job.base),
        "secrets": grants_section(services, "secrets", job.base),
    }


def _head(job: Job, names: Sequence[str]) -> str:
    files = " ".join(f"-f {shlex.quote(name)}" for name in names)
    diagram = file_name(job.deployment.origin.path)
    return commented(f"Made by dotcompile from {diagram}. To run it:", f"docker compose {files} up")


BACKEND = Backend("compose", emit, COMPOSE, ABILITIES)
