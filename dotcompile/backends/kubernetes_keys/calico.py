"""What Calico's policies hold and Kubernetes' own cannot say, for clusters that have Calico.

In: a plan, and who comes in to each unit from outside and where it goes out to. Out: policies of Calico. A
range of addresses is for the outside, and for no pod that has one of them; and what is denied is denied
whatever other policies permit, since these go first.
https://docs.tigera.io/calico/latest/reference/resources/globalnetworkpolicy
"""

from collections.abc import Iterable, Iterator, Mapping

from dotcompile.backends.kubernetes_keys.units import NAME, Plan, Unit
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Value
from dotcompile.model.topology import Link, Relation, Sort
from dotcompile.model.values.ports import ANY_PORT, HIGHEST, PortRange, Ports
from dotcompile.reach.ends import expand
from dotcompile.reach.whereabouts import ANYWHERE, Subnet, find_ranges

CALICO = "calico"
Ways = dict[Ports | None, dict[Subnet, None]]
"""Ranges of addresses outside by the ports that are open for them."""

_API: Entry = {"apiVersion": "projectcalico.org/v3", "kind": "GlobalNetworkPolicy"}
#: Kubernetes' own have the order 1000.
_DENIED, _OUTSIDE = 100, 500
#: What every pod has, and nobody outside.
_POD = "has(projectcalico.org/namespace)"


def ordered(plan: Plan, ways: Mapping[int, tuple[Ways, Ways]]) -> Iterator[tuple[Unit | None, Entry]]:
    """All policies of Calico, each with the unit that it is for."""
    for unit in plan.units:
        entering, leaving = ways[id(unit)]
        if not unit.hosted and (entering or leaving):
            ingress = [one for ports, ranges in entering.items() for one in _rules("source", ports, ranges)]
            egress = [
                one for ports, ranges in leaving.items() for one in _rules("destination", ports, ranges)
            ]
            yield unit, _policy(plan, f"{unit.name}-outside", _OUTSIDE, (unit,), ingress, egress)
    number = 0
    for link in plan.job.topology.links:
        for targets, ingress, egress in _denied(plan, link):
            number += 1
            yield None, _policy(plan, f"denied-{number}", _DENIED, targets, ingress, egress)


def _policy(
    plan: Plan, name: str, order: int, units: Iterable[Unit], ingress: list[Value], egress: list[Value]
) -> Entry:
    rules: Entry = {key: of_key for key, of_key in (("ingress", ingress), ("egress", egress)) if of_key}
    types: Value = [key.capitalize() for key in rules]
    spec: Entry = {"order": order, "selector": _selector(plan, units), "types": types, **rules}
    metadata = {key: one for key, one in plan.metadata(name).items() if key != "namespace"}
    return {**_API, "metadata": {**metadata, "name": f"{plan.namespace}-{name}"}, "spec": spec}


def _selector(plan: Plan, units: Iterable[Unit]) -> str:
    names = [f"'{unit.name}'" for unit in units]
    chosen = f"== {names[0]}" if len(names) == 1 else f"in {{{', '.join(names)}}}"
    return f"projectcalico.org/namespace == '{plan.namespace}' && {NAME} {chosen}"


def _rules(
    side: str, ports: Ports | None, ranges: Iterable[Subnet], action: str = "Allow"
) -> Iterator[Value]:
    """Rules for the outside: one for each protocol and family, since no rule may have two."""
    there = list(ranges)
    families: list[list[str]] = [[]]
    if not set(ANYWHERE) <= set(there):
        families = [[str(one) for one in there if one.version == version] for version in (4, 6)]
    for nets in families:
        if nets or families == [[]]:
            said: Entry = {"notSelector": _POD, **({"nets": list(nets)} if nets else {})}
            yield from _for_ports(action, side, said, ports)


def _for_ports(action: str, side: str, said: Entry, ports: Ports | None) -> Iterator[Value]:
    if ports is None or ports == ANY_PORT:
        yield {"action": action, side: said}
        return
    for protocol in dict.fromkeys(one.protocol for one in ports):
        listed: Value = [_port(one) for one in ports if one.protocol == protocol]
        whole = any((one.first, one.last) == (1, HIGHEST) for one in ports if one.protocol == protocol)
        destination: Entry = {} if whole else {"ports": listed}
        rule: Entry = {"action": action, "protocol": protocol.upper(), side: said}
        if side == "destination":
            rule[side] = {**said, **destination}
        elif destination:
            rule["destination"] = destination
        yield rule


def _port(one: PortRange) -> Value:
    return one.first if one.first == one.last else f"{one.first}:{one.last}"


def _denied(plan: Plan, link: Link) -> Iterator[tuple[tuple[Unit, ...], list[Value], list[Value]]]:
    """The units for which a drawn denial is, and its rules."""
    if not link.deny:
        return
    ports = None if link.ports is None else link.ports.value
    sources, targets = (_units(plan, end.sort, end.name) for end in (link.source, link.target))
    if link.relation is Relation.FLOW:
        pairs = [(sources, targets), (targets, sources)] if link.both else [(sources, targets)]
        for senders, receivers in pairs:
            others = tuple(unit for unit in senders if unit not in receivers)
            if others and receivers:
                chosen: Entry = {"selector": _selector(plan, others)}
                yield receivers, list(_for_ports("Deny", "source", chosen, ports)), []
    elif link.relation is Relation.INGRESS and targets:
        yield targets, list(_rules("source", ports, _ranges(plan, link.source.name), "Deny")), []
    elif link.relation is Relation.EGRESS and sources:
        yield sources, [], list(_rules("destination", ports, _ranges(plan, link.target.name), "Deny"))


def _units(plan: Plan, sort: Sort, name: str) -> tuple[Unit, ...]:
    things = expand(plan.job.topology, sort, name)
    found = plan.units_of(plan.number[one.name] for one in things if one.sort is Sort.SERVICE)
    return tuple(unit for unit in found if not unit.hosted)


def _ranges(plan: Plan, name: str) -> tuple[Subnet, ...]:
    """Where an actor is; what is denied to one who may be anywhere is denied to everybody."""
    actors = [find_ranges(one) for one in plan.job.topology.actors if one.name == name]
    known = [ranges for ranges in actors if ranges is not None]
    return known[0] if known else ANYWHERE
