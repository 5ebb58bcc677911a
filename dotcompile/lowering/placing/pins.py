"""Placement that a swarm does not come to by itself, as labels of hosts and constraints on them.

In: a topology and the services to be run on a cluster. Out: the services with their constraints, the hosts
with their labels, and what cannot be held.

Spread is Swarm's own. Drawn hosts are labelled as they are drawn. What is packed, scattered, beside or apart,
or fits only as a search found it, is labelled as it was placed: Swarm then spreads it over those hosts, so a
service must be there evenly.
"""

import re
from collections.abc import Iterator, Mapping, Sequence, Set

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.graph.placing.instance import Apart, Beside
from dotcompile.lowering.deployment import ContainerSpec, LabelledHost
from dotcompile.lowering.placement_kinds import (
    HOSTS_NOT_KNOWN,
    PLACEMENT_IMPOSSIBLE,
    PLACEMENT_UNEVEN,
    PLACEMENT_UNHELD,
)
from dotcompile.lowering.placing.asked import Asked, ask
from dotcompile.lowering.placing.place import Placement, Verdict, place
from dotcompile.model.hosting import Pool
from dotcompile.model.topology import Host, Said, Topology, Value
from dotcompile.model.values.form import shown
from dotcompile.model.values.placement import Constraint
from dotcompile.reach.facts import Target
from dotcompile.records import dataclass, replace

_PREFIX, _LABEL = "node.labels.", "dotcompile"
_OTHER = re.compile(r"[^a-z0-9_.-]+")
_PLACED = ("affinity", "strategy")


