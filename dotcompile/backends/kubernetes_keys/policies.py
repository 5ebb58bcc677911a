"""Policies: nothing is permitted but names, and what is drawn, in its direction and at its ports.

In: a plan. Out: one policy that denies everything, one that lets everybody ask for names, and one for each
unit with something drawn to or from it.
https://kubernetes.io/docs/concepts/services-networking/network-policies/
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from dotcompile.backends.kubernetes_keys.calico import CALICO, Ways, ordered
from dotcompile.backends.kubernetes_keys.ingress import CONTROLLER, INGRESS, led_to
from dotcompile.backends.kubernetes_keys.units import DENY, NAME, NAMES, ZONE, Plan, Unit, selector
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Value
from dotcompile.model.topology import End, Relation, Sort
from dotcompile.model.values.ports import HIGHEST, PortRange, Ports
from dotcompile.reach.ends import listens_on, narrow
from dotcompile.reach.relation import Edge, Group
from dotcompile.reach.whereabouts import ANYWHERE, Subnet, ways_in, ways_out

_API = {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy"}
_BOTH = ["Ingress", "Egress"]
#: https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers/
_NAME_SERVERS: Entry = {
    "namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}},
    "podSelector": {"matchLabels": {"k8s-app": "kube-dns"}},
}
_NAME_PORTS: Ports = (PortRange("tcp", 53, 53), PortRange("udp", 53, 53))

Grants = dict[Ports | None, dict[str, Entry]]
"""Peers by the ports that they may use; a peer by a key of its own, so that none is told twice."""


def policies(plan: Plan) -> Iterator[tuple[Unit | None, Entry]]:
    """All policies, each with the unit that it is for."""
    yield None, _policy(plan, DENY, {"podSelector": {}, "policyTypes": _BOTH})
    names: Entry = {"to": [_NAME_SERVERS], "ports": _port_entries(_NAME_PORTS)}
    asking: Entry = {"podSelector": _all_but_silent(plan), "policyTypes": ["Egress"], "egress": [names]}
    yield None, _policy(plan, NAMES, asking)
    flows = Flows(plan)
    calico = CALICO in plan.job.options
    for unit in plan.units:
        ingress, egress = flows.rules(unit, outside=not calico)
        if not unit.hosted and (ingress or egress):
            spec: Entry = {"podSelector": {"matchLabels": selector(unit)}, "policyTypes": _BOTH}
            spec |= {key: rules for key, rules in (("ingress", ingress), ("egress", egress)) if rules}
            yield unit, _policy(plan, unit.name, spec)
    if calico:
        yield from ordered(plan, {id(unit): flows.outside(unit) for unit in plan.units})


def _policy(plan: Plan, name: str, spec: Entry) -> Entry:
    return {**_API, "metadata": plan.metadata(name), "spec": spec}


def _all_but_silent(plan: Plan) -> Entry:
    silent: Value = [unit.name for unit in plan.units if unit.silent]
    if not silent:
        return {}
    return {"matchExpressions": [{"key": NAME, "operator": "NotIn", "values": silent}]}


class Flows:
    """Who may talk to whom, for each unit: what may come in to it, and where it may go."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._in: dict[int, Grants] = {id(unit): {} for unit in plan.units}
        self._out: dict[int, Grants] = {id(unit): {} for unit in plan.units}
        self._entering: dict[int, Ways] = {id(unit): {} for unit in plan.units}
        self._leaving: dict[int, Ways] = {id(unit): {} for unit in plan.units}
        for edge in plan.intent.edges:
            self._add(edge)
        for unit in plan.units:
            self._published(unit)
            self._asking(unit)
        for name in plan.job.deployment.open:
            _lead(self._leaving[id(plan.unit_of(plan.number[name]))], None, ANYWHERE)
        self._loops()

    def rules(self, unit: Unit, *, outside: bool) -> tuple[list[Value], list[Value]]:
        """The rules of a unit, for what comes in and what goes out; with the outside if that is wanted."""
        found = []
        for grants, ways, side in (
            (self._in[id(unit)], self._entering[id(unit)], "from"),
            (self._out[id(unit)], self._leaving[id(unit)], "to"),
        ):
            whole: Grants = {ports: dict(peers) for ports, peers in grants.items()}
            for ports, ranges in ways.items() if outside else ():
                self._grant(whole, ports, {str(one): _block(str(one)) for one in ranges})
            found.append(list(_rules(whole, side)))
        return found[0], found[1]

    def outside(self, unit: Unit) -> tuple[Ways, Ways]:
        """Who comes in to a unit from outside, and where it goes out to."""
        return self._entering[id(unit)], self._leaving[id(unit)]

    def _add(self, edge: Edge) -> None:
        actors = self._plan.intent.actors
        if edge.sources[-1] in actors:
            return  # by what is published
        if edge.targets[-1] in actors:
            ranges = ways_out(self._plan.job.topology, edge)
            for unit in self._plan.units_of(edge.sources):
                _lead(self._leaving[id(unit)], edge.ports, ranges)
            return
        sources, targets = self._plan.units_of(edge.sources), self._plan.units_of(edge.targets)
        ends = edge.link.source, edge.link.target
        before, after = self._zone(ends, edge.sources), self._zone(ends, edge.targets)
        for unit in targets:
            self._grant(self._in[id(unit)], edge.ports, _peers(sources, before, unit))
        for unit in sources:
            self._grant(self._out[id(unit)], edge.ports, _peers(targets, after, unit))

    def _zone(self, ends: Iterable[End], group: Group) -> str | None:
        """The zone that a group is, if it is an end of the link and its pods have a label for it."""
        zones = (end.name for end in ends if end.sort is Sort.ZONE and len(group) > 1)
        return next((name for name in zones if self._plan.zones.get(name) == group), None)

    def _published(self, unit: Unit) -> None:
        for opening in unit.root.openings:
            topology, intent = self._plan.job.topology, self._plan.intent
            if opening.container == led_to(self._plan, unit):
                self._grant(self._in[id(unit)], (opening.container,), {f"{INGRESS}/": CONTROLLER})
                continue
            for ports, ranges in ways_in(topology, intent, unit.services, opening.container):
                _lead(self._entering[id(unit)], ports, ranges)

    def _asking(self, unit: Unit) -> None:
        """Name servers that a service asks beside the cluster's."""
        said = unit.root.settings.get("dns")
        if said is not None:
            blocks = {str(one): _block(f"{one}/{one.max_prefixlen}") for one in said.value}
            self._grant(self._out[id(unit)], _NAME_PORTS, blocks)

    def _loops(self) -> None:
        """A flow from a service to itself is one between its replicas."""
        topology = self._plan.job.topology
        for link in topology.links:
            ends = {(one.sort, one.name) for one in (link.source, link.target)}
            if link.relation is not Relation.FLOW or link.deny or len(ends) > 1:
                continue
            if link.source.sort is Sort.SERVICE:
                at = self._plan.number[link.source.name]
                unit = self._plan.unit_of(at)
                listens = listens_on(topology.services[at])
                ports = listens if link.ports is None else narrow(link.ports.value)
                peer: dict[str, Entry] = {unit.name: {"podSelector": {"matchLabels": selector(unit)}}}
                self._grant(self._in[id(unit)], ports, peer)
                self._grant(self._out[id(unit)], ports, peer)

    @staticmethod
    def _grant(grants: Grants, ports: Ports | None, peers: Mapping[str, Entry]) -> None:
        if peers:
            grants.setdefault(ports, {}).update(peers)


