"""The whole model, for programs.

In: a topology and the sources that it was made from. Out: a document that `model.schema.json`, beside this
file, describes key by key. It only grows while its `schema` stays 1.
"""

from collections.abc import Mapping

from dotcompile import __version__
from dotcompile.model.topology import (
    Actor,
    End,
    Engine,
    Host,
    Link,
    NetworkNode,
    Service,
    Settings,
    Topology,
    Volume,
    Zone,
)
from dotcompile.model.topology import Value as Said
from dotcompile.model.vocabulary import Place, find
from dotcompile.reach.fields import ports_field, span_fields
from dotcompile.reports.report import Sources
from dotcompile.reports.written import Value, written
from dotcompile.source import Span

SCHEMA = 1

_Node = Service | Actor | Host | NetworkNode | Engine | Volume
_Fields = dict[str, Value]


def emit(topology: Topology, sources: Sources) -> str:
    """One JSON document."""
    model = _Model(sources)
    return written(
        {
            "schema": SCHEMA,
            "tool": {"name": "dotcompile", "version": __version__},
            "name": topology.name,
            "label": topology.label,
            "directed": topology.directed,
            "settings": model.settings(topology.settings, Place.GRAPH),
            "zones": [model.zone(zone) for zone in topology.zones],
            "services": [model.service(service) for service in topology.services],
            "actors": [model.actor(actor) for actor in topology.actors],
            "hosts": [model.placed(host, Place.HOST) for host in topology.hosts],
            "networks": [model.node(network, Place.NETWORK) for network in topology.networks],
            "engines": [model.node(engine, Place.ENGINE) for engine in topology.engines],
            "volumes": [model.node(volume, Place.VOLUME) for volume in topology.volumes],
            "links": [model.link(link) for link in topology.links],
            "at": model.at(topology.origin),
        }
    )


class _Model:
    """The parts of the document; every place in it is one of the sources."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def zone(self, zone: Zone) -> _Fields:
        return {
            "id": zone.id,
            "name": zone.name,
            "kind": str(zone.kind),
            "label": zone.label,
            "parent": zone.parent,
            "members": [self._end(member) for member in zone.members],
            "inherits": zone.inherits,
            "settings": self.settings(zone.settings, Place.ZONE),
            "at": [self.at(origin) for origin in zone.origins],
        }

    def service(self, service: Service) -> _Fields:
        return {**self.placed(service, Place.SERVICE), "instance_of": service.instance_of}

    def actor(self, actor: Actor) -> _Fields:
        return {**self.placed(actor, Place.ACTOR), "doubtful": actor.doubtful}

    def placed(self, node: Service | Actor | Host, place: Place) -> _Fields:
        return {**self.node(node, place), "zones": node.zones}

    def node(self, node: _Node, place: Place) -> _Fields:
        return {
            "id": node.id,
            "name": node.name,
            "label": node.label,
            "settings": self.settings(node.settings, place),
            "at": self.at(node.origin),
        }

    def link(self, link: Link) -> _Fields:
        return {
            "relation": str(link.relation),
            "from": self._end(link.source),
            "to": self._end(link.target),
            "both": link.both,
            "deny": link.deny,
            "ports": None if link.ports is None else ports_field(link.ports.value),
            "label": link.label,
            "zone": link.zone,
            "settings": self.settings(link.settings, Place.EDGE),
            "at": self.at(link.origin),
        }

    def settings(self, settings: Settings, place: Place) -> Mapping[str, Value]:
        return {name: self._setting(name, settings[name], place) for name in sorted(settings)}

    def at(self, span: Span) -> _Fields:
        return span_fields(span, self._sources)

    def _setting(self, name: str, value: Said, place: Place) -> _Fields:
        row = find(name, place)
        text = str(value.value) if row is None else row.form.write(value.value)
        return {"value": text, "said": str(value.said), "at": self.at(value.span)}

    def _end(self, end: End) -> _Fields:
        return {"sort": str(end.sort), "name": end.name, "at": self.at(end.span)}
