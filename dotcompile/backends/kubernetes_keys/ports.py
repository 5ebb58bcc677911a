"""The ports by which a service is found.

In: a plan and a service in it. Out: its ports, and whether they can be listed.
"""

from collections.abc import Iterable

from dotcompile.backends.kubernetes_keys.units import Plan
from dotcompile.lowering.deployment import ContainerSpec
from dotcompile.model.values.ports import PortRange, Ports, merged
from dotcompile.reach.ends import listens_on, narrow

#: Where there are more, none is listed: nobody would read them.
MOST_PORTS = 32


def is_listed(ports: Ports | None) -> bool:
    """Whether a service lists its ports, which are few."""
    return ports is not None and 0 < count(ports) <= MOST_PORTS


def ports_of(plan: Plan, at: int, spec: ContainerSpec) -> Ports | None:
    """The ports on which a service is found: those it lists, and those of drawn flows; None is any."""
    found: list[PortRange] = []
    expose = spec.settings.get("expose")
    for ports in (
        () if "ports" not in spec.settings else listens_on(spec.drawn),
        () if expose is None else narrow(expose.value),
        tuple(opening.container for opening in spec.openings),
        *(edge.ports for edge in plan.entering.get(at, ()) if edge.served),
    ):
        if ports is None:
            return None
        found += ports
    return merged(found)


def count(ports: Iterable[PortRange]) -> int:
    """How many ports there are."""
    return sum(one.last - one.first + 1 for one in ports)
