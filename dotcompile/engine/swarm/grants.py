"""Configurations and secrets: which stay, which are to be made, and which nobody has any more.

In: wanted ones and those that are there. Out: a verdict for each. They cannot be changed; another file is
another name.
"""

from collections.abc import Iterator, Mapping

from dotcompile.engine.cluster.actions import CreateGrant, RemoveGrant
from dotcompile.engine.cluster.state import ObservedCluster, ObservedGrant
from dotcompile.engine.cluster.wanted import WantedCluster, WantedGrant
from dotcompile.engine.kinds import NAME_TAKEN, NOT_THERE
from dotcompile.engine.ownership import NAME, owned
from dotcompile.engine.plan import Obstacle
from dotcompile.engine.reconciling.drafts import Drafts
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Grants:
    """`kept` are the IDs of those that stay, by kind and name; `unwanted` are ours that nobody has now."""

    kept: Mapping[tuple[str, str], str]
    made: tuple[WantedGrant, ...]
    unwanted: tuple[ObservedGrant, ...]
    obstacles: tuple[Obstacle, ...]


def compare_grants(wanted: WantedCluster, cluster: ObservedCluster) -> Grants:
    """The verdicts."""
    there: dict[tuple[str, str], ObservedGrant] = {(one.kind, one.name): one for one in cluster.grants}
    names: set[tuple[str, str]] = {(one.kind, one.name) for one in wanted.grants}
    kept: dict[tuple[str, str], str] = {key: one.id for key, one in there.items() if key in names}
    made = tuple(one for one in wanted.grants if (one.kind, one.name) not in there and one.data is not None)
    used = set(_used_by_others(wanted, cluster))
    unwanted = tuple(
        one
        for one in cluster.grants_of(wanted.project)
        if (one.kind, one.name) not in names and one.id not in used
    )
    return Grants(kept, made, unwanted, tuple(_obstacles(wanted, there)))


def _used_by_others(wanted: WantedCluster, cluster: ObservedCluster) -> Iterator[str]:
    """The IDs of what services have that are not wanted here, and that may stay."""
    names = {one.name for one in wanted.services}
    for service in cluster.services:
        container = service.spec["TaskTemplate"].get("ContainerSpec") or {}
        for title in ("Config", "Secret") if service.name not in names else ():
            yield from (one[f"{title}ID"] for one in container.get(f"{title}s") or ())


def make_grants(drafts: Drafts, grants: Grants) -> None:
    """New ones beside those that are there: running tasks go on with what they have."""
    for grant in grants.made:
        number = drafts.add(CreateGrant(grant), "absent", grant.key, (), (grant.origin,))
        drafts.grants[grant.kind, grant.name] = number


def prune_grants(drafts: Drafts, grants: Grants) -> None:
    """After everything else: until an update is through, it may be taken back to what was before."""
    before = tuple(drafts.runs.values()) + tuple(drafts.removed.values())
    for grant in grants.unwanted:
        action = RemoveGrant(grant.kind, grant.id, grant.name)
        drafts.add(action, "nobody has it", grant.labels.get(NAME, grant.name), before)


def _obstacles(wanted: WantedCluster, there: Mapping[tuple[str, str], ObservedGrant]) -> Iterator[Obstacle]:
    for grant in wanted.grants:
        found = there.get((grant.kind, grant.name))
        if found is None and grant.data is None:
            message = f"there is no {grant.kind} `{grant.name}` on the cluster, and no file to make it of"
            help_ = f"write it to {grant.kind}s/{grant.key} beside the diagram, or make it with "
            help_ += f"`docker {grant.kind} create {grant.name} FILE`"
            yield Obstacle(NOT_THERE, message, help_, grant.origin)
        elif (
            found is not None
            and grant.data is not None
            and not owned(found.labels, wanted.project, grant.kind)
        ):
            message = f"the name `{grant.name}` is taken by a {grant.kind} that is not of the project"
            help_ = f"remove it with `docker {grant.kind} rm {grant.name}`"
            yield Obstacle(NAME_TAKEN, message, help_, grant.origin)
