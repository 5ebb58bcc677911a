"""Compose files to what was imported.

In: files in their order, and what they are read in. Out: the record, unless nothing can be made of them; what
was found; and the texts that it was found in.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.importers.compose.comments import comments_above
from dotcompile.importers.compose.connections import Connections, connect
from dotcompile.importers.compose.files import File, Files, Surroundings
from dotcompile.importers.compose.folders import Folders
from dotcompile.importers.compose.loading import Project, load_project
from dotcompile.importers.compose.sections import DEFAULT, Defined, Names, Sections, unused
from dotcompile.importers.compose.services import Defining, Read, Services, placed
from dotcompile.importers.documents.tree import Scalar, Table
from dotcompile.importers.imported import (
    Imported,
    ImportedActor,
    ImportedEdge,
    ImportedEnd,
    ImportedService,
    ImportedVolume,
    ImportedZone,
)
from dotcompile.importers.kinds import NOT_DEFINED, WRONG_TYPE
from dotcompile.importers.saying import Found, Saying
from dotcompile.model.topology import Said, Settings, Sort, Value
from dotcompile.model.values.form import shown
from dotcompile.model.values.placement import Dependency
from dotcompile.model.values.publish import Binding
from dotcompile.model.values.text import within
from dotcompile.model.vocabulary import Place
from dotcompile.records import dataclass, replace
from dotcompile.source import Source, Span

_OTHER = re.compile(r"[^a-z0-9_-]+")
_INTERNET = "internet"


@dataclass(frozen=True, slots=True)
class Wish:
    """How files are to be read: what the project is called if they do not say, and the way to its folder.

    `stack` if they are meant for Swarm, which takes some keys otherwise; `named` if that name counts anyway.
    """

    name: str
    base: str = ""
    stack: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it."""

    imported: Imported | None
    findings: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]


def read_compose(files: Sequence[File], around: Surroundings, wish: Wish) -> Outcome:
    """What files say."""
    found = Found()
    read = Files(around, found)
    project = load_project(files, read, found, stack=wish.stack)
    imported = None
    if project is not None:
        names = ", ".join(path.rpartition("/")[2] for path, _ in files)
        imported = _Importer(project, wish, found).imported(names)
    return Outcome(imported, tuple(found.all), read.sources)


def read_tables(document: Table, wish: Wish, what: str) -> tuple[Imported | None, tuple[Diagnostic, ...]]:
    """What a table says that is as a file's, but without variables and without what names other files."""
    found = Found()
    top = Files(Surroundings(lambda _: None, {}), found).top(document)
    imported = None if top is None else _Importer(Project(top, {}), wish, found).imported(what)
    return imported, tuple(found.all)


def project_name(text: str) -> str:
    """A name of which Compose would make a project's."""
    return _OTHER.sub("", text.lower()).strip("-_")[:63] or "project"


