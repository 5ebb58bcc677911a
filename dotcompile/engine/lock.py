"""One at a time works on a project: a container's name is the mutex, a connection to it the lease.

In: an engine and a project. Out: a context in which nobody else works on it. The container reads its standard
input, which is ours: when this process dies, however it dies, the input ends, the container with it, and the
engine removes it. The container of someone who died before he was attached is removed after a while.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress

from dotcompile.engine.api import Engine, Held, Json
from dotcompile.engine.clock import Clock
from dotcompile.engine.errors import EngineError, LockedError, NotThereError, RefusedError
from dotcompile.engine.observe import read_container
from dotcompile.engine.ownership import LOCK, OWNER, labels_of, lock_name, owned
from dotcompile.engine.state import ObservedContainer
from dotcompile.records import dataclass

_CONFLICT = 409
_EVERY = 0.2
#: From its making to its start the container of somebody alive takes less than a second.
_GRACE = 10.0


@dataclass(frozen=True, slots=True)
class Claim:
    """Who wants the lock, how long he waits for it, and the image with the program `lease`, if not ours."""

    owner: str
    seconds: float = 60
    image: str = ""


@contextmanager
def locked(engine: Engine, project: str, claim: Claim, clock: Clock) -> Iterator[None]:
    """Hold the lock of a project."""
    image = claim.image or lease_image(engine)
    container, lease = _take(engine, project, image, claim, clock)
    try:
        yield
    finally:
        _let_go(engine, container)
        lease.close()


def lease_image(engine: Engine) -> str:
    """The probe's image, which the engine has afterwards."""
    from dotcompile.engine.probe.binaries import find_binary  # both bring in what reads archives
    from dotcompile.engine.probe.image import pack

    architecture = str(engine.about().get("Arch", ""))
    binary = find_binary(architecture)
    if binary is None:
        message = f"there is no probe for the engine's processor, `{architecture}`"
        raise EngineError(f"{message}: name an image that has one with --probe-image")
    image = pack(binary.read_bytes(), binary.name.removeprefix("probe-"))
    if engine.image(image.id) is None:
        engine.load(image.archive)
    return image.id


def _take(engine: Engine, project: str, image: str, claim: Claim, clock: Clock) -> tuple[str, Held]:
    name, began = lock_name(project), clock.now()
    first_seen: dict[str, float] = {}
    while True:
        try:
            container = engine.create_container(name, _body(project, image, claim.owner))
        except RefusedError as error:
            if error.status != _CONFLICT:
                raise
        else:
            return container, _hold(engine, container)
        holder = _holder(engine, project, name)
        if holder is not None:
            seen = first_seen.setdefault(holder.id, clock.now())
            if _is_left(holder, clock.now() - seen):
                with suppress(NotThereError, RefusedError):
                    engine.remove_container(holder.id)
                continue
            if clock.now() - began > claim.seconds:
                who = holder.labels.get(OWNER, "somebody")
                raise LockedError(f"`{project}` is being worked on by {who}; the lock is container `{name}`")
        clock.sleep(_EVERY)


def _hold(engine: Engine, container: str) -> Held:
    """Be attached before it starts: it lives as long as its input does."""
    with ExitStack() as undone:
        undone.callback(_let_go, engine, container)
        lease = engine.attach(container)
        undone.callback(lease.close)
        engine.start(container)
        undone.pop_all()
    return lease


def _let_go(engine: Engine, container: str) -> None:
    with suppress(EngineError):
        engine.remove_container(container)


def _holder(engine: Engine, project: str, name: str) -> ObservedContainer | None:
    found = next((one for one in map(read_container, engine.containers()) if one.name == name), None)
    if found is not None and not owned(found.labels, project, LOCK):
        message = f"the name `{name}` is taken by container {found.id[:12]} of image `{found.image}`"
        raise EngineError(f"{message}, which is no lock: rename or remove it")
    return found


def _is_left(holder: ObservedContainer, seconds: float) -> bool:
    """Whether nobody holds it: it has ended, or was never started."""
    if holder.state in ("exited", "dead"):
        return True
    return holder.state == "created" and seconds > _GRACE


def _body(project: str, image: str, owner: str) -> Json:
    return {
        "Image": image,
        "Cmd": ["lease"],
        "Labels": {**labels_of(project, LOCK, project), OWNER: owner},
        "OpenStdin": True,
        "StdinOnce": True,
        "AttachStdin": True,
        "HostConfig": {"NetworkMode": "none", "AutoRemove": True, "LogConfig": {"Type": "none"}},
    }
