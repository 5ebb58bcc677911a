"""What a diagram means: zones, services, the actors and machines around them, and who may talk to whom.

Every record made from the diagram keeps the place it was made from. Records name each other by name, within
their sort: a zone and a service may share a name. What was drawn between zones stays between zones.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any

from dotcompile.records import dataclass, plain
from dotcompile.source import Span


class Sort(StrEnum):
    """What a thing in a topology is."""

    ZONE = "zone"
    SERVICE = "service"
    ACTOR = "actor"
    HOST = "host"
    NETWORK = "network"
    ENGINE = "engine"
    VOLUME = "volume"


class ZoneKind(StrEnum):
    """What it means to be in a zone."""

    NETWORK = "network"
    HOSTS = "hosts"
    GROUP = "group"
    OUTSIDE = "outside"


class Relation(StrEnum):
    """What an edge means; which it is follows from what it joins."""

    FLOW = "flow"
    ATTACH = "attach"
    SERVE = "serve"
    INGRESS = "ingress"
    EGRESS = "egress"
    CONTROL = "control"
    PROVISION = "provision"
    MOUNT = "mount"
    OUTSIDE = "outside"


class Said(StrEnum):
    """How a value came to be what it is."""

    DRAWN = "drawn"  # on the thing itself
    DEFAULT = "default"  # by `node [...]`, `edge [...]` or `graph [...]`
    SITE = "site"  # in a site file
    INFERRED = "inferred"  # from a name or a place; a note tells of it


@plain
class Value:
    """A value of the vocabulary, parsed, and where it was said. `span` is that of its text."""

    value: Any
    span: Span
    said: Said


Settings = Mapping[str, Value]
"""By the vocabulary's own names, aliases resolved. What nobody said is not there."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A zone: `id` is the cluster's, `name` the short name, unique among zones.

    `members` are the things that it lists itself, innermost zones only, each with its sort and in source
    order; `inherits` whether it also has what the zones in it list. A reopened cluster has several origins.
    """

    id: str
    name: str
    kind: ZoneKind
    label: str
    parent: str | None
    members: "tuple[End, ...]"
    inherits: bool
    settings: Settings
    origins: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Service:
    """A service: one container, or replicas of it. An instance for one zone of several says of which node."""

    name: str
    id: str
    label: str
    zones: tuple[str, ...]
    settings: Settings
    origin: Span
    instance_of: str | None = None


@dataclass(frozen=True, slots=True)
class Actor:
    """Someone or something outside. `doubtful` if nothing says so but that nothing says otherwise."""

    name: str
    id: str
    label: str
    zones: tuple[str, ...]
    settings: Settings
    origin: Span
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Host:
    """A machine that runs an engine."""

    name: str
    id: str
    label: str
    zones: tuple[str, ...]
    settings: Settings
    origin: Span


@dataclass(frozen=True, slots=True)
class NetworkNode:
    """A network drawn as a node."""

    name: str
    id: str
    label: str
    settings: Settings
    origin: Span


@dataclass(frozen=True, slots=True)
class Engine:
    """The orchestrator itself."""

    name: str
    id: str
    label: str
    settings: Settings
    origin: Span


@dataclass(frozen=True, slots=True)
class Volume:
    """A named volume drawn as a node."""

    name: str
    id: str
    label: str
    settings: Settings
    origin: Span


@plain
class End:
    """One end of a link, or a member of a zone: which thing, and where it was mentioned."""

    sort: Sort
    name: str
    span: Span


@plain
class Link:
    """An edge that means something. `source` opens the connection, whichever way it was written.

    `both` if it runs both ways. `ports` is what narrows a flow, from `port` or from a label that consists of
    ports; None leaves it to what the target listens on. `deny` draws what must not be: a rule, no connection.
    `zone` is the innermost zone in whose body it stands.
    """

    relation: Relation
    source: End
    target: End
    both: bool
    deny: bool
    ports: Value | None
    label: str
    zone: str | None
    settings: Settings
    origin: Span


@dataclass(frozen=True)
class Topology:
    """All that a diagram means. Without slots, so that its indexes are made once, and only if asked for."""

    name: str
    directed: bool
    label: str
    settings: Settings
    zones: tuple[Zone, ...]
    services: tuple[Service, ...]
    actors: tuple[Actor, ...]
    hosts: tuple[Host, ...]
    networks: tuple[NetworkNode, ...]
    engines: tuple[Engine, ...]
    volumes: tuple[Volume, ...]
    links: tuple[Link, ...]
    origin: Span

    @cached_property
    def zone(self) -> Mapping[str, Zone]:
        """Zones by their short names."""
        return {zone.name: zone for zone in self.zones}

    @cached_property
    def service(self) -> Mapping[str, Service]:
        """Services by name."""
        return {service.name: service for service in self.services}

    @cached_property
    def subzones(self) -> Mapping[str, tuple[Zone, ...]]:
        """The zones right within each zone."""
        found: dict[str, list[Zone]] = {zone.name: [] for zone in self.zones}
        for zone in self.zones:
            if zone.parent is not None:
                found[zone.parent].append(zone)
        return {name: tuple(zones) for name, zones in found.items()}

    @cached_property
    def joining(self) -> Mapping[str, tuple[Link, ...]]:
        """For each network node the links that put services on it; those that forbid it are none."""
        found: dict[str, list[Link]] = {network.name: [] for network in self.networks}
        for link in self.links:
            if link.relation is Relation.ATTACH and not link.deny:
                found[link.target.name].append(link)
            elif link.relation is Relation.SERVE and not link.deny:
                found[link.source.name].append(link)
        return {name: tuple(links) for name, links in found.items()}

    def services_of(self, zone: str) -> tuple[str, ...]:
        """The services that a zone stands for as the end of a link: its own, and those of all zones in it."""
        names: dict[str, None] = {}
        waiting = [self.zone[zone]]
        while waiting:
            one = waiting.pop()
            names.update((member.name, None) for member in one.members if member.sort is Sort.SERVICE)
            waiting.extend(reversed(self.subzones[one.name]))
        return tuple(names)
