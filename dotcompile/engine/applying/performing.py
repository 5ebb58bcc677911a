"""One operation at an engine.

In: an action. Out: nothing; what is made is noted in `Made`. What was done already is no failure: the client
or the engine may have died right after it.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import assert_never

from dotcompile.engine.api import Json
from dotcompile.engine.applying.made import Made
from dotcompile.engine.applying.services import ServicePerformer
from dotcompile.engine.applying.watching import Watch
from dotcompile.engine.cluster.actions import ClusterAction
from dotcompile.engine.cluster.api import Manager
from dotcompile.engine.errors import EngineError, NotThereError, RefusedError
from dotcompile.engine.ownership import container_name, set_aside
from dotcompile.engine.payloads.seal import parts_of, seal
from dotcompile.engine.plan import (
    Action,
    Await,
    Connect,
    CreateContainer,
    CreateNetwork,
    CreateVolume,
    Disconnect,
    PullImage,
    RemoveContainer,
    RemoveNetwork,
    RemoveVolume,
    ReplaceContainer,
    StartContainer,
)
from dotcompile.engine.state import MountedVolume
from dotcompile.engine.wanted import WantedContainer

_FORBIDDEN, _CONFLICT = 403, 409
#: What stands for the ID of a container that an endpoint is of and that is gone.
_GHOST = "ep-"


class Performer:
    """Does what operations say."""

    def __init__(
        self, engine: Manager, project: str, made: Made, watch: Watch, services: ServicePerformer
    ) -> None:
        self._engine, self._project, self._made, self._watch = engine, project, made, watch
        self._services = services

    def perform(self, action: Action) -> None:
        """One action."""
        if isinstance(action, ClusterAction):
            self._services.perform(action)
            return
        engine, made = self._engine, self._made
        match action:
            case PullImage(image=image, platform=platform):
                self._pull(image, platform)
            case CreateNetwork(network=network):
                made.networks[network.name] = engine.create_network(network.body)
            case RemoveNetwork(id=network_id):
                _unless_gone(lambda: self._remove_network(network_id))
            case CreateVolume(volume=volume):
                engine.create_volume(volume.body)
            case RemoveVolume(name=name):
                _unless_gone(lambda: engine.remove_volume(name))
            case CreateContainer(container=container, keeps=keeps):
                engine.start(self._create(container, keeps))
            case ReplaceContainer(container=container, old=old, keeps=keeps):
                self._replace(container, old, keeps)
            case StartContainer(id=container_id, paused=paused):
                engine.unpause(container_id) if paused else engine.start(container_id)
            case RemoveContainer(id=container_id, volumes=volumes):
                self._remove(container_id, volumes)
            case Connect(id=container_id, endpoint=endpoint):
                engine.connect(made.networks[endpoint.network], container_id, endpoint.settings)
            case Disconnect(id=container_id, network_id=network_id):
                _unless_gone(lambda: engine.disconnect(network_id, container_id))
            case Await(name=name, condition=condition):
                self._watch.await_(name, condition)
            case _:
                assert_never(action)

    def _pull(self, image: str, platform: str) -> None:
        self._engine.pull(image, platform)
        found = self._engine.image(image)
        if found is None:
            raise EngineError(f"image `{image}` was pulled and is not there")
        self._made.images[image] = str(found["Id"])

    def _create(self, container: WantedContainer, keeps: tuple[MountedVolume, ...]) -> str:
        """A container with all its endpoints: connected before its start, it is at no time without one."""
        within = ""
        if container.within:
            within = self._made.containers[container_name(self._project, container.within, 1)]
        parts = parts_of(container, self._made.images[container.image], self._made.digests)
        body = seal(container, parts, within, keeps)
        made = self._engine.create_container(container.name, body, container.platform)
        for endpoint in container.endpoints[1:]:
            self._engine.connect(self._made.networks[endpoint.network], made, endpoint.settings)
        self._made.containers[container.name] = made
        return made

    def _replace(self, container: WantedContainer, old: str, keeps: tuple[MountedVolume, ...]) -> None:
        """The old one is set aside, and takes its place again if the new one does not become well."""
        engine = self._engine
        self._made.containers.pop(container.name, None)
        _unless_so(lambda: engine.rename(old, set_aside(container.name)))
        try:
            engine.stop(old)
            engine.start(self._create(container, keeps))
            self._watch.await_(container.name, "healthy" if container.checked else "started")
        except RefusedError as error:
            self._put_back(container, old)
            raise EngineError(f"{error}; the container before it is back") from error
        engine.remove_container(old)

    def _put_back(self, container: WantedContainer, old: str) -> None:
        engine, new = self._engine, self._made.containers.pop(container.name, None)
        if new is not None:
            _unless_gone(lambda: engine.remove_container(new))
        engine.rename(old, container.name)
        engine.start(old)
        self._made.containers[container.name] = old

    def _remove_network(self, network: str) -> None:
        """An engine that was killed can have endpoints of containers that are gone: ours are let go of."""
        try:
            self._engine.remove_network(network)
        except RefusedError as error:
            ghosts = [one["Name"] for key, one in self._on(network) if key.startswith(_GHOST)]
            ours = [name for name in ghosts if name.startswith(f"{self._project}-")]
            if error.status != _FORBIDDEN or not ours:
                raise
            for name in ours:
                self._engine.disconnect(network, name)
            self._engine.remove_network(network)

    def _on(self, network: str) -> Iterable[tuple[str, Json]]:
        containers: Mapping[str, Json] = self._engine.network(network).get("Containers") or {}
        return containers.items()

    def _remove(self, container: str, volumes: tuple[str, ...]) -> None:
        _unless_gone(lambda: self._engine.stop(container))
        _unless_gone(lambda: self._engine.remove_container(container))
        for volume in volumes:
            _unless_gone(partial(self._engine.remove_volume, volume))


def _unless_gone(call: Callable[[], None]) -> None:
    """What is to be gone may be so already, or be on its way."""
    try:
        call()
    except NotThereError:
        pass
    except RefusedError as error:
        if error.status != _CONFLICT or "already in progress" not in str(error):
            raise


def _unless_so(call: Callable[[], None]) -> None:
    """A container may have the name already that it is to have."""
    try:
        call()
    except RefusedError as error:
        if "same name" not in str(error):
            raise
