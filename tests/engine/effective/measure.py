"""Every way from every service of a world to every other, tried: places enter, the open flows leave."""

import subprocess
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import NamedTuple

from tests.engine.effective.build import Places, build
from tests.engine.effective.worlds import PORTS, World
from tests.lab.lab import Lab
from tests.lab.node import PROBE, LabError, Place

#: Most are closed, and cost all the time they are given; several tries tell lost packets from forbidden ones.
HASTE = ("-t", "400", "-r", "3", "-g", "50")
#: How often all is tried, at most, until two times in turn were alike.
TIMES = 6


class Flow(NamedTuple):
    """Somebody at `source` reached the own port of `target`, by a way that the package's docstring tells."""

    source: str
    target: str
    port: str
    via: str


class Run(NamedTuple):
    """What was open in a world, on an engine of a version with a setting."""

    world: World
    version: str
    userland_proxy: bool
    flows: frozenset[Flow]


def run(world: World, userland_proxy: bool) -> Run:
    """A world built on a lab of its own, and measured."""
    option = f"--userland-proxy={str(userland_proxy).lower()}"
    with Lab(world.nodes, swarm=world.swarm, options=(option,)) as lab, outside_listens(lab):
        places = build(world, lab)
        version = ".".join(lab.nodes[0].client.version()["Version"].split(".")[:2])
        flows = find_settled_flows(world, places, lab)
    return Run(world, version, userland_proxy, flows)


@contextmanager
def outside_listens(lab: Lab) -> Iterator[None]:
    """The machine that is no host listens too, and routes what is for containers by the hosts."""
    for node, networks in zip(lab.nodes, ("10.64.0.0/12", "10.80.0.0/12"), strict=False):
        lab.outside.run("ip", "route", "add", networks, "via", node.address)
    serve = lab.outside.entering(PROBE, "serve", "-i", "outside", "-l", ",".join(PORTS))
    with subprocess.Popen(serve, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        assert server.stdout.readline() == b"outside serves 3\n"
        yield
        server.kill()


def find_settled_flows(world: World, places: Places, lab: Lab) -> frozenset[Flow]:
    """What is open once that no longer changes: nodes of a cluster learn of each other's tasks by hearsay."""
    before = None
    for _ in range(TIMES):
        flows = find_flows(world, places, lab)
        if flows == before:
            return flows
        before = flows
    raise LabError(f"what is open in {world.name} goes on changing")


def find_flows(world: World, places: Places, lab: Lab) -> frozenset[Flow]:
    """All sources at once, each with all targets; nobody tries its own sandbox."""
    ways = _find_ways(world, places, lab)
    sandbox = {service.name: service.shares or service.name for service in world.services}
    sandbox["outside"] = "outside"
    with ThreadPoolExecutor(8) as pool:
        found = pool.map(lambda source: list(_try(source, places[source], ways)), places)
    flows = frozenset(flow for flows in found for flow in flows)
    return frozenset(flow for flow in flows if sandbox[flow.source] != sandbox[flow.target])


def _find_ways(world: World, places: Places, lab: Lab) -> dict[str, str]:
    """Each target, as the probe is told it, and which way it is."""
    hosts = ["127.0.0.1", *(address for node in lab.nodes for address in node.addresses())]
    ways = {f"{Lab.outside_address}:{port}": "address" for port in PORTS}
    for service in world.services:
        for one in service.published:
            protocol = one.container.partition("/")[2]
            # A port of the routing mesh is the task's own too, on the network that the mesh has for it.
            own = [] if one.direct else places[service.name].addresses()
            ways |= {f"{host}:{one.host}/{protocol}": "published" for host in (*hosts, *own)}
        if service.mode == "host":
            ways |= {f"{host}:{port}": "host" for host in hosts for port in service.ports}
        elif service.mode != "none":
            at = places[service.name].addresses()
            ways |= {f"{address}:{port}": "address" for address in at for port in service.ports}
    for address in _find_virtual_addresses(lab) if world.swarm else ():
        ways |= {f"{address}:{port}": "virtual" for port in PORTS}
    return ways


def _find_virtual_addresses(lab: Lab) -> Iterator[str]:
    """The addresses of services themselves, behind which each has its tasks'."""
    for service in lab.nodes[0].client.services():
        for virtual in service["Endpoint"].get("VirtualIPs", ()):
            if "Addr" in virtual:
                yield virtual["Addr"].partition("/")[0]


def _try(source: str, place: Place, ways: dict[str, str]) -> Iterator[Flow]:
    for answer in place.probe(list(ways), *HASTE):
        if answer.identity:
            port = f"{answer.local.rpartition(':')[2]}/{answer.port.partition('/')[2]}"
            yield Flow(source, answer.identity, port, ways[f"{answer.host}:{answer.port}"])
