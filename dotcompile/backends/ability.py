"""What a target makes of a value: it is kept, was settled before, is approximated, or refused.

In: a row of the table of abilities, and a value. Out: the ability that counts.
"""

from collections.abc import Callable
from enum import Enum
from typing import Any

from dotcompile.model.values.publish import Binding
from dotcompile.records import dataclass

When = Callable[[Any], bool]
"""Whether an ability is for a value."""


class Verdict(Enum):
    """What becomes of a value."""

    KEPT = "kept"  # it stands in what is emitted
    SETTLED = "settled"  # it went into the networks, ports, names or order of what is emitted
    APPROXIMATED = "approximated"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Ability:
    """What a target makes of a value; `says` is how it differs, or why it cannot be, `help` what to do."""

    verdict: Verdict
    says: str = ""
    help: str = ""
    when: When | None = None


Abilities = tuple[Ability, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The abilities of both targets."""

    compose: Abilities
    swarm: Abilities


def is_choice(binding: Binding) -> bool:
    """Whether the engine picks one of several ports of the host."""
    host, target = binding.host, binding.target
    return host is not None and host[1] > host[0] and target.first == target.last


def ability(row: Row, cluster: bool, value: object) -> Ability:
    """What a target makes of a value."""
    of_target = row.swarm if cluster else row.compose
    return next(one for one in of_target if one.when is None or one.when(value))