@dataclass(frozen=True, slots=True)
class Pinned:
    """The services and hosts, and what cannot be held."""

    services: tuple[ContainerSpec, ...]
    hosts: tuple[LabelledHost, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def pin(topology: Topology, services: tuple[ContainerSpec, ...], target: Target) -> Pinned:
    """The services where they belong."""
    if not target.cluster or target.policed:
        return Pinned(services)
    if not topology.hosts:
        return Pinned(services, findings=tuple(_without_hosts(topology)))
    asked = ask(topology)
    placement = place(asked)
    wanted = _wanted(asked, placement)
    homes = dict(_drawn(topology))
    findings = tuple(_find(topology, asked, placement, wanted))
    if placement.verdict in (Verdict.FOUND, Verdict.SEARCHED):
        names = [host.name for host in asked.hosts]
        for task in sorted(wanted):
            there = {name for name, count in zip(names, placement.counts[task], strict=True) if count}
            homes[asked.services[task].name] = frozenset(there)
    labels = _labels(topology, homes)
    pinned = tuple(_constrained(spec, labels.get(homes.get(spec.name, frozenset()))) for spec in services)
    return Pinned(pinned, tuple(_labelled(topology.hosts, labels)), findings)


def _without_hosts(topology: Topology) -> Iterator[Diagnostic]:
    """What cannot be placed since nobody knows on what."""
    help_ = "draw the hosts, as in `node1 [kind=host]`, or write `constraint=`"
    told = set()
    for service in topology.services:
        for name in _PLACED:
            said = service.settings.get(name) or (topology.settings.get(name) if name == "strategy" else None)
            if said is not None and said.value != "spread" and said.span not in told:
                told.add(said.span)
                message = f"`{name}` of {shown(service.name)} puts it on hosts, and none is drawn"
                yield Diagnostic(HOSTS_NOT_KNOWN, message, said.span, help=help_)


def _drawn(topology: Topology) -> Iterator[tuple[str, frozenset[str]]]:
    """The services that are drawn to run on some hosts and not on others."""
    pool = Pool(topology)
    for service in topology.services:
        hosts = frozenset(pool.drawn_for(service))
        if hosts and len(hosts) < len(topology.hosts):
            yield service.name, hosts


def _wanted(asked: Asked, placement: Placement) -> Set[int]:
    """The services that Swarm would not place so by itself."""
    every = {task for task, everywhere in enumerate(asked.everywhere) if not everywhere}
    if placement.verdict is Verdict.SEARCHED:
        return every
    found = {task for task in every if asked.strategies[task] != "spread"}
    for one in asked.instance.requirements:
        if isinstance(one, Apart | Beside) and one.task != one.other and _is_said(asked, one):
            found |= {one.task, one.other} & every
    return found


def _is_said(asked: Asked, one: Apart | Beside) -> bool:
    """Whether it is an affinity: ports are Swarm's own matter."""
    return any(
        said.removeprefix("!").strip() == asked.services[one.other].name
        for said in _affinities(asked, one.task)
    )


def _affinities(asked: Asked, task: int) -> Sequence[str]:
    said = asked.services[task].settings.get("affinity")
    return () if said is None else said.value


def _find(topology: Topology, asked: Asked, placement: Placement, wanted: Set[int]) -> Iterator[Diagnostic]:
    if placement.verdict in (Verdict.FOUND, Verdict.SEARCHED):
        for task in sorted(wanted):
            there = [count for count in placement.counts[task] if count]
            if there and max(there) - min(there) > 1:
                yield _uneven(asked, placement, task)
        return
    missing = [one.name for one, count in zip(asked.services, placement.missing, strict=True) if count]
    named = ", ".join(f"`{name}`" for name in missing)
    span = topology.service[missing[0]].origin
    conflict = tuple(Label(reason.span, reason.text) for reason in placement.conflict[:6])
    found = (
        "fits on no host that is drawn" if len(missing) == 1 else "do not all fit on the hosts that are drawn"
    )
    sure = "" if placement.verdict is Verdict.IMPOSSIBLE else ", as far as was searched"
    help_ = "`dotcompile place` shows where the others run, and which requirements conflict"
    kind = PLACEMENT_UNHELD if wanted else PLACEMENT_IMPOSSIBLE
    yield Diagnostic(kind, f"{named} {found}{sure}", span, conflict, help_)


def _uneven(asked: Asked, placement: Placement, task: int) -> Diagnostic:
    service = asked.services[task]
    pairs = zip(asked.hosts, placement.counts[task], strict=True)
    shares = ", ".join(f"{count} on {host.name}" for host, count in pairs if count)
    message = f"{shown(service.name)} fits only as {shares}, and labels of hosts say no counts"
    help_ = "draw it as several services, or leave it more room"
    return Diagnostic(PLACEMENT_UNEVEN, message, service.origin, help=help_)


def _labels(topology: Topology, homes: Mapping[str, frozenset[str]]) -> dict[frozenset[str], str]:
    """A label for each set of hosts, called after the first service that is to be there."""
    begin = (_LABEL, _project(topology))
    labels: dict[frozenset[str], str] = {}
    for service in topology.services:
        home = homes.get(service.name)
        if home:
            labels.setdefault(home, ".".join(part for part in (*begin, service.name) if part))
    return labels


def _project(topology: Topology) -> str:
    """What tells the labels of one diagram from those of another on the same hosts."""
    file = topology.origin.path.rpartition("/")[2].partition(".")[0]
    named = topology.name if len(topology.name) > 1 else file
    return _OTHER.sub("-", named.lower()).strip("-.")


def _constrained(spec: ContainerSpec, label: str | None) -> ContainerSpec:
    if label is None:
        return spec
    said = spec.settings.get("constraint")
    before: tuple[Constraint, ...] = () if said is None else said.value
    value = (*before, Constraint(f"{_PREFIX}{label}", True, "true"))
    made = Value(value, spec.origin if said is None else said.span, Said.INFERRED)
    return replace(spec, settings={**spec.settings, "constraint": made})


def _labelled(hosts: Sequence[Host], labels: Mapping[frozenset[str], str]) -> Iterator[LabelledHost]:
    for host in hosts if labels else ():
        engine = host.settings.get("engine")
        values = tuple((label, str(host.name in home).lower()) for home, label in labels.items())
        yield LabelledHost(host.name, "" if engine is None else str(engine.value), values, host.origin)
