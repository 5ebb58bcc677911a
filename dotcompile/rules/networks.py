"""The networks of a plane, for forms that are about who shares one.

In: a case. Out: those that are drawn, or those of the target, each with the services on it.
"""

from dotcompile.reach.relation import Group
from dotcompile.records import dataclass
from dotcompile.rules.case import Case
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class Network:
    """A network, and where it is drawn if it is."""

    name: str
    members: Group
    origin: Span | None


def networks_of(case: Case) -> tuple[Network, ...]:
    """The networks of the case's plane."""
    drawn = {one.name: one.origin for one in case.ground.selection.drawn.networks}
    facts = case.ground.facts
    if case.is_intent or facts is None:
        networks = case.ground.selection.drawn.networks
        return tuple(Network(one.name, one.members, one.origin) for one in networks)
    return tuple(Network(one.name, one.members, drawn.get(one.name)) for one in facts.networks)
