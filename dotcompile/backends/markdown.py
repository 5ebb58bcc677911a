"""An inventory for people: networks with their members, services, and who may talk to whom.

In: a deployment, what packets can do on it, and what was found. Out: a page of Markdown. What names and
values say stands in code spans, in which nothing is a link, a mention or a tag, and no bar ends a cell.
https://github.github.com/gfm/#tables-extension-
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from jinja2 import Environment, StrictUndefined

from dotcompile.backends.places import Places, file_name
from dotcompile.backends.service_keys.notes import note_of_network
from dotcompile.backends.service_keys.project import project_of
from dotcompile.diagnostics import Findings, Severity
from dotcompile.lowering.deployment import (
    Attachment,
    ContainerSpec,
    Deployment,
    Network,
    OnHost,
    OnNetworks,
    OnNothing,
    Within,
)
from dotcompile.model.topology import End, Sort, Topology
from dotcompile.model.values.ports import PORTS
from dotcompile.reach.facts import FactNetwork, Published
from dotcompile.reach.matrix import told_ports
from dotcompile.reach.relation import Because, Cause, Connections, Group
from dotcompile.records import dataclass
from dotcompile.reports.report import Sources
from dotcompile.reports.visible import visible

TEMPLATE = Path(__file__).with_name("inventory.md.jinja")
#: Of a longer list of names, so many are told.
_MOST = 20
_NOTHING = "–"
_BESIDE = {
    Cause.ZONE: "neighbours in a zone",
    Cause.CO_TENANT: "on one network",
    Cause.PUBLISHED: "published",
    Cause.HOST_MODE: "in the sandbox of the host",
    Cause.EGRESS: "a way out",
}
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Inventory:
    """What is told of: a deployment for a target, what is drawn and what is possible on it."""

    topology: Topology
    deployment: Deployment
    sources: Sources
    target: str
    intent: Connections
    effective: Connections
    findings: Findings


def emit(inventory: Inventory) -> str:
    """The page."""
    environment = Environment(  # a page of Markdown escapes nothing by itself: cells are made fit by `code`
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True
    )
    page = _Page(inventory)
    return environment.from_string(TEMPLATE.read_text(encoding="utf-8")).render(
        title=page.title(),
        summary=page.summary(),
        networks=list(page.networks()),
        services=list(page.services()),
        volumes=list(page.volumes()),
        drawn=list(page.drawn()),
        beside=list(page.beside()),
        both_ways=page.both_ways(),
        findings=list(page.findings()),
    )


def code(text: str) -> str:
    """A code span that fits into a cell of a table."""
    shown = visible(text).strip().replace("|", "\\|") or " "
    fence = "`" * (max(map(len, re.findall("`+", shown)), default=0) + 1)
    padding = " " if "`" in (shown[0], shown[-1]) else ""
    return f"{fence}{padding}{shown}{padding}{fence}"


def listed(texts: Iterable[str]) -> str:
    """Code spans, the first few of many."""
    found = list(texts)
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return ", ".join(map(code, found[:_MOST])) + more or _NOTHING


class _Page:
    def __init__(self, inventory: Inventory) -> None:
        self._inventory = inventory
        self._deployment = inventory.deployment
        self._places = Places(inventory.sources)
        self._networks = {one.name: one for one in inventory.deployment.networks}

    def title(self) -> str:
        """The project's name and, if there is one, its label."""
        label = self._inventory.topology.label
        return f"{code(project_of(self._deployment))}{f': {code(label)}' if label else ''}"

    def summary(self) -> str:
        """How much there is, and what of."""
        counts = (
            (len(self._deployment.services), "service"),
            (len(self._deployment.networks), "network"),
        )
        told = " on ".join(f"{count} {noun}{'' if count == 1 else 's'}" for count, noun in counts)
        diagram = code(file_name(self._deployment.origin.path))
        where = "a cluster" if self._deployment.target.cluster else "one engine"
        return f"{told}, as {diagram} draws them, compiled for {code(self._inventory.target)}, {where}."

    def networks(self) -> Iterator[Row]:
        """A row for each network; guests are members of no zone of its own."""
        for one in self._deployment.networks:
            yield {
                "name": code(one.name),
                "driver": code(one.driver),
                "addresses": "as it is there" if one.external else _addresses(one),
                "leads": "unknown" if one.external else "no" if one.internal else "yes",
                "members": listed(one.members),
                "because": code(note_of_network(one, self._places)[0]),
            }

    def services(self) -> Iterator[Row]:
        """A row for each service."""
        for spec in self._deployment.services:
            yield {
                "name": code(spec.name),
                "image": code(spec.image) if spec.image else f"built from {_said(spec, 'build')}",
                "count": _count(spec, cluster=self._deployment.target.cluster),
                "networks": self._places_of(spec),
                "listens": code(PORTS.write(spec.settings["ports"].value))
                if "ports" in spec.settings
                else _NOTHING,
                "published": listed(str(one.said or f"{one.container} on any port") for one in spec.openings),
                "keeps": listed(_mounts(spec)),
                "at": code(self._places.of(spec.origin)),
            }

    def _places_of(self, spec: ContainerSpec) -> str:
        match spec.sandbox:
            case OnNetworks(attachments):
                return listed(map(_place, attachments))
            case OnHost():
                return "that of the host"
            case OnNothing():
                return "none"
            case Within(service):
                return f"those of {code(service)}"

    def volumes(self) -> Iterator[Row]:
        """A row for each drawn volume."""
        for volume in self._deployment.volumes:
            users = (
                spec.name
                for spec in self._deployment.services
                if any(one.volume == volume.name for one in spec.mounts)
            )
            driver = volume.settings.get("driver")
            yield {
                "name": code(volume.name),
                "driver": _NOTHING if driver is None else code(str(driver.value)),
                "users": listed(users),
            }

    def drawn(self) -> Iterator[Row]:
        """A row for each drawn connection; one both ways has two, and one to a zone may have several."""
        for edge in self._inventory.intent.edges:
            link = edge.link
            source, target = (None, None) if link.both else (link.source, link.target)
            yield {
                "source": self._end(edge.sources, source),
                "target": self._end(edge.targets, target),
                "ports": told_ports([edge]),
                "at": code(self._places.of(link.origin)),
            }

    def _end(self, group: Group, end: End | None) -> str:
        zone = f" (zone {code(end.name)})" if end is not None and end.sort is Sort.ZONE else ""
        return self._names(group) + zone

    def beside(self) -> Iterator[Row]:
        """What nobody drew: rows for whole groups; what goes with drawn flows alone is told in a sentence."""
        told = set()
        for edge in self._inventory.effective.edges:
            if edge.cause not in _BESIDE:
                continue
            source = self._names(edge.sources)
            target = "each other" if edge.sources == edge.targets else self._names(edge.targets)
            row = (source, target, told_ports([edge]), f"{_BESIDE[edge.cause]}{_by(edge.because)}")
            if row not in told:
                told.add(row)
                yield dict(zip(("source", "target", "ports", "because"), row, strict=True))

    def both_ways(self) -> str:
        """What engines let through beside drawn flows, since they look at networks alone."""
        causes = {edge.cause for edge in self._inventory.effective.edges}
        words = {Cause.REVERSE: "the other way round", Cause.PORT: "on other ports"}
        ways = [told for cause, told in words.items() if cause in causes]
        if not ways:
            return ""
        return f"Drawn flows are possible {' and '.join(ways)}, too: whoever shares a network may do that."

    def findings(self) -> Iterator[Row]:
        """What was found that is more than a note."""
        for one in self._inventory.findings:
            if one.kind.severity > Severity.NOTE:
                yield {
                    "severity": f"{one.kind.severity}",
                    "code": one.kind.code,
                    "message": code(one.message),
                    "at": code(self._places.of(one.span)),
                }

    def _names(self, group: Group) -> str:
        return listed(self._inventory.effective.things[one].name for one in group)


