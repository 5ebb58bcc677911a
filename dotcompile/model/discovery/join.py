"""Services that find each other by a registry: etcd, Consul, ZooKeeper.

In: a topology. Out: the same with registries that were to be there and are not drawn, flows to them, and
their endpoints in the environment of the services; and notes that tell of it. `client` gives the endpoint
alone, and so does what a site file says: it adds no service, and no connection.
"""

from collections.abc import Iterator, Mapping, Sequence

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.model.discovery.drawn import Drawn, networks_of
from dotcompile.model.discovery.registry import REGISTRIES, Registry, added, endpoint_of, kinds_of, port_of
from dotcompile.model.kinds.registries import (
    REGISTRY_ADDED,
    REGISTRY_JOINED,
    REGISTRY_MISSING,
    REGISTRY_NOT_REACHED,
)
from dotcompile.model.topology import End, Link, Relation, Said, Service, Sort, Topology, Value
from dotcompile.model.values.form import shown
from dotcompile.model.values.images import ImageReference
from dotcompile.model.values.ports import PortRange
from dotcompile.records import replace

_CLIENT = "client"
_BY_NAME = {kind.name: kind for kind in REGISTRIES}
_SHOWN = 6


def join_registries(topology: Topology) -> tuple[Topology, tuple[Diagnostic, ...]]:
    """The topology with its registries joined."""
    networks = networks_of(topology)
    joining = _Joining(topology, Drawn(topology, networks))
    for service, value in _wanted(topology, networks):
        joining.join(service, value)
    return joining.topology(), tuple(joining.findings())


def _wanted(topology: Topology, networks: Mapping[str, Sequence[str]]) -> Iterator[tuple[Service, Value]]:
    """Services with how they find others: as they say themselves, or the zones and networks they are on."""
    said = {network.name: network.settings.get("discovery") for network in topology.networks}
    for service in topology.services:
        own = service.settings.get("discovery")
        around = [topology.zone[zone].settings.get("discovery") for zone in service.zones]
        around += [said[network] for network in networks.get(service.name, ())]
        values = around if own is None else [own]
        for value in {one.value: one for one in values if one is not None}.values():
            if value.value in (*_BY_NAME, _CLIENT):
                yield service, value


class _Joining:
    """Services join registries one by one; what comes of it is told for each value once."""

    def __init__(self, topology: Topology, drawn: Drawn) -> None:
        self._topology = topology
        self._drawn = drawn
        self._added: dict[str, Service] = {}
        self._links: list[Link] = []
        self._env: dict[str, list[tuple[str, str]]] = {}
        self._said: dict[str, Value] = {}
        self._told: dict[tuple[str, Value, str], tuple[Service | None, list[Service]]] = {}

    def join(self, service: Service, value: Value) -> None:
        """One service, by what is said of it; a registry does not join others of its kind."""
        kinds = REGISTRIES if value.value == _CLIENT else (_BY_NAME[value.value],)
        if not set(kinds_of(service)).isdisjoint(kinds):
            return
        found = self._drawn.find(service, kinds)
        adds = value.value != _CLIENT and value.said is not Said.SITE
        if found is None and not adds:
            self._tell("missing", value, service, None)
            return
        kind, registry = found or (kinds[0], self._added.setdefault(kinds[0].name, added(kinds[0], value)))
        self._said.setdefault(service.name, value)
        self._env.setdefault(service.name, []).append(endpoint_of(kind, registry))
        if self._drawn.reaches(service, registry):
            return
        if adds:
            self._links.append(_link(service, registry, kind, value))
            self._tell("joined" if found else "added", value, service, registry)
        elif not self._drawn.is_near(service, registry):
            self._tell("not-reached", value, service, registry)

    def _tell(self, what: str, value: Value, service: Service, registry: Service | None) -> None:
        name = "" if registry is None else registry.name
        self._told.setdefault((what, value, name), (registry, []))[1].append(service)

    def topology(self) -> Topology:
        """All that is drawn, and what was added."""
        services = [self._informed(service) for service in self._topology.services]
        return replace(
            self._topology,
            services=(*services, *self._added.values()),
            links=(*self._topology.links, *self._links),
        )

    def _informed(self, service: Service) -> Service:
        """A service with the endpoints in its environment; a variable that it says itself stays as it is."""
        if service.name not in self._env:
            return service
        own = service.settings.get("env")
        pairs = dict(own.value) if own is not None else {}
        for name, endpoint in self._env[service.name]:
            pairs.setdefault(name, endpoint)
        value = replace(own or self._said[service.name], value=tuple(pairs.items()))
        return replace(service, settings={**service.settings, "env": value})

    def findings(self) -> Iterator[Diagnostic]:
        """What there is to tell."""
        for (what, value, _), (registry, services) in self._told.items():
            yield _finding(what, value, registry, services)


def _link(service: Service, registry: Service, kind: Registry, value: Value) -> Link:
    port = port_of(kind, registry)
    return Link(
        relation=Relation.FLOW,
        source=End(Sort.SERVICE, service.name, value.span),
        target=End(Sort.SERVICE, registry.name, value.span),
        both=False,
        deny=False,
        ports=Value((PortRange("tcp", port, port),), value.span, Said.INFERRED),
        label="",
        zone=None,
        settings={},
        origin=value.span,
    )


def _finding(what: str, value: Value, registry: Service | None, services: Sequence[Service]) -> Diagnostic:
    more = f" and {len(services) - _SHOWN} more" if len(services) > _SHOWN else ""
    names = ", ".join(shown(one.name) for one in services[:_SHOWN]) + more
    if registry is None:
        wanted = "etcd, Consul or ZooKeeper" if value.value == _CLIENT else str(value.value)
        message = f"{names} cannot be told where the registry is: no {wanted} is drawn"
        help_ = "draw the registry, and an edge to it"
        return Diagnostic(REGISTRY_MISSING, message, value.span, help=help_)
    edge = f"`{services[0].name} -> {registry.name}`"
    labels = (Label(registry.origin, "the registry"),) if registry.origin != value.span else ()
    if what == "not-reached":
        message = f"{names} cannot reach the registry {shown(registry.name)}"
        return Diagnostic(REGISTRY_NOT_REACHED, message, value.span, labels, f"draw {edge}")
    if what == "joined":
        message = f"{names} may open connections to {shown(registry.name)}, by `discovery={value.value}`"
        return Diagnostic(REGISTRY_JOINED, message, value.span, labels, f"{edge} says so outright")
    image: ImageReference = registry.settings["image"].value
    message = f"the registry {shown(registry.name)} is added for {names}, and runs {shown(str(image))}"
    help_ = f"draw it, and {edge}, to say more of it"
    return Diagnostic(REGISTRY_ADDED, message, value.span, help=help_)
