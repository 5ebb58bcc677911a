"""What was imported, whatever it was imported from: what a diagram and a site file are to be written of.

In: nothing, these are the records between those who read and those who write. Settings are values of the
vocabulary, by its own names, each with the place in the source that it was read from; which of them a diagram
shows and which go to the site file is a matter for the writer. Connections are said by edges alone, and by
being in one zone.
"""

from types import MappingProxyType

from dotcompile.model.topology import Settings, Sort, ZoneKind
from dotcompile.records import dataclass
from dotcompile.source import Span

NOTHING: Settings = MappingProxyType({})
"""No settings."""


@dataclass(frozen=True, slots=True)
class ImportedZone:
    """A network, or a group of them. `parent` is the name of the zone around it.

    Notes, here and below, are lines of comment to stand above what they are of.
    """

    name: str
    origin: Span
    kind: ZoneKind = ZoneKind.NETWORK
    label: str = ""
    parent: str | None = None
    settings: Settings = NOTHING
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Membership:
    """A thing's place in a zone. Settings are those of an edge that attaches: `ip`, `alias`, `mac`, `ifname`.

    A zone in which a service has such settings is drawn as a node, with an edge from each of its members.
    """

    zone: str
    settings: Settings = NOTHING


@dataclass(frozen=True, slots=True)
class ImportedService:
    """A service, and the zones that it is in."""

    name: str
    origin: Span
    memberships: tuple[Membership, ...] = ()
    label: str = ""
    settings: Settings = NOTHING
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedActor:
    """Someone or something outside."""

    name: str
    origin: Span
    label: str = ""
    settings: Settings = NOTHING
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedVolume:
    """A volume that services name in `volumes`: not drawn, what is said of it is for the site file."""

    name: str
    origin: Span
    settings: Settings = NOTHING


@dataclass(frozen=True, slots=True)
class ImportedEnd:
    """One end of an edge: a service, an actor or a zone."""

    sort: Sort
    name: str


@dataclass(frozen=True, slots=True)
class ImportedEdge:
    """A connection that the source states, from the one who opens it; a note tells by what."""

    source: ImportedEnd
    target: ImportedEnd
    origin: Span
    settings: Settings = NOTHING
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Imported:
    """All of it, in the order in which it is to be drawn. `name` is that of the graph and the project."""

    name: str
    origin: Span
    settings: Settings = NOTHING
    zones: tuple[ImportedZone, ...] = ()
    services: tuple[ImportedService, ...] = ()
    actors: tuple[ImportedActor, ...] = ()
    volumes: tuple[ImportedVolume, ...] = ()
    edges: tuple[ImportedEdge, ...] = ()
    notes: tuple[str, ...] = ()