class _Importer:
    def __init__(self, project: Project, wish: Wish, found: Found) -> None:
        self._top = project.top
        self._wish = wish
        self._found = found
        self._folders = Folders(project.folders, wish.base)
        self._origin = project.top.span

    def imported(self, what: str) -> Imported | None:
        """All of it; None if there is no service."""
        services = self._top.get("services")
        if not isinstance(services, Table) or not services.entries:
            self._found.tell(
                WRONG_TYPE, "there are no services", self._origin, "write `services:` and names below"
            )
            return None
        name = self._name()
        defining = self._defining(name)
        reader = Services(defining, self._folders, self._found, stack=self._wish.stack)
        names = Names("service", self._found)
        good = [entry for entry in services.entries if names.take(entry.key.text, entry.key.span)]
        reads = placed([reader.read(entry) for entry in good])
        connections = connect([read.reachable for read in reads], self._found)
        zones = self._zones(defining.networks, reader.used)
        known = {zone.name for zone in zones}
        of_services = tuple(self._service(read, connections, known) for read in reads)
        actors, ways = _ways_in(of_services, self._origin)
        return Imported(
            name,
            self._origin,
            self._settings(zones),
            zones,
            of_services,
            actors,
            tuple(self._volumes(defining.volumes, reader.mounts.named)),
            (*ways, *connections.edges),
            (f"Imported from {what}.",),
        )

    def _name(self) -> str:
        said = self._top.get("name")
        is_said = isinstance(said, Scalar) and not self._wish.named
        return project_name(said.text if is_said and isinstance(said, Scalar) else self._wish.name)

    def _defining(self, name: str) -> Defining:
        sections = Sections(name, self._found)
        return Defining(
            dict(sections.networks(self._top.get("networks"), self._origin)),
            sections.volumes(self._top.get("volumes")),
            sections.grants("configs", self._top.get("configs")),
            sections.grants("secrets", self._top.get("secrets")),
        )

    def _settings(self, zones: Iterable[ImportedZone]) -> Settings:
        """Docker's networks lead out unless they say otherwise."""
        saying = Saying(Place.GRAPH, self._found)
        if any("internal" not in zone.settings for zone in zones):
            saying.say("egress", within("open", self._origin))
        if self._wish.stack:
            saying.say("target", within("swarm", self._origin))
        return saying.settings

    def _zones(self, networks: Mapping[str, Defined], used: Mapping[str, None]) -> tuple[ImportedZone, ...]:
        names = Names("network", self._found)
        for one in unused(networks, used):
            if one.key != DEFAULT:
                self._found.leave_out(f"the network {shown(one.key)}, on which nobody is,", one.origin)
        zones: dict[str, ImportedZone] = {}  # two keys may mean one network that is there already
        for key in used:
            one = networks[key]
            if one.name not in zones and names.take(one.name, one.origin):
                shared = ("of all services that name no network",) if key == DEFAULT else ()
                notes = shared if one.entry is None else (*shared, *comments_above(one.entry.key))
                zones[one.name] = ImportedZone(one.name, one.origin, settings=one.settings, notes=notes)
        return tuple(zones.values())

    def _service(self, read: Read, connections: Connections, zones: set[str]) -> ImportedService:
        service = read.service
        memberships = tuple(one for one in service.memberships if one.zone in zones)
        awaited = connections.awaited.get(service.name)
        settings = dict(service.settings)
        if awaited is not None:
            values = tuple(Dependency(one.other, one.condition) for one in awaited)
            settings["depends_on"] = Value(values, awaited[0].span, Said.DRAWN)
        return replace(service, settings=settings, memberships=memberships)

    def _volumes(self, defined: Mapping[str, Defined], named: Mapping[str, Span]) -> Iterable[ImportedVolume]:
        volumes: dict[str, ImportedVolume] = {}
        for key, span in named.items():
            if key not in defined:
                message = f"no file defines the volume {shown(key)}"
                self._found.tell(NOT_DEFINED, message, span, f"write `{key}:` below `volumes:`")
            elif defined[key].settings:
                one = defined[key]
                volumes.setdefault(one.name, ImportedVolume(one.name, one.origin, one.settings))
        for one in unused(defined, named):
            self._found.leave_out(f"the volume {shown(one.key)}, which nobody mounts,", one.origin)
        return volumes.values()


def _ways_in(
    services: Sequence[ImportedService], origin: Span
) -> tuple[tuple[ImportedActor, ...], tuple[ImportedEdge, ...]]:
    """Those who reach published ports: anybody, or who comes in by the addresses that are bound."""
    taken = {service.name.lower() for service in services}
    actors: dict[str, ImportedActor] = {}
    edges: list[ImportedEdge] = []
    for service in services:
        publish = service.settings.get("publish")
        addresses = dict.fromkeys(map(_bound, publish.value)) if publish else {}
        for address in addresses:
            name = _free(address.replace(":", "-").strip("-") if address else _INTERNET, taken)
            if name not in actors:
                settings: Settings = {}
                if address and publish is not None:
                    saying = Saying(Place.ACTOR, Found())
                    saying.say("enters", within(address, publish.span))
                    settings = saying.settings
                actors[name] = ImportedActor(name, origin, address, settings)
            source, target = ImportedEnd(Sort.ACTOR, name), ImportedEnd(Sort.SERVICE, service.name)
            edges.append(ImportedEdge(source, target, service.origin, notes=("by published ports",)))
    order = {name: at for at, name in enumerate(actors)}
    return tuple(actors.values()), tuple(sorted(edges, key=lambda edge: order[edge.source.name]))


def _bound(binding: Binding) -> str:
    """The address of the host that a port is bound to; empty if it is all of them."""
    return "" if binding.address is None or binding.address.is_unspecified else str(binding.address)


def _free(name: str, taken: set[str]) -> str:
    while name.lower() in taken:
        name = f"the-{name}"
    return name
