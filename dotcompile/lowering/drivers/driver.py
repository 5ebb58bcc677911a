"""What a driver is to lowering: where its services are, what its networks take, and which options it has.

Later stages ask the driver, never for its name.
"""

from enum import Enum

from dotcompile.records import dataclass

TRUTH = ("true", "false", "True", "False", "TRUE", "FALSE", "t", "f", "T", "F", "1", "0")
"""What engines take for yes or no: https://pkg.go.dev/strconv#ParseBool"""


class Place(Enum):
    """Where a driver puts a service."""

    NETWORK = "an endpoint of its own on each of its networks"
    HOST = "the host's own sandbox"
    NOTHING = "a sandbox without an endpoint"
    WITHIN = "the sandbox of another service"


@dataclass(frozen=True, slots=True)
class Option:
    """An option that a driver knows, and all that it may be; anything if there is nothing."""

    name: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Driver:
    """A driver by its name, and by the names that `network_mode` has for it beside.

    `options` are the attributes that it has options for, with what it calls them; `knows` all of its options,
    None if nobody here knows them. Of networks whose addresses the engine picks, it makes no more than
    `networks` (None is not known), each of at least `prefix`. `balancers` if each host that a network is on
    has an address for balancing loads.

    `per_host` if each host of a cluster makes its own part of a network, by a configuration that is there
    before; `way_out` is the option by which its networks lead out. On a `lan`, hosts do not reach what is on
    the network, nor publish for it. A `pair` joins two containers and nobody else, by a network of the
    engine's own driver. `ipam_driver` hands out addresses if nothing else is said. `plugins` are the names
    under which it is installed.
    """

    name: str
    place: Place = Place.NETWORK
    modes: tuple[str, ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    knows: tuple[Option, ...] | None = None
    networks: int | None = None
    prefix: int = 24
    balancers: bool = False
    per_host: bool = False
    way_out: str = ""
    lan: bool = False
    pair: bool = False
    ipam_driver: str = ""
    plugins: tuple[str, ...] = ()