def _place(attachment: Attachment) -> str:
    aliases = f" as {', '.join(attachment.aliases)}" if attachment.aliases else ""
    return f"{' '.join((attachment.network, *map(str, attachment.ips)))}{aliases}"


def _addresses(network: Network) -> str:
    pools = [f"{one.subnet}{f' by {one.gateway}' if one.gateway else ''}" for one in network.pools]
    return listed(pools) if pools else "picked by the engine"


def _said(spec: ContainerSpec, name: str) -> str:
    return code(str(spec.settings[name].value)) if name in spec.settings else _NOTHING


def _count(spec: ContainerSpec, *, cluster: bool) -> str:
    mode, replicas = spec.settings.get("mode"), spec.settings.get("replicas")
    if mode is not None and mode.value == "global":
        return "one a host" if cluster else "1"
    return "1" if replicas is None else str(replicas.value)


def _mounts(spec: ContainerSpec) -> Iterator[str]:
    if "volumes" in spec.settings:
        yield from map(str, spec.settings["volumes"].value)
    yield from (f"{one.volume}:{one.at}{':ro' if one.read_only else ''}" for one in spec.mounts)


def _by(because: Because) -> str:
    if isinstance(because, FactNetwork):
        return f", by {code(because.name)}"
    return f", on {code(str(because.host[0]))}" if isinstance(because, Published) and because.host else ""
