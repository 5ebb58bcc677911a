"""Where a service listens, and whether ports are among those.

In: services and ports. Out: sorted ranges; an empty tuple if nothing is known.
"""

from dotcompile.model.topology import Service
from dotcompile.model.values.ports import PortRange, Ports, merged
from dotcompile.model.values.publish import Binding


def heard_on(service: Service) -> Ports:
    """The ports that a service says it listens on, or that its image is known for."""
    ports: Ports = service.settings["ports"].value if "ports" in service.settings else ()
    exposed: Ports = service.settings["expose"].value if "expose" in service.settings else ()
    return merged([*ports, *exposed]) if ports and exposed else ports


def answered_on(service: Service) -> Ports:
    """The same, with the ports that what is published leads to."""
    heard = heard_on(service)
    bindings: tuple[Binding, ...] = service.settings["publish"].value if "publish" in service.settings else ()
    return merged([*heard, *(binding.target for binding in bindings)]) if heard and bindings else heard


def covers(ports: Ports, wanted: PortRange) -> bool:
    """Whether every port of a range is among some ports, which are merged."""
    return any(
        one.protocol == wanted.protocol and one.first <= wanted.first and wanted.last <= one.last
        for one in ports
    )


def overlaps(ports: Ports, wanted: PortRange) -> bool:
    """Whether some port of a range is among some ports."""
    return any(
        one.protocol == wanted.protocol and one.first <= wanted.last and wanted.first <= one.last
        for one in ports
    )


def tell_ports(ports: Ports) -> str:
    """Ports as a diagram has them."""
    several = len(ports) > 1 or any(one.first != one.last for one in ports)
    return f"port{'s' * several} {', '.join(map(str, ports))}"
