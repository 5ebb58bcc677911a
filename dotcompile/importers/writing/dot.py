"""What was imported, to the text of a diagram.

In: the record. Out: DOT, in the one style that there is. A zone is a cluster, unless somebody's place in it
is said more of than that: then it is a node, and each place an edge.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from dotcompile.importers.imported import (
    Imported,
    ImportedActor,
    ImportedEdge,
    ImportedEnd,
    ImportedService,
    ImportedZone,
)
from dotcompile.importers.writing.ids import Ids, find_ids
from dotcompile.importers.writing.sharing import share, text_of
from dotcompile.importers.writing.words import can_be_dot, dot_comment, dot_id
from dotcompile.model.building.zone_kinds import HOST_WORDS, LEGENDS, OUTSIDE_WORDS, words_of
from dotcompile.model.topology import Settings, Sort, ZoneKind
from dotcompile.model.vocabulary import Place
from dotcompile.source import Source
from dotcompile.syntax.writing.write import write

#: Graphviz takes `image` for the name of an icon.
_CALLED = {"image": "container"}
#: Ids that mean no service wherever they stand, unless it is said.
_NO_SERVICE = re.compile(r"(?i)internet|(?:vol|volume)_.*|cluster.*")


def dot_text(imported: Imported) -> str:
    """The diagram."""
    text = "".join(f"{line}\n" for line in _Diagram(imported).lines())
    return write(Source("", text))


class _Diagram:
    def __init__(self, imported: Imported) -> None:
        self._imported = imported
        self._ids: Ids = find_ids(imported)
        self._zone = {zone.name: zone for zone in imported.zones}
        self._drawn: set[str] = set()
        self._members: dict[str, list[ImportedService]] = {zone.name: [] for zone in imported.zones}
        self._inner: dict[str | None, list[ImportedZone]] = {}
        for zone in imported.zones:
            if zone.name not in self._ids.nodes:
                self._inner.setdefault(zone.parent, []).append(zone)
        for service in imported.services:
            for membership in service.memberships:
                self._members[membership.zone].append(service)

    def lines(self) -> Iterator[str]:
        imported = self._imported
        yield from map(dot_comment, imported.notes)
        yield f"digraph {dot_id(imported.name)} {{"
        yield from self._settings(imported.settings)
        yield from self._actors(imported.actors)
        for zone in self._inner.get(None, ()):
            yield ""
            yield from self._cluster(zone)
        for zone in imported.zones:
            if zone.name in self._ids.nodes:
                yield ""
                yield from self._network(zone)
        yield from self._rest(imported.services)
        yield from self._edges(imported)
        yield "}"

    def _settings(self, settings: Settings) -> Iterator[str]:
        drawn, _ = share(settings, Place.GRAPH)
        for name in drawn:
            yield f"{name}={dot_id(text_of(drawn, name, Place.GRAPH))}"

    def _actors(self, actors: Iterable[ImportedActor]) -> Iterator[str]:
        for actor in actors:
            yield ""
            yield from map(dot_comment, actor.notes)
            id_ = self._id(Sort.ACTOR, actor.name)
            kind = {} if id_.lower() == "internet" else {"kind": "actor"}
            drawn, _ = share(actor.settings, Place.ACTOR)
            own = {**kind, **_named(id_, actor.name), **_labelled(actor.label, actor.name)}
            yield f"{dot_id(id_)}{_attributes(own | _texts(drawn, Place.ACTOR))}"

    def _cluster(self, zone: ImportedZone) -> Iterator[str]:
        """A zone, with the zones in it and the services that it lists."""
        yield from map(dot_comment, zone.notes)
        yield f"subgraph {dot_id(self._id(Sort.ZONE, zone.name))} {{"
        drawn, _ = share(zone.settings, Place.ZONE)
        kind = {"kind": str(zone.kind)} if _needs_kind(zone) else {}
        label = {"label": zone.label or zone.name} if can_be_dot(zone.label) else {}
        for name, text in (label | kind | _texts(drawn, Place.ZONE)).items():
            yield f"{name}={dot_id(text)}"
        for service in self._members[zone.name]:
            yield from self._node(service)
        for inner in self._inner.get(zone.name, ()):
            yield ""
            yield from self._cluster(inner)
        yield "}"

    def _network(self, zone: ImportedZone) -> Iterator[str]:
        """A zone as a node, and who is on it."""
        yield from map(dot_comment, zone.notes)
        id_ = self._id(Sort.ZONE, zone.name)
        drawn, _ = share(zone.settings, Place.NETWORK)
        own = {"kind": "network", **_named(id_, zone.name), **_labelled(zone.label, zone.name)}
        yield f"{dot_id(id_)}{_attributes(own | _texts(drawn, Place.NETWORK))}"
        for service in self._members[zone.name]:
            if service.name not in self._drawn:
                yield from self._node(service)
            (place,) = (one for one in service.memberships if one.zone == zone.name)
            attributes = _attributes(_texts(place.settings, Place.EDGE))
            yield f"{dot_id(self._id(Sort.SERVICE, service.name))} -> {dot_id(id_)}{attributes}"

    def _node(self, service: ImportedService) -> Iterator[str]:
        """A service: all of it where it is listed first, and after that its id."""
        id_ = self._id(Sort.SERVICE, service.name)
        if service.name in self._drawn:
            yield dot_id(id_)
            return
        self._drawn.add(service.name)
        yield from map(dot_comment, service.notes)
        drawn, _ = share(service.settings, Place.SERVICE)
        plain = any(self._is_telling(one.zone) for one in service.memberships)
        kind = {} if plain and not _NO_SERVICE.fullmatch(id_) else {"kind": "service"}
        own = {**kind, **_named(id_, service.name), **_labelled(service.label, service.name)}
        yield f"{dot_id(id_)}{_attributes(own | _texts(drawn, Place.SERVICE))}"

    def _is_telling(self, zone: str) -> bool:
        """Whether all that a zone lists are services."""
        return zone not in self._ids.nodes and self._zone[zone].kind is ZoneKind.NETWORK

    def _rest(self, services: Iterable[ImportedService]) -> Iterator[str]:
        for service in services:
            if service.name not in self._drawn:
                yield ""
                yield from self._node(service)

    def _edges(self, imported: Imported) -> Iterator[str]:
        last: tuple[str, ...] | None = None
        for edge in imported.edges:
            if edge.notes != last:
                yield ""
                yield from map(dot_comment, edge.notes)
            last = edge.notes
            yield self._edge(edge)

    def _edge(self, edge: ImportedEdge) -> str:
        ends = " -> ".join(dot_id(self._end(end)) for end in (edge.source, edge.target))
        return f"{ends}{_attributes(_texts(edge.settings, Place.EDGE))}"

    def _end(self, end: ImportedEnd) -> str:
        return self._id(end.sort, end.name)

    def _id(self, sort: Sort, name: str) -> str:
        return self._ids.of[sort, name]


def _needs_kind(zone: ImportedZone) -> bool:
    """Whether anything else might be thought of a zone by its name."""
    words = words_of(zone.name) | words_of(zone.label)
    doubtful = bool(words & (HOST_WORDS | OUTSIDE_WORDS)) or zone.name.lower() in LEGENDS
    return zone.kind is not ZoneKind.NETWORK or doubtful


def _named(id_: str, name: str) -> Mapping[str, str]:
    return {} if id_ == name else {"name": name}


def _labelled(label: str, name: str) -> Mapping[str, str]:
    return {"label": label} if label and label != name and can_be_dot(label) else {}


def _texts(settings: Settings, place: Place) -> dict[str, str]:
    return {_CALLED.get(name, name): text_of(settings, name, place) for name in settings}


def _attributes(texts: Mapping[str, str]) -> str:
    inside = ", ".join(f"{dot_id(name)}={dot_id(text)}" for name, text in texts.items())
    return f" [{inside}]" if inside else ""