def _peers(units: Sequence[Unit], zone: str | None, own: Unit) -> dict[str, Entry]:
    """Units as peers, but for the one whose policy it is; those of a zone by its label."""
    if zone is None:
        return {
            unit.name: {"podSelector": {"matchLabels": selector(unit)}} for unit in units if unit is not own
        }
    chosen: Entry = {"matchLabels": {f"{ZONE}{zone}": "true"}}
    if zone in own.zones:
        chosen["matchExpressions"] = [{"key": NAME, "operator": "NotIn", "values": [own.name]}]
    return {f"{ZONE}{zone}": {"podSelector": chosen}}


def _lead(ways: Ways, ports: Ports | None, ranges: Iterable[Subnet]) -> None:
    ways.setdefault(ports, {}).update(dict.fromkeys(ranges))


def _block(range_: str) -> Entry:
    return {"ipBlock": {"cidr": range_}}


def _rules(grants: Grants, side: str) -> Iterator[Value]:
    for ports, peers in grants.items():
        rule: Entry = {side: list(_together(peers))}
        if ports is not None:
            rule["ports"] = _port_entries(ports)
        yield rule


def _together(peers: Mapping[str, Entry]) -> Iterator[Entry]:
    """Peers as they are written: several pods that are named are one peer."""
    named = [name for name, peer in peers.items() if _is_named(peer)]
    if len(named) > 1:
        values: Value = named
        yield {"podSelector": {"matchExpressions": [{"key": NAME, "operator": "In", "values": values}]}}
    yield from (peer for peer in peers.values() if len(named) < 2 or not _is_named(peer))


def _is_named(peer: Entry) -> bool:
    chosen = peer.get("podSelector")
    labels = chosen.get("matchLabels") if isinstance(chosen, Mapping) else None
    return isinstance(labels, Mapping) and NAME in labels


def _port_entries(ports: Ports) -> list[Value]:
    return [_port_entry(one) for one in ports]


def _port_entry(one: PortRange) -> Value:
    entry: Entry = {"protocol": one.protocol.upper()}
    if (one.first, one.last) != (1, HIGHEST):
        entry["port"] = one.first
        if one.last > one.first:
            entry["endPort"] = one.last
    return entry
