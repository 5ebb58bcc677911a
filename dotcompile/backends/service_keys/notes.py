"""The comments above services and networks: which lines of the diagram ask for them.

In: services and networks. Out: lines of text, for comments.
"""

from collections.abc import Sequence

from dotcompile.backends.places import Places, several
from dotcompile.lowering.deployment import ContainerSpec, Network, Purpose

_FOR = {
    Purpose.LINK: "flows that no zone holds",
    Purpose.INGRESS: "a way in, by published ports",
    Purpose.EGRESS: "a way out",
    Purpose.ALONE: "a service that nobody may talk to",
}


def note_of_service(spec: ContainerSpec, places: Places) -> tuple[str, ...]:
    """Where a service is drawn."""
    instance = "" if spec.drawn.instance_of is None else f", an instance of {spec.drawn.instance_of}"
    return (f"{places.of(spec.origin)}{instance}",)


def note_of_network(network: Network, places: Places) -> tuple[str, ...]:
    """Where a network is drawn, what for, and who else is on it."""
    what = _FOR.get(network.purpose, "")
    if network.drawn is not None:
        guests: Sequence[str] = network.guests
        what = f"with {several(guests)} as {'guests' if len(guests) > 1 else 'guest'}" if guests else ""
    return (f"{places.of(*network.origins)}{': ' if what else ''}{what}",)
