"""What the effective relation costs on 300,000 memberships: `python -m tests.bench.effective`.

100,000 services on 30,000 networks of ten, each network that of a zone, so that nothing is left over; every
tenth of them leads out. One search goes from 10,000 services to one that nobody reaches, by every cause and
by the mild ones alone; networkx searches the same memberships. Prints a table, and ends with 1 if a bound is
broken.
"""

import random
import resource
import sys
import time
from collections.abc import Callable
from itertools import chain

import networkx as nx

from dotcompile.model.topology import End, Service, Sort, Topology, Zone, ZoneKind
from dotcompile.reach.effective import effective
from dotcompile.reach.facts import SWARM, FactNetwork, Facts, Mode
from dotcompile.reach.intent import intend
from dotcompile.reach.relation import Cause, Connections
from dotcompile.reach.search import find_path
from dotcompile.source import Span

SERVICES, NETWORKS, SIZE, SOURCES = 100_000, 30_000, 10, 10_000
SEARCH_SECONDS, MEGABYTES = 0.5, 2048
MILD = {Cause.DRAWN, Cause.ZONE}
HERE = Span("bench.dot", 0, 0)


def topology(networks: list[list[int]]) -> Topology:
    services = tuple(Service(f"s{n}", f"s{n}", "", (), {}, HERE) for n in range(SERVICES))
    ends = [End(Sort.SERVICE, service.name, HERE) for service in services]
    zones = tuple(
        Zone(
            f"cluster_z{n}", f"z{n}", ZoneKind.NETWORK, "", None, tuple(ends[i] for i in group), False, {}, ()
        )
        for n, group in enumerate(networks)
    )
    return Topology("bench", True, "", {}, zones, services, (), (), (), (), (), (), HERE)


def facts(networks: list[list[int]]) -> Facts:
    names = tuple(f"s{number}" for number in range(SERVICES))
    made = (FactNetwork(f"n{n}", tuple(group), n % 10 > 0, "overlay") for n, group in enumerate(networks))
    return Facts(SWARM, names, (Mode.OWN,) * SERVICES, tuple(made), ())


def timed(make: Callable[[], object]) -> float:
    began = time.process_time()
    make()
    return time.process_time() - began


def search(connections: Connections) -> float:
    find_path(connections, (0,), (1,))  # makes the memberships, which all searches share
    targets = (SERVICES - 1,)
    return min(timed(lambda: find_path(connections, tuple(range(SOURCES)), targets)) for _ in range(3))


def networkx_search(networks: list[list[int]]) -> float:
    graph = nx.Graph()
    graph.add_edges_from((member, -1 - n) for n, group in enumerate(networks) for member in group)
    graph.add_edges_from(("start", source) for source in range(SOURCES) if source in graph)
    return timed(lambda: sum(1 for _ in nx.bfs_edges(graph, "start")))


def main() -> int:
    rng = random.Random(1)
    # Nobody reaches the last service: it is on no network.
    networks = [sorted(rng.sample(range(SERVICES - 1), SIZE)) for _ in range(NETWORKS)]
    drawn = topology(networks)
    intent = intend(drawn)
    began = time.process_time()
    found = effective(facts(networks), drawn, intent)
    built = time.process_time() - began
    rows = {
        "build the relation": built,
        "its memberships": timed(lambda: found.memberships),
        "one search, every cause": search(found),
        "one search, mild causes": search(found.only(MILD)),
        "networkx, one search": networkx_search(networks),
    }
    for title, seconds in rows.items():
        print(f"{title:26}{seconds:8.2f} s")
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    held = sum(map(len, chain.from_iterable((edge.sources, edge.targets) for edge in found.edges)))
    print(f"{len(found.edges)} edges between groups of {held} in all; {megabytes} MB")
    bounds = {
        f"a search in {SEARCH_SECONDS} s": max(
            rows["one search, every cause"], rows["one search, mild causes"]
        )
        <= SEARCH_SECONDS,
        f"all in {MEGABYTES} MB": megabytes <= MEGABYTES,
    }
    for bound, holds in bounds.items():
        print(f"{'holds ' if holds else 'BROKEN'} {bound}")
    return 0 if all(bounds.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
