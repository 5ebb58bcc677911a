"""Ids for all that is drawn: a thing's own name wherever nothing else would be meant by it.

In: what was imported. Out: an id for each thing, and which zones are drawn as nodes.
"""

from collections.abc import Mapping

from dotcompile.importers.imported import Imported
from dotcompile.model.topology import Sort
from dotcompile.records import dataclass

_CLUSTER = "cluster_"


@dataclass(frozen=True, slots=True)
class Ids:
    """The id of each thing by its sort and name; those of zones that are nodes are ids of nodes."""

    of: Mapping[tuple[Sort, str], str]
    nodes: frozenset[str]


def find_ids(imported: Imported) -> Ids:
    """An id for everything, the services' own names first."""
    nodes = frozenset(
        one.zone for service in imported.services for one in service.memberships if one.settings
    )
    found: dict[tuple[Sort, str], str] = {}
    taken: set[str] = set()

    def take(sort: Sort, name: str, id_: str) -> None:
        while id_.lower() in taken:
            id_ = f"{sort}_{id_}"
        taken.add(id_.lower())
        found[sort, name] = id_

    for zone in imported.zones:
        if zone.name not in nodes:
            take(Sort.ZONE, zone.name, f"{_CLUSTER}{zone.name}")
    for service in imported.services:
        take(Sort.SERVICE, service.name, service.name)
    for actor in imported.actors:
        take(Sort.ACTOR, actor.name, actor.name)
    for zone in imported.zones:
        if zone.name in nodes:
            take(Sort.ZONE, zone.name, zone.name)
    return Ids(found, nodes)
