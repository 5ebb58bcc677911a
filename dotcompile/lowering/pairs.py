"""Wires: networks that join two containers and nobody else.

In: a topology and the networks that are drawn. Out: findings where such a network is no pair.
"""

from collections.abc import Iterable, Iterator

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.lowering.drawn import Drawn
from dotcompile.lowering.driver_kinds import NOT_A_PAIR
from dotcompile.lowering.sizes import replicas_of
from dotcompile.model.topology import Topology
from dotcompile.model.values.form import shown

_ENDS = 2
_SEVERAL = 2


def find_no_pairs(topology: Topology, networks: Iterable[Drawn]) -> Iterator[Diagnostic]:
    """What keeps networks from being wires that are drawn as such."""
    for network in networks:
        if network.driver.pair:
            yield from _of_network(topology, network)


def _of_network(topology: Topology, network: Drawn) -> Iterator[Diagnostic]:
    name, driver = shown(network.key[1]), network.settings.get("driver")
    span = network.origins[0] if driver is None else driver.span
    if len(network.members) != _ENDS:
        message = f"{name} joins two services, and {len(network.members)} are drawn on it"
        help_ = "draw a wire for each two, or take the driver away"
        yield Diagnostic(NOT_A_PAIR, message, span, help=help_)
    for member in network.members:
        service = topology.services[member]
        if replicas_of(service.settings, _SEVERAL) > 1:
            message = f"{name} joins two containers, and {shown(service.name)} is several"
            label = Label(service.origin, "it runs more than once")
            yield Diagnostic(NOT_A_PAIR, message, span, (label,), "let it run once, or take the driver away")
    internal = network.settings.get("internal")
    if internal is not None and not internal.value:
        message = f"nothing leads out of {name}, which joins two containers"
        help_ = "take `internal=false` away, and draw a way out of each that needs one"
        yield Diagnostic(NOT_A_PAIR, message, internal.span, help=help_)
