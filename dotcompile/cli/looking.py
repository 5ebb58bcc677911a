"""What an engine tells of a project, in full: containers, networks, volumes, and services of a Swarm."""

from collections.abc import Sequence
from contextlib import suppress

from docker import errors

from dotcompile.engine.docker import DockerEngine
from dotcompile.importers.running.inspected import Inspected, Json, project_of


def inspect_all(engine: DockerEngine, project: str) -> Inspected:
    """All that is needed to import a project, or without one everything that runs."""
    listed = [one for one in engine.containers() if not project or project_of(one["Labels"]) == project]
    containers = [engine.container(one["Id"]) for one in listed]
    found = {name: engine.image(name) for name in dict.fromkeys(str(one["Image"]) for one in containers)}
    images = {name: image for name, image in found.items() if image is not None}
    networks = [engine.network(one["Id"]) for one in engine.networks()]
    return Inspected(containers, images, networks, engine.volumes(), _services(engine))


def _services(engine: DockerEngine) -> Sequence[Json]:
    """The services of a Swarm; there are none where this is no manager of one."""
    with suppress(errors.APIError):
        found: Sequence[Json] = engine.client.services()
        return found
    return ()
