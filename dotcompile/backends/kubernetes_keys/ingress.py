"""Ways in by name: what an Ingress leads to, for clusters that have the controller of NGINX.

In: a plan. Out: for each unit the port that is led to if the option is wanted, and objects. That is a way in
for those who may be anywhere: where addresses are known, they would be lost on the way.
https://kubernetes.io/docs/concepts/services-networking/ingress/
"""

from collections.abc import Iterator

from dotcompile.backends.kubernetes_keys.ports import is_listed, ports_of
from dotcompile.backends.kubernetes_keys.units import Plan, Unit, selector
from dotcompile.backends.service_keys.settings import Entry
from dotcompile.lowering.deployment import Opening
from dotcompile.model.values.ports import PortRange
from dotcompile.reach.whereabouts import ANYWHERE, ways_in

INGRESS = "ingress"
#: Where the controller is: https://kubernetes.github.io/ingress-nginx/deploy/
CONTROLLER: Entry = {"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "ingress-nginx"}}}
_WEB = ((80, 80), (443, 443))


def led_to(plan: Plan, unit: Unit) -> PortRange | None:
    """The one port of a unit that an Ingress leads to: the first one that can be."""
    if INGRESS in plan.job.options and is_listed(ports_of(plan, unit.services[0], unit.root)):
        for opening in unit.root.openings:
            if _can_be(opening) and _is_for_everybody(plan, unit, opening):
                return opening.container
    return None


def _can_be(opening: Opening) -> bool:
    """Whether a port is one of the web: of no host port that somebody said, or of those of the web."""
    said, container = opening.said, opening.container
    if container.protocol != "tcp" or container.first != container.last:
        return False
    return said is None or (said.mode != "host" and said.address is None and said.host in (None, *_WEB))


def _is_for_everybody(plan: Plan, unit: Unit, opening: Opening) -> bool:
    ways = ways_in(plan.job.topology, plan.intent, unit.services, opening.container)
    return all(ranges == ANYWHERE for _, ranges in ways)


def ingresses(plan: Plan) -> Iterator[tuple[Unit, Entry]]:
    """All objects. One alone is for every name; of several, each is for a name of its own."""
    led = [(unit, port) for unit in plan.units for port in [led_to(plan, unit)] if port is not None]
    for unit, port in led:
        name = plan.service_name(unit.root.name)
        service: Entry = {"name": name, "port": {"number": port.first}}
        path: Entry = {"path": "/", "pathType": "Prefix", "backend": {"service": service}}
        host: Entry = (
            {"host": _host(unit, name)} if len(led) > 1 or "domainname" in unit.root.settings else {}
        )
        yield (
            unit,
            {
                "apiVersion": "networking.k8s.io/v1",
                "kind": "Ingress",
                "metadata": plan.metadata(unit.name, selector(unit)),
                "spec": {"ingressClassName": "nginx", "rules": [{**host, "http": {"paths": [path]}}]},
            },
        )


def _host(unit: Unit, name: str) -> str:
    domain = unit.root.settings.get("domainname")
    return name if domain is None else f"{name}.{str(domain.value).lower()}"
