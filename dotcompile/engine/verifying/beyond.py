"""What is tried across the border: ports of the host from outside, and drawn actors that have an address.

In: a model, who is there, and by which address this machine, if it is outside, sees the host. Out: tries. No
address is tried that is not drawn, and no name outside is asked for.
"""

from collections.abc import Iterator

from dotcompile.engine.verifying.expected import Model, Port, find_some
from dotcompile.engine.verifying.members import There
from dotcompile.engine.verifying.targets import OUTSIDE, By, Try
from dotcompile.reach.facts import Published
from dotcompile.reach.situations import Place, Way
from dotcompile.reach.standing import is_loopback
from dotcompile.reach.whereabouts import find_ranges


def find_tries_from_outside(model: Model, there: There, address: str) -> Iterator[Try]:
    """Published ports, also those that are not for the outside, and services with the host's own sandbox."""
    running = {one.service for one in there.members if one.is_running}
    for published in model.facts.published:
        if model.facts.services[published.service] in running:
            yield from _published(model, published, address)
    expected = model.standing.permits((Place.OUTSIDE,), Way.MACHINE, (Place.HOST,))
    for target in model.standing.hosted:
        if model.facts.services[target] in running:
            for port in model.ports_of(target):
                listens = port in model.drawn_ports(target)
                yield Try(OUTSIDE, address, port, By.HOST, expected, target, "", "", listens)


def _published(model: Model, published: Published, address: str) -> Iterator[Try]:
    expected = model.standing.permits((Place.OUTSIDE,), *model.standing.way_to(published))
    is_any = published.address in ("", "0.0.0.0", address)
    if (is_any or is_loopback(published.address)) and (port := model.host_port(published)):
        yield Try(OUTSIDE, address, port, By.HOST, expected, published.service, "", "", expected)


def find_tries_away(model: Model, there: There) -> Iterator[Try]:
    """Every service tries the drawn ports of every actor that is at one address, if anybody may get there."""
    targets = dict.fromkeys(_actors(model))
    able = {
        root: model.standing.permits(model.standing.places[root], Way.AWAY, (Place.OUTSIDE,))
        for root in model.roots
    }
    for actor, host, port in targets if any(able.values()) else ():
        for root in model.roots:
            for member in there.of(model.facts.services[root]):
                if member.is_running:
                    yield Try(member.id, host, port, By.AWAY, able[root], actor, "", "", able[root])


def _actors(model: Model) -> Iterator[tuple[int, str, Port]]:
    first = len(model.facts.services)
    for edge in model.intent.edges:
        for target in edge.targets if edge.targets[-1] in model.intent.actors else ():
            for place in find_ranges(model.topology.actors[target - first]) or ():
                if place.version == 4 and place.num_addresses == 1:
                    yield from ((target, str(place.network_address), port) for port in find_some(edge.ports))
