"""Commands for one engine: a script of a POSIX shell that asks `docker` for what is drawn.

In: a deployment. Out: `NAME.sh`, and what these commands cannot hold.
https://docs.docker.com/reference/cli/docker/
"""

from dotcompile.backends.abilities.shell import ABILITIES
from dotcompile.backends.backend import Artifact, Backend, Emitted, Job
from dotcompile.backends.compose_keys import dependencies
from dotcompile.backends.held import find_unheld
from dotcompile.backends.places import Places, file_name
from dotcompile.backends.shell_keys.containers import container_steps, find_refused
from dotcompile.backends.shell_keys.networks import network_step
from dotcompile.backends.shell_keys.script import Script, write_script
from dotcompile.backends.shell_keys.step import What, project_word
from dotcompile.backends.shell_keys.usage import usage
from dotcompile.backends.shell_keys.volumes import store_step, stores_of
from dotcompile.reach.facts import COMPOSE


def emit(job: Job) -> Emitted:
    """The script."""
    deployment, places = job.deployment, Places(job.sources)
    project = project_word(deployment)
    findings = (
        *find_unheld(job, ABILITIES),
        *find_refused(deployment.services),
        *dependencies.find_refused(deployment.services),
    )
    networks = {one.name: network_step(one, project, places) for one in deployment.networks}
    stores = stores_of(deployment, project, places)
    containers = tuple(container_steps(job, project, networks, stores))
    steps = (
        *networks.values(),
        *(store_step(store, project) for store in stores.values()),
        *containers,
    )
    diagram = file_name(deployment.origin.path)
    head = tuple(usage(job.name, diagram, "on one engine", volumes="all of them" if stores else ""))
    script = Script(head, project, steps, (What.CONTAINER, What.NETWORK))
    return (Artifact(job.name, write_script(script)),), findings


BACKEND = Backend("shell", emit, COMPOSE, ABILITIES)
