"""The worlds that are measured, as data: who is where, on what, and what is published.

Who needs what a kernel lacks is left out of its world there: see `kernel.py`.
"""

from dataclasses import dataclass

#: What each service listens on. Only the first is ever published.
PORTS = ("80/tcp", "81/tcp", "53/udp")


@dataclass(frozen=True)
class Network:
    name: str
    driver: str = "bridge"
    internal: bool = False
    icc: bool = True
    attachable: bool = False
    encrypted: bool = False
    needs: str = ""


@dataclass(frozen=True)
class Published:
    """A service's own port, such as `80/tcp`, as one of the host's: of all of its addresses, or of one."""

    container: str
    host: int
    address: str = ""
    direct: bool = True


@dataclass(frozen=True)
class Service:
    """One service: on networks, or in the sandbox of the host or of another service, or in one of nobody's.

    `by_hand` is a container that is started beside the services of a cluster.
    """

    name: str
    networks: tuple[str, ...] = ()
    mode: str = ""
    shares: str = ""
    published: tuple[Published, ...] = ()
    ports: tuple[str, ...] = PORTS
    node: str = "n1"
    by_hand: bool = False


@dataclass(frozen=True)
class World:
    name: str
    nodes: int
    swarm: bool
    networks: tuple[Network, ...]
    services: tuple[Service, ...]

    def without(self, lacking: set[str]) -> "World":
        """The part of this world that a kernel can hold."""
        networks = tuple(network for network in self.networks if network.needs not in lacking)
        there = {network.name for network in networks}
        services = tuple(service for service in self.services if there.issuperset(service.networks))
        return World(self.name, self.nodes, self.swarm, networks, services)


ENGINE = World(
    "engine",
    nodes=1,
    swarm=False,
    networks=(
        Network("front"),
        Network("back"),
        Network("sealed", internal=True),
        Network("vault", internal=True),
        Network("mute", icc=False),
        Network("lan", driver="macvlan"),
        Network("lan3", driver="ipvlan", needs="ipvlan"),
        Network("island", driver="macvlan", internal=True, needs="dummy device"),
    ),
    services=(
        Service("web", ("front",), published=(Published("80/tcp", 8080), Published("53/udp", 8053))),
        Service("neighbour", ("front",)),
        Service("sidecar", shares="web", ports=("82/tcp",)),
        Service("client", ("back",)),
        Service("local", ("back",), published=(Published("80/tcp", 8081, "127.0.0.1"),)),
        Service("bound", ("back",), published=(Published("80/tcp", 8085, "10.99.0.1"),)),
        Service("router", ("front", "back")),
        Service("kept", ("sealed",)),
        Service("hidden", ("sealed",), published=(Published("80/tcp", 8082),)),
        Service("mixed", ("front", "sealed"), published=(Published("80/tcp", 8084),)),
        Service("guest", ("vault",)),
        Service("silent", ("mute",), published=(Published("80/tcp", 8083),)),
        Service("quiet", ("mute",)),
        Service("hosted", mode="host", ports=("7080/tcp", "7081/tcp", "7053/udp")),
        Service("alone", mode="none"),
        Service("tapped", ("lan",)),
        Service("twin", ("lan",)),
        Service("layered", ("lan3",)),
        Service("stranded", ("island",)),
        Service("castaway", ("island",)),
    ),
)

SWARM = World(
    "swarm",
    nodes=2,
    swarm=True,
    networks=(
        Network("one", driver="overlay"),
        Network("two", driver="overlay"),
        Network("inner", driver="overlay", internal=True),
        Network("open", driver="overlay", attachable=True),
        Network("coded", driver="overlay", encrypted=True, needs="ESP"),
    ),
    services=(
        Service("web", ("one",), published=(Published("80/tcp", 8080),)),
        Service("near", ("one",)),
        Service("far", ("one",), node="n2"),
        Service("other", ("two",)),
        Service("kept", ("inner",), published=(Published("80/tcp", 8082),)),
        Service("hidden", ("inner",), node="n2"),
        Service("meshed", ("two",), published=(Published("80/tcp", 8090, direct=False),), node="n2"),
        Service("sunk", ("inner",), published=(Published("80/tcp", 8091, direct=False),)),
        Service("hosted", mode="host", ports=("7080/tcp", "7081/tcp", "7053/udp")),
        Service("member", ("open",)),
        Service("joined", ("open",), node="n2", by_hand=True),
        Service("whisper", ("coded",)),
        Service("listener", ("coded",), node="n2"),
    ),
)

WORLDS = (ENGINE, SWARM)
