"""A topology as a graph of pydot, for programs that know that.

In: a topology. Out: a graph whose DOT means the same topology. What things are is said outright, so that
nothing is inferred when it is read.
https://pypi.org/project/pydot/
"""

from collections.abc import Mapping

import pydot

from dotcompile.importers.writing.words import can_be_dot, dot_id
from dotcompile.model.topology import (
    Actor,
    End,
    Engine,
    Host,
    Link,
    NetworkNode,
    Relation,
    Service,
    Settings,
    Sort,
    Topology,
    Volume,
    Zone,
)
from dotcompile.model.vocabulary import Place, find

_Thing = Service | Actor | Host | NetworkNode | Engine | Volume
_PLACES = {
    Sort.SERVICE: Place.SERVICE,
    Sort.ACTOR: Place.ACTOR,
    Sort.HOST: Place.HOST,
    Sort.NETWORK: Place.NETWORK,
    Sort.ENGINE: Place.ENGINE,
    Sort.VOLUME: Place.VOLUME,
}
#: What the diagram's own structure says once more, or what was done when the topology was built.
_SETTLED = frozenset({"kind", "name", "instances"})
_CALLED = {"image": "container"}


def write_pydot(topology: Topology) -> pydot.Dot:
    """The graph."""
    return _Writer(topology).graph()


class _Writer:
    def __init__(self, topology: Topology) -> None:
        self._topology = topology
        self._things: dict[tuple[Sort, str], _Thing] = {
            **{(Sort.SERVICE, one.name): one for one in topology.services},
            **{(Sort.ACTOR, one.name): one for one in topology.actors},
            **{(Sort.HOST, one.name): one for one in topology.hosts},
            **{(Sort.NETWORK, one.name): one for one in topology.networks},
            **{(Sort.ENGINE, one.name): one for one in topology.engines},
            **{(Sort.VOLUME, one.name): one for one in topology.volumes},
        }
        self._ids = {(Sort.ZONE, zone.name): zone.id for zone in topology.zones}
        taken = set(self._ids.values())
        for sort, name in self._things:
            id_ = name
            while id_ in taken:
                id_ = f"{sort}_{id_}"
            taken.add(id_)
            self._ids[sort, name] = id_

    def graph(self) -> pydot.Dot:
        topology = self._topology
        graph = pydot.Dot(dot_id(topology.name), graph_type="digraph")
        own = _texts(topology.settings, Place.GRAPH)
        named = topology.settings.get("name")
        own |= {} if named is None else {"name": str(named.value)}
        _set(graph, own | _labelled(topology.label, ""))
        listed = {(member.sort, member.name) for zone in topology.zones for member in zone.members}
        for key in self._things:
            if key not in listed:
                graph.add_node(self._node(key))
        self._zones(graph, None)
        for link in topology.links:
            graph.add_edge(self._edge(link))
        return graph

    def _zones(self, around: pydot.Graph, parent: str | None) -> None:
        for zone in self._topology.zones:
            if zone.parent == parent:
                made = pydot.Subgraph(dot_id(zone.id))
                _set(made, self._of_zone(zone))
                for member in zone.members:
                    made.add_node(self._node((member.sort, member.name)))
                self._zones(made, zone.name)
                around.add_subgraph(made)

    def _of_zone(self, zone: Zone) -> Mapping[str, str]:
        own = {"kind": str(zone.kind), "name": zone.name}
        return own | _labelled(zone.label, "") | _texts(zone.settings, Place.ZONE)

    def _node(self, key: tuple[Sort, str]) -> pydot.Node:
        sort, name = key
        thing = self._things[key]
        own = {"kind": str(sort), "name": name}
        texts = own | _labelled(thing.label, name) | _texts(thing.settings, _PLACES[sort])
        made = pydot.Node(dot_id(self._ids[key]))
        _set(made, texts)
        return made

    def _edge(self, link: Link) -> pydot.Edge:
        texts = {"rel": str(link.relation), **_labelled(link.label, "")}
        if link.both and link.relation in (Relation.FLOW, Relation.OUTSIDE):
            texts["dir"] = "both"
        if link.deny:
            texts["deny"] = "true"
        if link.ports is not None:
            row = find("port", Place.EDGE)
            assert row is not None
            texts["port"] = row.form.write(link.ports.value)
        texts = _texts(link.settings, Place.EDGE) | texts
        made = pydot.Edge(self._end(link.source), self._end(link.target))
        _set(made, texts)
        return made

    def _end(self, end: End) -> str:
        return dot_id(self._ids[end.sort, end.name])


def _texts(settings: Settings, place: Place) -> dict[str, str]:
    """The attributes as a diagram has them."""
    found: dict[str, str] = {}
    for name, value in settings.items():
        row = find(name, place)
        if row is None or name in _SETTLED:
            continue
        text = row.form.write(value.value)
        if text.endswith("\\"):
            text = f"{text} "  # no string of DOT ends in a backslash, and space at the end counts for nothing
        if not can_be_dot(text):
            raise ValueError(f"no string of DOT holds the value of {name!r}: {text!r}")
        found[_CALLED.get(name, name)] = text
    return found


def _labelled(label: str, name: str) -> dict[str, str]:
    return {"label": label} if label and label != name and can_be_dot(label) else {}


def _set(made: pydot.Common, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        made.set(dot_id(name), dot_id(text))
