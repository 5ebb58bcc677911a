"""What lowering costs and how few networks it makes: `python -m tests.bench.lowering`.

First random diagrams of growing size: our networks beside the lower bound, one network for each zone and for
each edge between zones, one for each edge alone, and networkx's greedy colouring of what may not share a
network. Then the large family, of zones of fifty services whose flows are 79 % inside a zone, 1 % from zone
to zone and 20 % between services of zones near each other: seconds of the processor for `lower` alone, each
the best of three. Prints two tables, and ends with 1 if that grows too fast.
"""

import argparse
import gc
import resource
import statistics
import sys
import time
from collections.abc import Iterator
from random import Random

import networkx as nx

from dotcompile.lowering.lower import lower
from dotcompile.model.topology import Topology
from dotcompile.reach.apart import NO_PAIRS
from dotcompile.reach.facts import COMPOSE, SWARM
from tests.lowering.random_diagrams import Sample, draw
from tests.model.shown import meaning

SAMPLES = 40
SIZES = (1_000, 3_000, 10_000)
FACTOR = 1.3
ZONE, EDGES = 50, 10


def gaps(samples: int) -> None:
    """A line for each size of random diagrams: means over some of them."""
    heads = ("services", "at least", "ours", "zones and edges", "edges", "networkx")
    print(("{:>16}" * len(heads)).format(*heads))
    for size in (8, 12, 20, 40, 80):
        random = Random(size)
        rows = [counts(draw(random, size)) for _ in range(samples)]
        means = [statistics.mean(column) for column in zip(*rows, strict=True)]
        print(f"{size:>16}" + "".join(f"{mean:>16.2f}" for mean in means))


def counts(sample: Sample) -> tuple[int, int, int, int, int]:
    """The least number of networks that is known to be needed, and the numbers of each way to make them."""
    deployment, findings = lower(sample.topology, sample.never, COMPOSE)
    ours = len(deployment.networks)
    (told,) = [one.message for one in findings if one.kind.name == "networks-not-proved-fewest"] or [None]
    at_least = ours if told is None else int(told.rsplit(" are", 1)[0].rsplit(" ", 1)[1])
    inside = {pair for pair in sample.wanted if any(pair <= zone for zone in sample.whole.values())}
    by_zone = len(sample.whole) + len(sample.wanted - inside)
    return at_least, ours, by_zone, len(sample.wanted), with_networkx(sample)


def with_networkx(sample: Sample, strategy: str = "largest_first") -> int:
    """A clique cover as networkx has one: a greedy colouring of what may not share a network.

    Each pair that must share one is to be coloured, and each zone, since no two may have the same; two of
    them may have one colour if all who are in them may share a network, so that each colour is a clique.
    """
    things = [(pair, False) for pair in sorted(sample.wanted, key=sorted)]
    things += [(members, name in sample.closed) for name, members in sample.whole.items()]
    first_zone = len(things) - len(sample.whole)
    conflicts = nx.Graph()
    conflicts.add_nodes_from(range(len(things)))
    for one, (members, closed) in enumerate(things):
        for other, (others, _) in enumerate(things[:one]):
            both_zones = other >= first_zone
            if both_zones or not sample.is_clique(members | others) or (closed and not others <= members):
                conflicts.add_edge(one, other)
    return len(set(nx.greedy_color(conflicts, strategy=strategy).values()))


def large(services: int) -> Topology:
    """The large family."""
    return meaning("\n".join(["digraph {", *lines(services), "}"]))[0]


def lines(services: int) -> Iterator[str]:
    random = Random(1)
    zones = services // ZONE
    yield 'target=swarm; pool="10.0.0.0/8"; prefix=24; node [container="shop/api:1"]'
    for zone in range(zones):
        members = "; ".join(f"s{number}" for number in range(zone * ZONE, zone * ZONE + ZONE))
        yield f"subgraph cluster_z{zone} {{ {members} }}"
    for _ in range(services * EDGES):
        kind, zone = random.random(), random.randrange(zones)
        if kind < 0.79:
            yield f"{member(random, zone)} -> {member(random, zone)}"
        elif kind < 0.80:
            yield f"cluster_z{zone} -> cluster_z{(zone + random.randint(1, 2)) % zones}"
        else:
            yield f"{member(random, zone)} -> {member(random, (zone + random.randint(1, 4)) % zones)}"


def member(random: Random, zone: int) -> str:
    return f"s{zone * ZONE + random.randrange(ZONE)}"


def seconds(topology: Topology) -> tuple[float, int]:
    """The best of three, and how many networks there are."""
    best, networks = float("inf"), 0
    for _ in range(3):
        gc.collect()
        begun = time.process_time()
        deployment, _ = lower(topology, NO_PAIRS, SWARM)
        best = min(best, time.process_time() - begun)
        networks = len(deployment.networks)
    return best, networks


def growth() -> bool:
    """A line for each size of the large family; whether it grows no more than it may."""
    print("\n" + "".join(f"{head:>16}" for head in ("services", "networks", "seconds", "megabytes")))
    costs = {}
    for size in SIZES:
        costs[size], networks = seconds(large(size))
        megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:>16}{networks:>16}{costs[size]:>16.2f}{megabytes:>16}")
    factor = costs[SIZES[-1]] / costs[SIZES[0]] / (SIZES[-1] / SIZES[0])
    print(f"ten times the services cost {factor:.2f} times as much for each")
    return factor <= FACTOR


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--samples", type=int, default=SAMPLES)
    gaps(parser.parse_args().samples)
    return 0 if growth() else 1


if __name__ == "__main__":
    sys.exit(main())
