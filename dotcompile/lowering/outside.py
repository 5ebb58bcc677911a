"""What leads in and out: published ports, and who has a drawn way out.

In: a topology and its sandboxes. Out: for each sandbox its openings, and the actors that it has a way out to.
"""

from collections.abc import Iterable, Mapping

from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.deployment import Opening
from dotcompile.lowering.drivers.driver import Place
from dotcompile.lowering.kinds import ANY_PORT_PUBLISHED, HOST_PORT_PICKED
from dotcompile.lowering.sandboxes import Sandboxes
from dotcompile.model.building.ingress import published_by
from dotcompile.model.topology import Link, Relation, Service, Topology
from dotcompile.model.values.form import shown
from dotcompile.model.values.ports import PORTS, PortRange, merged
from dotcompile.reach.ends import expand, listens_on, narrow
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Outside:
    """By the number of a sandbox: its published ports, and the actors that it is drawn to reach.

    `entered` are those that actors are drawn to reach, whether or not their ports are known.
    """

    openings: Mapping[int, tuple[Opening, ...]]
    entered: frozenset[int]
    actors: Mapping[int, frozenset[str]]


def find_outside(topology: Topology, sandboxes: Sandboxes) -> tuple[Outside, tuple[Diagnostic, ...]]:
    """The ways in and out of a topology."""
    number = {service.name: at for at, service in enumerate(topology.services)}
    entered: dict[int, list[Link]] = {}
    actors: dict[int, set[str]] = {}
    for link in topology.links:
        if link.deny:
            continue
        if link.relation is Relation.INGRESS:
            for name in published_by(topology, link):
                entered.setdefault(number[name], []).append(link)
        elif link.relation is Relation.EGRESS:
            beyond = {one.name for one in expand(topology, link.target.sort, link.target.name)}
            leaving = (
                number[one.name]
                for one in expand(topology, link.source.sort, link.source.name)
                if one.name in number
            )
            for sandbox in sandboxes.on_networks(leaving):
                actors.setdefault(sandbox, set()).update(beyond)
    openings, findings = _openings(topology.services, sandboxes, entered)
    reached = frozenset(sandboxes.on_networks(entered))
    return Outside(openings, reached, {at: frozenset(names) for at, names in actors.items()}), findings


def _openings(
    services: Iterable[Service], sandboxes: Sandboxes, entered: Mapping[int, list[Link]]
) -> tuple[dict[int, tuple[Opening, ...]], tuple[Diagnostic, ...]]:
    openings: dict[int, tuple[Opening, ...]] = {}
    findings: list[Diagnostic] = []
    for at, service in enumerate(services):
        root = sandboxes.root[at]
        # A service in its host's sandbox listens on the host itself, and one without a network nowhere.
        if sandboxes.places[root] is not Place.NETWORK:
            continue
        said = service.settings.get("publish")
        if said is not None:
            found = tuple(Opening(binding, binding.target, said.span) for binding in said.value)
        else:
            found, told = _picked(service, entered.get(at, ()))
            findings += told
        if found:
            openings[root] = (*openings.get(root, ()), *found)
    return openings, tuple(findings)


def _picked(service: Service, links: Iterable[Link]) -> tuple[tuple[Opening, ...], tuple[Diagnostic, ...]]:
    """The ports by which an actor enters that nobody gave a port of the host."""
    wanted: dict[PortRange, Link] = {}
    findings: list[Diagnostic] = []
    for link in links:
        ports = listens_on(service) if link.ports is None else narrow(link.ports.value)
        if ports is not None:
            wanted |= {one: link for one in ports if one not in wanted}
        elif link.ports is not None or "ports" in service.settings:
            findings.append(_any_port(service, link))
    ranges = merged(list(wanted))
    if ranges:
        findings.append(_told(service, next(iter(wanted.values())), ranges))
    return tuple(Opening(None, one, _first(one, wanted).origin) for one in ranges), tuple(findings)


def _first(one: PortRange, wanted: Mapping[PortRange, Link]) -> Link:
    """The link that asked for a part of a range first."""
    return next(
        link
        for part, link in wanted.items()
        if part.protocol == one.protocol and one.first <= part.first and part.last <= one.last
    )


def _told(service: Service, link: Link, ranges: tuple[PortRange, ...]) -> Diagnostic:
    message = f"the engine picks the host's port for {PORTS.write(ranges)} of {shown(service.name)}"
    first = next(iter(ranges))
    port = first.first
    suffix = "" if first.protocol == "tcp" else f"/{first.protocol}"
    help_ = f'`publish="{port if port > 1023 else 8000 + port}:{port}{suffix}"` on the service says which'
    return Diagnostic(HOST_PORT_PICKED, message, link.origin, help=help_)


def _any_port(service: Service, link: Link) -> Diagnostic:
    message = f"{shown(service.name)} cannot be published on every port that there is"
    help_ = "`ports=80` on the service, or `port=80` on the edge, says where it is to be reached"
    return Diagnostic(ANY_PORT_PUBLISHED, message, link.origin, help=help_)
