"""Published ports as a cluster has them.

In: a service's openings. Out: `Ports` of its `EndpointSpec`, and the ports that every host is to lead to it.
"""

from collections.abc import Iterable, Iterator

from dotcompile.engine.cluster.wanted import WantedPort
from dotcompile.engine.payloads.settings import Body
from dotcompile.lowering.deployment import Opening
from dotcompile.model.values.publish import Binding


def ports_of(openings: Iterable[Opening]) -> list[Body]:
    """A port each; the manager refuses two that are alike."""
    found: list[Body] = []
    for opening in openings:
        for entry in _entries(opening.said or Binding(opening.container)):
            if entry not in found:
                found.append(entry)
    return sorted(found, key=lambda one: (one.get("PublishedPort", 0), one["TargetPort"], one["Protocol"]))


def taken_by(ports: Iterable[Body]) -> Iterator[WantedPort]:
    """The ports that no other service may have on the hosts."""
    for one in ports:
        if one["PublishMode"] == "ingress" and "PublishedPort" in one:
            yield WantedPort(one["PublishedPort"], one["Protocol"])


def _entries(said: Binding) -> Iterator[Body]:
    """Where there is a choice of ports of the host, the first."""
    first = said.target.first
    for number in range(first, said.target.last + 1):
        entry: Body = {"Protocol": said.target.protocol, "TargetPort": number, "PublishMode": said.mode}
        yield entry if said.host is None else {**entry, "PublishedPort": said.host[0] + number - first}
