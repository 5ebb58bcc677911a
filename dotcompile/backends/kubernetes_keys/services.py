"""Services of the cluster: the names by which pods are found, and what is published of them.

In: a plan. Out: objects. A service that is found by name on so many ports that they cannot be listed, or on
any, has no address of its own: its name has those of its pods, at which every port can be asked for.
https://kubernetes.io/docs/concepts/services-networking/service/
"""

from collections.abc import Iterator, Sequence

from dotcompile.backends.abilities.cluster_values import fitted
from dotcompile.backends.kinds import TOO_MANY_PORTS
from dotcompile.backends.kubernetes_keys.containers import is_direct
from dotcompile.backends.kubernetes_keys.ingress import led_to
from dotcompile.backends.kubernetes_keys.names import Called
from dotcompile.backends.kubernetes_keys.ports import count, is_listed, ports_of
from dotcompile.backends.kubernetes_keys.units import Plan, Unit, selector
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.backends.yaml import Value
from dotcompile.diagnostics import Diagnostic
from dotcompile.lowering.deployment import ContainerSpec, Opening
from dotcompile.model.values.form import shown
from dotcompile.model.values.ports import Ports
from dotcompile.reach.whereabouts import ANYWHERE, ways_in

#: Published one by one; no load balancer takes many.
MOST_PUBLISHED = 100
BALANCED, OF_NODES = "LoadBalancer", "NodePort"
_ENDINGS = {BALANCED: "public", OF_NODES: "node"}


def named(plan: Plan, unit: Unit) -> Iterator[Entry]:
    """What gives names to the services of a unit; a service that nobody looks for needs none."""
    for at, spec in zip(unit.services, unit.specs, strict=True):
        ports = ports_of(plan, at, spec)
        names = [plan.service_name(spec.name), *map(fitted, plan.aliases[spec.name])]
        if ports == () and len(names) == 1 and at not in plan.entering:
            continue
        for name in dict.fromkeys(names):
            yield _object(plan, unit, name, _named_spec(spec, ports))


def aliases_called(plan: Plan) -> Iterator[Called]:
    """The other names, each of which is one of a service too."""
    for spec in plan.job.deployment.services:
        for alias in plan.aliases[spec.name]:
            if fitted(alias) != fitted(spec.name):
                yield Called("service", alias, fitted(alias), spec.origin, owner=spec.name)


def _named_spec(spec: ContainerSpec, ports: Ports | None) -> Entry:
    said = spec.settings.get("endpoint_mode")
    listed = is_listed(ports)
    entry: Entry = {}
    if not listed or (said is not None and said.value == "dnsrr"):
        entry["clusterIP"] = "None"
    if listed and ports is not None:
        entry["ports"] = [
            _port(one.protocol, port, port) for one in ports for port in range(one.first, one.last + 1)
        ]
    return entry


def _object(plan: Plan, unit: Unit, name: str, spec: Entry) -> Entry:
    metadata = plan.metadata(name, selector(unit))
    return {
        "apiVersion": "v1",
        "kind": "Service",
        "metadata": metadata,
        "spec": {"selector": selector(unit), **spec},
    }


def _port(protocol: str, number: int, target: int) -> Value:
    name = f"{protocol}-{number}"
    return {"name": name, "protocol": protocol.upper(), "port": number, "targetPort": target}


def published(plan: Plan, unit: Unit) -> Iterator[Entry]:
    """What publishes the ports of a unit: at those that are said, or at ones that the cluster picks."""
    for kind in (BALANCED, OF_NODES):
        led = led_to(plan, unit)
        openings = [one for one in unit.root.openings if kind_of(one) == kind and one.container != led]
        ports = {str(port): port for one in openings for port in _published(one)}
        if ports:
            narrow_: Entry = {"externalTrafficPolicy": "Local"} if _is_narrow(plan, unit, openings) else {}
            spec: Entry = {"type": kind, **narrow_, "ports": list(ports.values())}
            yield _object(plan, unit, published_name(unit, kind), spec)


def published_name(unit: Unit, kind: str) -> str:
    """The name of what publishes a unit."""
    return f"{unit.name}-{_ENDINGS[kind]}"


def kind_of(opening: Opening) -> str:
    """By what a port is published; empty if it is a container's own to be the node's."""
    if opening.said is None or opening.said.host is None:
        return OF_NODES if opening.said is None or not is_direct(opening.said) else ""
    return "" if is_direct(opening.said) else BALANCED


def _published(opening: Opening) -> Iterator[Value]:
    container, said = opening.container, opening.said
    for at in range(container.last - container.first + 1):
        target = container.first + at
        number = target if said is None or said.host is None else said.host[0] + at
        yield _port(container.protocol, number, target)


def _is_narrow(plan: Plan, unit: Unit, openings: Sequence[Opening]) -> bool:
    """Whether some port is for known addresses alone, which have to be seen for that."""
    topology, intent = plan.job.topology, plan.intent
    return any(
        ranges != ANYWHERE
        for one in openings
        for _, ranges in ways_in(topology, intent, unit.services, one.container)
    )


def find_many(plan: Plan) -> Iterator[Diagnostic]:
    """More published ports than can be listed."""
    for unit in plan.units:
        openings = unit.root.openings
        number = count([one.container for one in openings])
        if number > MOST_PUBLISHED:
            message = f"{shown(unit.root.name)} publishes {number} ports one by one"
            help_ = f"publish {MOST_PUBLISHED} ports at most, or let it have its host's network"
            yield Diagnostic(TOO_MANY_PORTS, message, openings[0].origin, help=help_)


def services_called(plan: Plan) -> Iterator[Called]:
    """The names of all that has the kind of a service but is not looked for by that name."""
    for unit in plan.units:
        for kind in dict.fromkeys(map(kind_of, unit.root.openings)):
            if kind:
                name = published_name(unit, kind)
                yield Called("service", f"{unit.root.name}, published", name, unit.root.origin, tells=False)
