"""What containers need that others have: names, and ports of the host; and images that nobody has.

In: wanted containers and those that are there. Out: obstacles.
"""

from collections.abc import Iterator

from dotcompile.engine.kinds import NAME_TAKEN, NOT_THERE, PORT_TAKEN
from dotcompile.engine.ownership import SERVICE, owned, set_aside
from dotcompile.engine.plan import Obstacle
from dotcompile.engine.reconciling.containers import Becomes, Containers
from dotcompile.engine.state import Observed, ObservedContainer, OpenPort
from dotcompile.engine.wanted import Wanted, WantedContainer, WantedPort

_ANY = ("", "0.0.0.0", "::")


def find_container_obstacles(
    wanted: Wanted, observed: Observed, containers: Containers
) -> Iterator[Obstacle]:
    """What keeps containers from being made."""
    others = [one for one in observed.containers if not owned(one.labels, wanted.project, SERVICE)]
    by_name = {one.name: one for one in others}
    for fate in containers.fates:
        if fate.becomes is Becomes.STAYS:
            continue
        container = fate.container
        names = [container.name] if fate.becomes is not Becomes.STARTED else []
        names += [set_aside(container.name)] if fate.becomes is Becomes.REPLACED else []
        yield from (_name(container, name, by_name[name]) for name in names if name in by_name)
        yield from _ports(container, others)
    made = [one.container for one in containers.fates if one.becomes in (Becomes.MADE, Becomes.REPLACED)]
    yield from _images(made, observed)


def _name(container: WantedContainer, name: str, other: ObservedContainer) -> Obstacle:
    message = (
        f"the name `{name}` is taken by container {other.id[:12]} of image `{other.image}`, which is not of "
        "the project"
    )
    help_ = f"`docker rename {name} NAME` gives it another; or give the graph another `name`"
    return Obstacle(NAME_TAKEN, message, help_, container.origin)


def _ports(container: WantedContainer, others: list[ObservedContainer]) -> Iterator[Obstacle]:
    for port in container.ports:
        for other in others:
            if any(_clash(port, one) for one in other.ports):
                shown = f"{port.address}:{port.port}" if port.address else str(port.port)
                message = (
                    f"port {shown}/{port.protocol} of the host, which `{container.service}` publishes, is "
                    f"taken by container `{other.name}`"
                )
                yield Obstacle(PORT_TAKEN, message, "stop it, or publish another port", container.origin)


def _clash(port: WantedPort, other: OpenPort) -> bool:
    same = port.port == other.port and port.protocol == other.protocol
    return same and (port.address == other.address or port.address in _ANY or other.address in _ANY)


def _images(made: list[WantedContainer], observed: Observed) -> Iterator[Obstacle]:
    told = set()
    for container in made:
        there = observed.images.get(container.image) is not None
        if not there and container.pull in ("never", "build") and container.image not in told:
            told.add(container.image)
            message = f"image `{container.image}` is not on the engine, and is not to be pulled"
            help_ = f"`docker build -t {container.image} FOLDER` makes it"
            yield Obstacle(NOT_THERE, message, help_, container.origin)
