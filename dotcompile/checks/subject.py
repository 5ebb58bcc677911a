"""What checks look at: a topology, the texts that it was read from, and indexes that several checks use.

In: both. Out: services by what is said of them, links by what they mean, places within values. What is drawn
as denied is no link here.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from dotcompile.model.building.ingress import published_by
from dotcompile.model.topology import (
    Link,
    NetworkNode,
    Relation,
    Said,
    Service,
    Sort,
    Topology,
    Value,
    Zone,
    ZoneKind,
)
from dotcompile.model.values.lists import split
from dotcompile.model.values.text import ValueText, within, written
from dotcompile.records import dataclass
from dotcompile.source import Source, Span

if TYPE_CHECKING:
    from dotcompile.model.container_network import ContainerNetwork

Network = Zone | NetworkNode


@dataclass(frozen=True)
class Subject:
    """One topology and its texts. Without slots, so that its indexes are made once, and only if asked for."""

    topology: Topology
    sources: Mapping[str, Source]

    def services_with(self, attribute: str) -> Sequence[Service]:
        """The services of which an attribute is said."""
        return self._services.get(attribute, ())

    def said(self, attribute: str) -> Iterable[tuple[Value, list[Service]]]:
        """Each value that services have, once, however many have it by a default."""
        found: dict[Span, tuple[Value, list[Service]]] = {}
        for service in self.services_with(attribute):
            value = service.settings[attribute]
            found.setdefault(value.span, (value, []))[1].append(service)
        return found.values()

    def links(self, *relations: Relation) -> Iterable[Link]:
        """The links that mean one of these."""
        return (link for relation in relations for link in self._links.get(relation, ()))

    def links_with(self, attribute: str, *relations: Relation) -> Iterable[Link]:
        """Those of these links of which an attribute is said."""
        return (link for relation in relations for link in self._saying.get((relation, attribute), ()))

    @cached_property
    def networks(self) -> tuple[Network, ...]:
        """The zones that are networks, and the networks drawn as nodes."""
        zones = (zone for zone in self.topology.zones if zone.kind is ZoneKind.NETWORK)
        return (*zones, *self.topology.networks)

    @cached_property
    def drawn(self) -> "ContainerNetwork":
        """The container network model of what is drawn."""
        from dotcompile.model.container_network import container_network  # few diagrams say addresses

        return container_network(self.topology)

    @cached_property
    def homes(self) -> Mapping[str, Sequence[Network]]:
        """The networks that each service is drawn on."""
        by_end: dict[tuple[Sort, str], Network] = {}
        for network in self.networks:
            by_end[Sort.ZONE if isinstance(network, Zone) else Sort.NETWORK, network.name] = network
        found: dict[str, list[Network]] = {}
        for endpoint in self.drawn.endpoints:
            network = by_end[endpoint.network.sort, endpoint.network.name]
            found.setdefault(endpoint.sandbox, []).append(network)
        return found

    def published(self, link: Link) -> tuple[str, ...]:
        """The services that a way in from outside publishes."""
        key = link.target.sort, link.target.name, "rel" in link.settings
        if key not in self._published:
            self._published[key] = published_by(self.topology, link)
        return self._published[key]

    @cached_property
    def ways_in(self) -> Mapping[str, Sequence[Link]]:
        """For each service that is published for somebody outside the links that lead there."""
        found: dict[str, list[Link]] = {}
        for link in self.links(Relation.INGRESS):
            for name in self.published(link):
                found.setdefault(name, []).append(link)
        return found

    @cached_property
    def parallels(self) -> Sequence[Sequence[Link]]:
        """Each several links of one meaning between the same two ends, in source order."""
        first: dict[tuple[Relation, str, str, Sort, Sort], Link] = {}
        found: dict[tuple[Relation, str, str, Sort, Sort], list[Link]] = {}
        for link in self.links(*Relation):
            source, target = link.source, link.target
            key = link.relation, source.name, target.name, source.sort, target.sort
            earlier = first.setdefault(key, link)
            if earlier is not link:
                found.setdefault(key, [earlier]).append(link)
        return tuple(found.values())

    def text(self, value: Value) -> ValueText:
        """The text of a value of the diagram; one of a site file stands as a whole where it stands."""
        source = self.sources.get(value.span.path)
        if source is None or value.said is Said.SITE:
            return within("", value.span)
        return written(source, value.span.start, value.span.end)

    def entries(self, value: Value, *, lines: bool = False) -> Sequence[ValueText]:
        """The entries of a list, each with its place; `lines` if they may hold commas.

        Where it is not written as a list of so many, each is said to stand where the whole does.
        """
        items = split(self.text(value), holds_commas=lines).items
        return items if len(items) == len(value.value) else [within("", value.span)] * len(value.value)

    @cached_property
    def _published(self) -> dict[tuple[Sort, str, bool], tuple[str, ...]]:
        return {}

    @cached_property
    def _services(self) -> Mapping[str, list[Service]]:
        found: dict[str, list[Service]] = {}
        for service in self.topology.services:
            for attribute in service.settings:
                found.setdefault(attribute, []).append(service)
        return found

    @cached_property
    def _saying(self) -> Mapping[tuple[Relation, str], list[Link]]:
        found: dict[tuple[Relation, str], list[Link]] = {}
        for link in self.links(*Relation):
            for attribute in link.settings:
                found.setdefault((link.relation, attribute), []).append(link)
        return found

    @cached_property
    def _links(self) -> Mapping[Relation, list[Link]]:
        found: dict[Relation, list[Link]] = {relation: [] for relation in Relation}
        for link in self.topology.links:
            if not link.deny:
                found[link.relation].append(link)
        return found


def place_of(network: Network) -> Span:
    """Where a network is drawn."""
    return network.origins[0] if isinstance(network, Zone) else network.origin
