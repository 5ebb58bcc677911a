"""What is to be said of a zone whose members cannot share one network.

In: the zone's network, in how many parts it is, and what keeps services apart. Out: findings.
"""

from collections.abc import Iterator

from dotcompile.diagnostics import Diagnostic, Label
from dotcompile.lowering.drawn import Drawn
from dotcompile.lowering.kinds import SPLIT_SETTINGS, ZONE_SPLIT
from dotcompile.model.values.form import shown
from dotcompile.reach.apart import Apart, PairSet

#: What only one network can have.
_SINGLE = ("subnet", "gateway", "ip_range", "aux", "external")
_SHOWN = 3


def tell_of_split(network: Drawn, parts: int, never: PairSet) -> Iterator[Diagnostic]:
    """A note of what splits a network, and errors for what its parts cannot all have."""
    sort, name = network.key
    reasons = [] if network.is_strict else list(_reasons(network, never))
    why = '`isolation="strict"`' if network.is_strict else _listed([one.why for one in reasons if one.why])
    into = "no network" if parts == 0 else "one network" if parts == 1 else f"{parts} networks"
    message = f"the members of the {sort} {shown(name)} cannot share one network: {into} by {why}"
    labels = tuple(Label(one.origin, "this keeps them apart") for one in reasons[:_SHOWN] if one.origin)
    help_ = "each network has members that may all talk to each other; what no flow needs has none"
    yield Diagnostic(ZONE_SPLIT, message, network.origins[0], labels, help_)
    for key in _SINGLE:
        value = network.settings.get(key)
        if parts != 1 and value is not None and value.value is not False:
            message = f"the {sort} {shown(name)} is split into {into}, and only one can have its `{key}`"
            help_ = f"take `{key}` away, or draw a zone for each part"
            yield Diagnostic(SPLIT_SETTINGS, message, value.span, help=help_)


def _reasons(network: Drawn, never: PairSet) -> Iterator[Apart]:
    members = frozenset(network.members)
    for group in never.groups:
        if not members.isdisjoint(group.left) and not members.isdisjoint(group.right):
            yield group


def _listed(reasons: list[str]) -> str:
    unique = list(dict.fromkeys(reasons))
    more = len(unique) - _SHOWN
    listed = ", ".join(unique[:_SHOWN]) or "what a rule forbids"
    return listed + (f" and {more} more" if more > 0 else "")
