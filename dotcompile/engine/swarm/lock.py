"""One at a time works on a project of a cluster: a configuration's name is the mutex, its version the lease.

In: a manager and a project. Out: a context in which nobody else works on it, whichever manager he asks.
Whoever holds it changes its label again and again; if that stops, he is dead, and the next one takes it. No
clock of another machine is looked at.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Thread

from dotcompile.engine.api import Json
from dotcompile.engine.clock import Clock
from dotcompile.engine.cluster.api import Manager
from dotcompile.engine.errors import EngineError, LockedError, NotThereError, RefusedError
from dotcompile.engine.lock import Claim
from dotcompile.engine.ownership import LOCK, NAMESPACE, OWNER, labels_of, lock_name, owned

_CONFLICT = 409
_EVERY = 0.2
#: How often the holder shows that he is alive, and how long he may be silent.
_BEAT, _SILENCE = 1.0, 8.0
#: A configuration is never empty.
_DATA = base64.b64encode(LOCK.encode()).decode()
_BEATS = f"{NAMESPACE}beats"


@contextmanager
def locked_cluster(manager: Manager, project: str, claim: Claim, clock: Clock) -> Iterator[None]:
    """Hold the lock of a project."""
    config, over = _take(manager, project, claim, clock), Event()
    beating = Thread(target=_beat, args=(manager, project, claim.owner, config, over), daemon=True)
    beating.start()
    try:
        yield
    finally:
        over.set()
        beating.join()
        with suppress(EngineError):
            manager.remove_grant("config", config)


def _take(manager: Manager, project: str, claim: Claim, clock: Clock) -> str:
    name, began = lock_name(project), clock.now()
    seen: dict[tuple[str, int], float] = {}
    while True:
        try:
            return manager.create_grant("config", _body(project, claim.owner, 0))
        except RefusedError as error:
            if error.status != _CONFLICT:
                raise
        holder = _holder(manager, project, name)
        if holder is not None:
            config, version = holder["ID"], holder["Version"]["Index"]
            if clock.now() - seen.setdefault((config, version), clock.now()) > _SILENCE:
                with suppress(NotThereError):
                    manager.remove_grant("config", config)
                continue
            if clock.now() - began > claim.seconds:
                who = holder["Spec"]["Labels"].get(OWNER, "somebody")
                raise LockedError(f"`{project}` is being worked on by {who}; the lock is config `{name}`")
        clock.sleep(_EVERY)


def _holder(manager: Manager, project: str, name: str) -> Json | None:
    found = next((one for one in manager.grants("config") if one["Spec"]["Name"] == name), None)
    if found is not None and not owned(found["Spec"].get("Labels") or {}, project, LOCK):
        raise EngineError(f"the name `{name}` is taken by a config that is no lock: remove it")
    return found


def _beat(manager: Manager, project: str, owner: str, config: str, over: Event) -> None:
    """Until it is over, or somebody took the lock away: his, then, is the project."""
    beats = 0
    while not over.wait(_BEAT):
        beats += 1
        with suppress(EngineError):
            found = next((one for one in manager.grants("config") if one["ID"] == config), None)
            if found is None:
                return
            manager.update_config(config, found["Version"]["Index"], _body(project, owner, beats))


def _body(project: str, owner: str, beats: int) -> Json:
    labels = {**labels_of(project, LOCK, project), OWNER: owner, _BEATS: str(beats)}
    return {"Name": lock_name(project), "Labels": labels, "Data": _DATA}
