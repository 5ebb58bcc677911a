"""What the end of a link stands for, and where it listens.

In: a topology and a thing in it. Out: services and actors; ports.
"""

from collections.abc import Iterator

from dotcompile.model.topology import Relation, Service, Sort, Topology
from dotcompile.model.values.ports import ANY_PORT, Ports, merged
from dotcompile.model.values.publish import Binding
from dotcompile.reach.relation import Thing


def expand(topology: Topology, sort: Sort, name: str) -> tuple[Thing, ...]:
    """The services and actors that a thing stands for; none for a machine, an engine or a volume."""
    match sort:
        case Sort.SERVICE | Sort.ACTOR:
            return (Thing(sort, name),)
        case Sort.ZONE:
            services = (Thing(Sort.SERVICE, service) for service in topology.services_of(name))
            return (*services, *_actors_of(topology, name))
        case Sort.NETWORK:
            return tuple(dict.fromkeys(_attached(topology, name)))
        case Sort.HOST | Sort.ENGINE | Sort.VOLUME:
            return ()


def listens_on(service: Service) -> Ports | None:
    """The ports that a service lists, or that a well-known image tells; None is any."""
    return narrow(service.settings["ports"].value) if "ports" in service.settings else None


def publishes_on(service: Service) -> tuple[Ports | None, bool]:
    """The ports by which an ingress reaches a service, and whether they are known at all."""
    if "publish" in service.settings:
        bindings: tuple[Binding, ...] = service.settings["publish"].value
        return merged([binding.target for binding in bindings]), True
    ports = listens_on(service)
    return ports, ports is not None or "ports" in service.settings


def narrow(ports: Ports) -> Ports | None:
    """The ports, or None if they are all that there are."""
    return None if ports == ANY_PORT else ports


def _actors_of(topology: Topology, zone: str) -> Iterator[Thing]:
    waiting = [topology.zone[zone]]
    while waiting:
        one = waiting.pop()
        yield from (Thing(member.sort, member.name) for member in one.members if member.sort is Sort.ACTOR)
        waiting += reversed(topology.subzones[one.name])


def _attached(topology: Topology, network: str) -> Iterator[Thing]:
    """What is on a network drawn as a node: what is attached to it, and what it serves."""
    for link in topology.links:
        match link.relation:
            case Relation.ATTACH:
                there, member = link.target, link.source
            case Relation.SERVE:
                there, member = link.source, link.target
            case _:
                continue
        if (there.sort, there.name) == (Sort.NETWORK, network) and not link.deny:
            yield from expand(topology, member.sort, member.name)
