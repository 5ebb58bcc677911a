"""Pairs of services that must share no network, as groups: each of some services and each of others.

`rules` makes them of what it forbids, and `lower` keeps them apart. Groups are never expanded to pairs.
Services are numbers, places in `Topology.services`, as they are in a relation's things.
"""

from dotcompile.reach.facts import Services
from dotcompile.records import dataclass
from dotcompile.source import Span


@dataclass(frozen=True, slots=True)
class Apart:
    """Each of `left` and each of `right`, in no order; a service in both is not apart from itself.

    `why` is what forbids it, in words for a message, and `origin` where that is written.
    """

    left: Services
    right: Services
    why: str = ""
    origin: Span | None = None


@dataclass(frozen=True, slots=True)
class PairSet:
    """A set of pairs."""

    groups: tuple[Apart, ...] = ()


NO_PAIRS = PairSet()
