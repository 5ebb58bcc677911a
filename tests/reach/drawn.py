"""Topologies by hand: things, zones, and links in a notation like DOT's own, `web -> db: 5432`."""

import re
from typing import Any

from dotcompile.model.topology import (
    Actor,
    End,
    Link,
    NetworkNode,
    Relation,
    Said,
    Service,
    Settings,
    Sort,
    Topology,
    Value,
    Zone,
    ZoneKind,
)
from dotcompile.model.values.form import Form
from dotcompile.model.values.ports import PORTS
from dotcompile.model.values.publish import PUBLISH
from dotcompile.model.values.text import within
from dotcompile.reach.intent import intend
from dotcompile.reach.relation import Connections
from dotcompile.reach.search import find_connections, is_served, ports_of
from dotcompile.source import Span

HERE = Span("drawn.dot", 0, 0)
_LINK = r"(?P<deny>not )?(?P<source>\S+) (?P<arrow>->|--|attach|serve) (?P<target>\S+?)(?:: (?P<ports>.+))?"


def value(form: Form[Any], text: str) -> Value:
    read, findings = form.read(within(text, HERE))
    assert not findings
    return Value(read, HERE, Said.DRAWN)


def settings(ports: str = "", publish: str = "") -> Settings:
    said = {"ports": (PORTS, ports), "publish": (PUBLISH, publish)}
    return {key: value(form, text) for key, (form, text) in said.items() if text}


class Drawing:
    """What a test draws, made a topology."""

    def __init__(self) -> None:
        self.services: dict[str, Service] = {}
        self.actors: dict[str, Actor] = {}
        self.networks: dict[str, NetworkNode] = {}
        self.zones: dict[str, Zone] = {}
        self.links: list[Link] = []

    def service(self, *names: str, ports: str = "", publish: str = "") -> "Drawing":
        for name in names:
            self.services[name] = Service(name, name, name, (), settings(ports, publish), HERE)
        return self

    def actor(self, *names: str) -> "Drawing":
        self.actors |= {name: Actor(name, name, name, (), {}, HERE) for name in names}
        return self

    def network(self, *names: str) -> "Drawing":
        self.networks |= {name: NetworkNode(name, name, name, {}, HERE) for name in names}
        return self

    def zone(
        self,
        name: str,
        *members: str,
        kind: ZoneKind = ZoneKind.NETWORK,
        parent: str | None = None,
        inherits: bool = False,
    ) -> "Drawing":
        ends = tuple(self.end(member) for member in members)
        self.zones[name] = Zone(f"cluster_{name}", name, kind, name, parent, ends, inherits, {}, (HERE,))
        return self

    def end(self, name: str) -> End:
        """What a name means here: a zone with `zone:` before it, else an actor, a network or a service."""
        if name.startswith("zone:"):
            return End(Sort.ZONE, name.removeprefix("zone:"), HERE)
        if name in self.actors:
            return End(Sort.ACTOR, name, HERE)
        if name in self.networks:
            return End(Sort.NETWORK, name, HERE)
        if name not in self.services:
            self.service(name)
        return End(Sort.SERVICE, name, HERE)

    def link(self, *lines: str) -> "Drawing":
        for line in lines:
            found = re.fullmatch(_LINK, line)
            assert found, line
            source, target = self.end(found["source"]), self.end(found["target"])
            ports = value(PORTS, found["ports"]) if found["ports"] else None
            relation = self._relation(found["arrow"], source, target)
            both, deny = found["arrow"] == "--", bool(found["deny"])
            self.links.append(Link(relation, source, target, both, deny, ports, "", None, {}, HERE))
        return self

    def _relation(self, arrow: str, source: End, target: End) -> Relation:
        if arrow in ("attach", "serve"):
            return Relation(arrow)
        if self._is_outside(source):
            return Relation.OUTSIDE if self._is_outside(target) else Relation.INGRESS
        return Relation.EGRESS if self._is_outside(target) else Relation.FLOW

    def _is_outside(self, end: End) -> bool:
        return end.sort is Sort.ACTOR or (
            end.sort is Sort.ZONE and self.zones[end.name].kind is ZoneKind.OUTSIDE
        )

    def topology(self) -> Topology:
        return Topology(
            "drawn",
            True,
            "",
            {},
            tuple(self.zones.values()),
            tuple(self.services.values()),
            tuple(self.actors.values()),
            (),
            tuple(self.networks.values()),
            (),
            (),
            tuple(self.links),
            HERE,
        )

    def connections(self) -> Connections:
        return intend(self.topology())

    def pairs(self) -> dict[str, str]:
        """Every direct connection, `web -> db`, and its ports."""
        connections = self.connections()
        found = {}
        for pair in find_connections(connections):
            ends = connections.things[pair.source].name, connections.things[pair.target].name
            ports = ports_of(pair.edges)
            told = "any" if ports is None else ",".join(map(str, ports))
            found[" -> ".join(ends)] = told if is_served(pair.edges) else "not served"
        return found
