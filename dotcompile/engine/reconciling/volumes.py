"""Volumes: which stay, and which are to be made.

In: wanted volumes and those that are there. Out: a verdict for each. A volume that was made otherwise is made
anew, and what is in it is lost: nobody else can tell what it is worth.
"""

from collections.abc import Iterator

from dotcompile.engine.kinds import NAME_TAKEN, NOT_THERE
from dotcompile.engine.ownership import HASH, VOLUME, owned
from dotcompile.engine.plan import Obstacle
from dotcompile.engine.state import Observed, ObservedVolume
from dotcompile.engine.wanted import Wanted, WantedVolume
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Volumes:
    """Those to be made, those to be made anew with their names, and ours that nobody wants any more."""

    made: tuple[WantedVolume, ...]
    changed: tuple[WantedVolume, ...]
    orphans: tuple[ObservedVolume, ...]
    obstacles: tuple[Obstacle, ...]


def compare_volumes(wanted: Wanted, observed: Observed) -> Volumes:
    """The verdicts."""
    there = {one.name: one for one in observed.volumes}
    made, changed = [], []
    obstacles: list[Obstacle] = []
    for volume in wanted.volumes:
        found = there.get(volume.name)
        obstacles += _obstacles(volume, found, wanted.project)
        if volume.external:
            continue
        if found is None:
            made.append(volume)
        elif found.labels.get(HASH) != volume.hash:
            changed.append(volume)
    names = {one.name for one in wanted.volumes}
    orphans = tuple(one for one in observed.volumes_of(wanted.project) if one.name not in names)
    return Volumes(tuple(made), tuple(changed), orphans, tuple(obstacles))


def _obstacles(volume: WantedVolume, found: ObservedVolume | None, project: str) -> Iterator[Obstacle]:
    origin = volume.origins[0] if volume.origins else None
    if volume.external and found is None:
        message = f"there is no volume `{volume.name}`, which is only used here"
        yield Obstacle(NOT_THERE, message, "`docker volume ls` tells which there are", origin)
    elif found is not None and not volume.external and not owned(found.labels, project, VOLUME):
        message = f"the name `{volume.name}` is taken by a volume that is not of the project"
        help_ = "remove it, or write `external=true` on the volume to use it as it is"
        yield Obstacle(NAME_TAKEN, message, help_, origin)
