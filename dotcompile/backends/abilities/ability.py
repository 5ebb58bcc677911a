"""What a target makes of what is drawn: it is kept, was settled before, is approximated, or refused.

In: the table of a target, and a value. Out: the ability that counts.
"""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from dotcompile.model.vocabulary import Place
from dotcompile.records import dataclass

When = Callable[[Any], bool]
"""Whether an ability is for a value."""


class Verdict(StrEnum):
    """What becomes of a value."""

    KEPT = "kept"  # it stands in what is emitted
    SETTLED = "settled"  # it went into the networks, ports, names or order of what is emitted
    APPROXIMATED = "approximated"
    REFUSED = "refused"


class Fact(StrEnum):
    """What a drawing says without an attribute: by where things stand, and by what joins them."""

    SERVICE = "service"  # it runs
    HOST = "host"  # it is one of the machines
    ISOLATION = "isolation"  # who is on a network may talk to each other, and others only as is drawn
    ATTACHMENT = "attachment"  # a service is on a network that is drawn as a node
    FLOW = "flow"  # one may open connections to another
    DIRECTION = "direction"  # the other may not
    PORT = "port"  # it may at these ports only
    DENIAL = "denial"  # a drawn edge that must not be
    INGRESS = "ingress"  # this actor, and no other one, may come in
    EGRESS = "egress"  # this actor, and no other one, may be gone out to
    MOUNT = "mount"  # a drawn volume is in a service
    PLACEMENT = "placement"  # these hosts, and no other ones, run it
    CONTROL = "control"  # it may drive the orchestrator


@dataclass(frozen=True, slots=True)
class Ability:
    """What a target makes of a value; `says` is how it differs, or why it cannot be, `help` what to do."""

    verdict: Verdict
    says: str = ""
    help: str = ""
    when: When | None = None


Choices = tuple[Ability, ...]
"""They are tried in turn: the first one for the value counts. The last one is for any value."""

Rows = Mapping[tuple[Place, str], Choices]


@dataclass(frozen=True, slots=True)
class Abilities:
    """All that a target can hold: of each row of the vocabulary in each of its places, and of each fact.

    `title` is what the target is called in messages.
    """

    title: str
    attributes: Rows
    facts: Mapping[Fact, Ability]


def choose(choices: Choices, value: object) -> Ability:
    """The ability that counts for a value."""
    return next(one for one in choices if one.when is None or one.when(value))


def kept_names(attributes: Rows) -> frozenset[str]:
    """The attributes of services whose values are kept, if not all of them."""
    always = {
        name: next(one for one in choices if one.when is None)
        for (place, name), choices in attributes.items()
        if place is Place.SERVICE
    }
    return frozenset(name for name, one in always.items() if one.verdict is Verdict.KEPT)
