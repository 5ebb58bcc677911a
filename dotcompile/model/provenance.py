"""Where the values of a thing come from.

In: a topology, the name of something in it, and what was found on the way. Out: for each thing of that name
its values, those that are said first, each with how it came to be.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dotcompile.diagnostics import Findings
from dotcompile.model.topology import (
    Actor,
    Engine,
    Host,
    NetworkNode,
    Said,
    Service,
    Settings,
    Topology,
    Value,
    Volume,
    Zone,
    ZoneKind,
)
from dotcompile.model.values.form import shown
from dotcompile.model.vocabulary import ROWS, Place, Row, find
from dotcompile.records import dataclass
from dotcompile.source import Span

Thing = Zone | NetworkNode | Service | Host | Actor | Volume | Engine

GRAPH = "graph"
#: What a graph says for those things in it that do not say it themselves.
_OF_THE_WHOLE = frozenset(("driver", "egress", "isolation", "cross", "instances", "strategy"))
_NETWORKS = (Place.ZONE, Place.NETWORK, Place.SERVICE)


@dataclass(frozen=True, slots=True)
class Origin:
    """One value as text, and where it comes from.

    `said` is None for what holds if nobody says anything, which has no `span`. `whole` if it is said of the
    whole diagram and not of the thing. `because` is what a finding says of an inferred value.
    """

    attribute: str
    value: str
    said: Said | None = None
    span: Span | None = None
    whole: bool = False
    because: str = ""


@dataclass(frozen=True, slots=True)
class Provenance:
    """A thing and where each of its values comes from."""

    sort: str
    name: str
    span: Span
    origins: tuple[Origin, ...]


def trace(topology: Topology, name: str, findings: Findings) -> tuple[Provenance, ...]:
    """Every thing that has a name, or if there is none, has it as its id. `graph` names the graph, too."""
    tracer = _Tracer(topology, findings)
    by_name = [thing for thing in _things(topology) if thing.name == name]
    things = by_name or [thing for thing in _things(topology) if thing.id == name]
    graph = [tracer.graph()] if name == topology.name or (name == GRAPH and not things) else []
    return (*graph, *map(tracer.thing, things))


def names(topology: Topology) -> tuple[str, ...]:
    """Every name that `trace` knows."""
    return tuple(dict.fromkeys([topology.name, *(thing.name for thing in _things(topology))]))


def _things(topology: Topology) -> Iterator[Thing]:
    yield from topology.zones
    yield from topology.networks
    yield from topology.services
    yield from topology.actors
    yield from topology.hosts
    yield from topology.engines
    yield from topology.volumes


class _Tracer:
    def __init__(self, topology: Topology, findings: Findings) -> None:
        self._topology, self._findings = topology, findings

    def graph(self) -> Provenance:
        topology = self._topology
        origins = (*self._said(topology.settings, Place.GRAPH), *_unsaid(topology.settings, {}, Place.GRAPH))
        return Provenance(GRAPH, topology.name, topology.origin, origins)

    def thing(self, thing: Thing) -> Provenance:
        place = _PLACES[type(thing)]
        whole = self._whole(thing.settings, place)
        zones = tuple(self._memberships(thing))
        origins = (
            *self._kind(thing, zones),
            *zones,
            *self._said(thing.settings, place),
            *self._said(whole, place, whole=True),
            *_unsaid(thing.settings, whole, place),
        )
        return Provenance(place.value, thing.name, _span(thing), origins)

    def _kind(self, thing: Thing, zones: Sequence[Origin]) -> Iterator[Origin]:
        """What the thing is, if nothing on it says so."""
        if "kind" in thing.settings:
            return
        kind = thing.kind.value if isinstance(thing, Zone) else _PLACES[type(thing)].value
        says = [found.message for found in self._findings if found.kind.name.endswith("-kind-inferred")]
        because = next((said for said in says if shown(thing.id) in said.partition(" taken for ")[0]), "")
        if not because and zones:
            because = f"as a member of {shown(zones[0].value)}"
        elif not because and kind == ZoneKind.NETWORK and isinstance(thing, Zone):
            because = "as zones are if nothing says otherwise"
        yield Origin("kind", kind, Said.INFERRED, _span(thing), because=because)

    def _memberships(self, thing: Thing) -> Iterator[Origin]:
        """The zones that list a thing, and where they do."""
        for zone in self._topology.zones:
            for member in zone.members:
                if _PLACES[type(thing)].value == member.sort.value and member.name == thing.name:
                    yield Origin("zone", zone.name, Said.DRAWN, member.span)

    def _said(self, settings: Settings, place: Place, *, whole: bool = False) -> Iterator[Origin]:
        for name, value in sorted(settings.items(), key=lambda pair: _order(pair[0], place)):
            row = find(name, place)
            if row is not None:
                text = row.form.write(value.value)
                yield Origin(name, text, value.said, value.span, whole, self._because(value, text))

    def _because(self, value: Value, text: str) -> str:
        """What the finding says that tells of an inferred value: it is in the same place and has it in it."""
        if value.said is not Said.INFERRED:
            return ""
        here = (found.message for found in self._findings if found.span == value.span)
        return next((message for message in here if text in message), "")

    def _whole(self, settings: Settings, place: Place) -> Mapping[str, Value]:
        """What is said of the whole diagram and holds for a thing that does not say it."""
        if place not in _NETWORKS:
            return {}
        return {
            name: value
            for name, value in self._topology.settings.items()
            if name in _OF_THE_WHOLE and name not in settings and find(name, place) is not None
        }


def _span(thing: Thing) -> Span:
    return thing.origins[0] if isinstance(thing, Zone) else thing.origin


def _unsaid(settings: Settings, whole: Settings, place: Place) -> Iterator[Origin]:
    """What holds since nobody says otherwise."""
    for row in _rows(place):
        if row.default and row.name not in settings and row.name not in whole:
            yield Origin(row.name, row.default)


def _rows(place: Place) -> Iterable[Row]:
    return (row for row in ROWS if place in row.places)


def _order(name: str, place: Place) -> tuple[int, str]:
    row = find(name, place)
    return (ROWS.index(row) if row is not None else len(ROWS), name)


_PLACES: Mapping[type[Thing], Place] = {
    Zone: Place.ZONE,
    NetworkNode: Place.NETWORK,
    Service: Place.SERVICE,
    Actor: Place.ACTOR,
    Host: Place.HOST,
    Engine: Place.ENGINE,
    Volume: Place.VOLUME,
}
