"""One operation at a cluster.

In: an action. Out: nothing; what is made is noted in `Made`.
"""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Lock
from typing import Any, assert_never

from dotcompile.engine.applying.made import Made
from dotcompile.engine.applying.tasks import TaskWatch
from dotcompile.engine.clock import Clock
from dotcompile.engine.cluster.actions import (
    AwaitService,
    ClusterAction,
    CreateGrant,
    CreateService,
    LabelHost,
    RemoveGrant,
    RemoveService,
    UnlabelHost,
    UpdateService,
)
from dotcompile.engine.cluster.api import Manager
from dotcompile.engine.cluster.labels import with_labels, without_labels
from dotcompile.engine.cluster.seal import seal_grant, seal_service
from dotcompile.engine.cluster.wanted import WantedService
from dotcompile.engine.errors import NotThereError, RefusedError
from dotcompile.engine.ownership import Labels

#: Hosts that join a network at the same time can miss each other's news, and wait half a minute for the next:
#: https://github.com/moby/moby/blob/v20.10.24/vendor/github.com/docker/libnetwork/networkdb/cluster.go
_APART = 0.4
_OFTEN = 5
_STALE = "update out of sequence"


class ServicePerformer:
    """Does what operations on services, and on the hosts that they are placed on, say."""

    def __init__(self, manager: Manager, project: str, made: Made, watch: TaskWatch, clock: Clock) -> None:
        self._manager, self._project, self._made = manager, project, made
        self._watch, self._clock = watch, clock
        self._turns, self._free = Lock(), float("-inf")
        self._resolving = Lock()

    def perform(self, action: ClusterAction) -> None:
        """One action."""
        manager, made = self._manager, self._made
        match action:
            case CreateGrant(grant=grant):
                made.grants[grant.kind, grant.name] = manager.create_grant(
                    grant.kind, seal_grant(grant, self._project)
                )
            case RemoveGrant(kind=kind, id=grant_id):
                _unless_gone(lambda: manager.remove_grant(kind, grant_id))
            case CreateService(service=service, first=first):
                if first:
                    self._await_turn()
                manager.create_service(self._sealed(service, self._resolve(service.image)))
            case UpdateService(service=service, id=service_id):
                _while_stale(lambda: self._update(service, service_id))
            case RemoveService(id=service_id):
                _unless_gone(lambda: manager.remove_service(service_id))
            case AwaitService(name=name, condition=condition, id=service_id):
                self._watch.await_(name, condition, service_id)
            case LabelHost(id=node, labels=labels):
                change = partial(with_labels, project=self._project, said=dict(labels))
                _while_stale(lambda: self._relabel(node, change))
            case UnlabelHost(id=node, labels=names):
                less = partial(without_labels, project=self._project, names=names)
                _unless_gone(lambda: _while_stale(lambda: self._relabel(node, less)))
            case _:
                assert_never(action)

    def _await_turn(self) -> None:
        with self._turns:
            self._clock.sleep(max(0.0, self._free - self._clock.now()))
            self._free = self._clock.now() + _APART

    def _update(self, service: WantedService, service_id: str) -> None:
        """With all of the specification: what is not said again is gone."""
        found = self._manager.service(service_id)
        task = found["Spec"]["TaskTemplate"]
        image = task["ContainerSpec"]["Image"]
        if image.partition("@")[0] != service.image:
            image = self._resolve(service.image)
        body = self._sealed(service, image)
        body["TaskTemplate"]["ForceUpdate"] = task.get("ForceUpdate", 0)
        self._manager.update_service(service_id, found["Version"]["Index"], body)

    def _relabel(self, node: str, change: Callable[[Labels], Labels]) -> None:
        """With all of the specification, too: whether it manages, and whether it takes tasks."""
        found = self._manager.node(node)
        spec = found["Spec"]
        body = {**spec, "Labels": change(spec.get("Labels") or {})}
        self._manager.update_node(node, found["Version"]["Index"], body)

    def _resolve(self, image: str) -> str:
        """All hosts run the same: what a tag means is asked once, and by nobody who only looks."""
        with self._resolving:
            if image not in self._made.images:
                self._made.images[image] = self._manager.digest_of(image)
            return self._made.images[image]

    def _sealed(self, service: WantedService, image: str) -> dict[str, Any]:
        made = self._made
        return seal_service(service, image, made.networks, made.digests, made.grants)


def _unless_gone(call: Callable[[], None]) -> None:
    with suppress(NotThereError):
        call()


def _while_stale(update: Callable[[], None]) -> None:
    """Others may change meanwhile what was read: it is read again."""
    for left in reversed(range(_OFTEN)):
        try:
            update()
        except RefusedError as error:
            if _STALE not in str(error) or not left:
                raise
        else:
            return
