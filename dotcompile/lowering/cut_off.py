"""Who cannot reach the internet, told once.

In: a topology and its deployment. Out: one warning, or none.
"""

from collections.abc import Iterator, Sequence

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.lowering.deployment import ContainerSpec, Network, OnHost, OnNothing, Within
from dotcompile.lowering.kinds import CUT_OFF
from dotcompile.model.topology import Topology
from dotcompile.model.values.form import shown
from dotcompile.reach.facts import Target

_NAMED, _SHOWN = 20, 6


def find_cut_off(
    topology: Topology, services: Sequence[ContainerSpec], networks: Sequence[Network], target: Target
) -> Iterator[Diagnostic]:
    """The warning that lists every service without a way out."""
    out = {name for network in networks if not network.internal for name in network.members}
    if target.cluster:  # the routing mesh is a way out, too
        out |= {spec.name for spec in services if any(is_routed(spec))}
    cut_off = [spec for spec in services if not _goes_out(spec, out)]
    if not cut_off:
        return
    are = "is" if len(cut_off) == 1 else "are"
    message = f"{_listed(cut_off)} {are} cut off from the internet: no way out is drawn"
    labels = tuple(Label(spec.origin, "cut off") for spec in cut_off[:_SHOWN])
    help_ = (
        "draw `X -> internet` for those that need it, or say `egress=open` on a service, a zone or the graph"
    )
    yield Diagnostic(CUT_OFF, message, topology.origin, labels, help_)


def is_routed(spec: ContainerSpec) -> Iterator[bool]:
    """For each of its openings, whether the routing mesh of a cluster leads there."""
    return (opening.said is None or opening.said.mode != "host" for opening in spec.openings)


def _goes_out(spec: ContainerSpec, out: set[str]) -> bool:
    match spec.sandbox:
        case OnHost():
            return True
        case Within(service):
            return service in out
        case OnNothing() if "network_mode" in spec.drawn.settings:
            return True  # or rather it says itself that it does not
        case _:
            return spec.name in out


def _listed(specs: Sequence[ContainerSpec]) -> str:
    more = len(specs) - _NAMED
    named = ", ".join(shown(spec.name) for spec in specs[:_NAMED])
    return f"{named} and {more} more" if more > 0 else named
