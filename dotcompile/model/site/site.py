"""Site files: how what is drawn is run, said by those who run it.

A site says nothing of connections: that is the diagram's alone. `site_reading` reads it, `site_apply` builds
topologies by it.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from dotcompile.model.topology import Settings, Value
from dotcompile.model.vocabulary import Place, Row
from dotcompile.records import dataclass
from dotcompile.source import Span

IPAM = "ipam"
IPAM_KEYS = ("pool", "prefix")
#: The tables that hold one table for each name, and what they are for.
TABLES: Mapping[str, tuple[Place, ...]] = {
    "networks": (Place.ZONE, Place.NETWORK),
    "services": (Place.SERVICE,),
    "hosts": (Place.HOST,),
    "actors": (Place.ACTOR,),
    "volumes": (Place.VOLUME,),
}
_DIAGRAMS_OWN = frozenset(("kind", "inherit", "instances", "isolation", "rules"))


@dataclass(frozen=True, slots=True)
class Section:
    """One table of a site file: what it is for by the name of its table, and which things by `pattern`.

    `span` is that of the pattern.
    """

    table: str
    pattern: str
    span: Span
    settings: Settings


@dataclass(frozen=True, slots=True)
class Site:
    """What site files say: of the whole, and by sections in the order in which they are written."""

    settings: Settings = MappingProxyType({})
    sections: tuple[Section, ...] = ()


NO_SITE = Site()


def merge(sites: Iterable[Site]) -> Site:
    """Several site files as one; where they say the same thing of the same pattern, the last wins."""
    settings: dict[str, Value] = {}
    sections: tuple[Section, ...] = ()
    for site in sites:
        settings |= site.settings
        sections += site.sections
    return Site(settings, sections)


def is_for_sites(row: Row, place: Place) -> bool:
    """Whether a site file may hold an attribute in a place."""
    return row.name not in _DIAGRAMS_OWN and (row.name != "name" or place is Place.GRAPH)
