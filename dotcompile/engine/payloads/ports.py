"""Published ports: which port of the host leads to which of a container.

In: a service's openings, and which replica it is. Out: `ExposedPorts` and `PortBindings`, and the ports of
the host that have to be free.
"""

from collections.abc import Iterable, Iterator

from dotcompile.engine.payloads.settings import Body
from dotcompile.engine.wanted import WantedPort
from dotcompile.lowering.deployment import Opening
from dotcompile.model.values.publish import Binding


def bindings_of(openings: Iterable[Opening]) -> Body:
    """By the container's port, the host's; an empty text lets the engine pick one."""
    found: Body = {}
    for binding in map(_binding, openings):
        address = "" if binding.address is None else str(binding.address)
        for container, host in _pairs(binding):
            entry = {"HostIp": address, "HostPort": host}
            entries = found.setdefault(f"{container}/{binding.target.protocol}", [])
            if entry not in entries:
                entries.append(entry)
    return found


def taken_by(openings: Iterable[Opening]) -> Iterator[WantedPort]:
    """The ports of the host that have to be free; not those of which the engine picks one."""
    for binding in map(_binding, openings):
        address = "" if binding.address is None else str(binding.address)
        for _, host in _pairs(binding):
            if host.isdecimal():
                yield WantedPort(address, int(host), binding.target.protocol)


def _binding(opening: Opening) -> Binding:
    return opening.said or Binding(opening.container)


def _pairs(binding: Binding) -> Iterator[tuple[int, str]]:
    """Each port of the container with the host's, or with the range that the engine picks one of."""
    target, host = binding.target, binding.host
    for at, port in enumerate(range(target.first, target.last + 1)):
        if host is None:
            yield port, ""
        elif host[1] - host[0] == target.last - target.first:
            yield port, str(host[0] + at)
        else:
            yield port, f"{host[0]}-{host[1]}"
