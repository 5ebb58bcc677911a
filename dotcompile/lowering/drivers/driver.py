"""What a driver is to lowering: where its services are, and what its networks take.

Later stages ask the driver, never for its name.
"""

from enum import Enum

from dotcompile.records import dataclass


class Place(Enum):
    """Where a driver puts a service."""

    NETWORK = "an endpoint of its own on each of its networks"
    HOST = "the host's own sandbox"
    NOTHING = "a sandbox without an endpoint"
    WITHIN = "the sandbox of another service"


@dataclass(frozen=True, slots=True)
class Driver:
    """A driver by its name, and by the names that `network_mode` has for it beside.

    `options` are the attributes that it has options for, with what it calls them. Of networks whose addresses
    the engine picks, it makes no more than `networks` (None is not known), each of at least `prefix`.
    `balancers` if each host that a network is on has an address for balancing loads.
    """

    name: str
    place: Place = Place.NETWORK
    modes: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    networks: int | None = None
    prefix: int = 24
    balancers: bool = False
