"""Commands for a Swarm: a script of a POSIX shell that asks `docker` on a manager for what is drawn.

In: a deployment. Out: `NAME.sh`, and what these commands cannot hold.
https://docs.docker.com/reference/cli/docker/service/create/
"""

import shlex

from dotcompile.backends.abilities.shell_swarm import ABILITIES
from dotcompile.backends.backend import Artifact, Backend, Emitted, Job, beside
from dotcompile.backends.held import find_unheld
from dotcompile.backends.places import Places, file_name
from dotcompile.backends.shell_keys.networks import network_step, part_steps
from dotcompile.backends.shell_keys.script import Script, write_script
from dotcompile.backends.shell_keys.services import service_steps
from dotcompile.backends.shell_keys.step import What, project_word
from dotcompile.backends.shell_keys.usage import usage
from dotcompile.backends.shell_keys.volumes import stores_of
from dotcompile.backends.swarm import LABELS, find_without_image
from dotcompile.backends.swarm_keys import names, ports
from dotcompile.backends.swarm_keys.hosts import label_script
from dotcompile.reach.facts import SWARM


def emit(job: Job) -> Emitted:
    """The script."""
    deployment, places = job.deployment, Places(job.sources)
    project = project_word(deployment)
    findings = (
        *find_unheld(job, ABILITIES),
        *names.find_refused(deployment, project),
        *ports.find_refused(deployment.services),
        *find_without_image(job),
    )
    networks = {one.name: network_step(one, project, places) for one in deployment.networks}
    stores = stores_of(deployment, project, places)
    steps = (*networks.values(), *service_steps(job, project, networks, stores))
    parts = [part for one in deployment.networks for part in part_steps(one, project, places)]
    diagram = file_name(deployment.origin.path)
    head, *manner = usage(
        job.name,
        diagram,
        "on a manager",
        volumes="those on this host" if stores else "",
        networks=deployment.networks,
    )
    labels = beside(job.name, LABELS)
    before = (f"sh {shlex.quote(labels)}  # which labels the hosts",) if deployment.labelled else ()
    kinds = (What.SERVICE, What.NETWORK)
    script = Script((head, *before, *manner), project, steps, kinds, is_cluster=True, parts=parts)
    artifacts = [Artifact(job.name, write_script(script))]
    if deployment.labelled:
        artifacts.append(Artifact(labels, label_script(deployment.labelled, job.name)))
    return tuple(artifacts), findings


BACKEND = Backend("shell-swarm", emit, SWARM, ABILITIES)
