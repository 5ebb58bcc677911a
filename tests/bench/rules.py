"""What rules cost, beside grimp, which import-linter is made of: `python -m tests.bench.rules`.

Seconds are of the processor, so that what else the machine does weighs less; of several runs the fastest
counts. Prints a table, and ends with 1 if a bound is broken.
"""

import argparse
import gc
import random
import sys
import time
from collections.abc import Callable

from grimp import ImportGraph

from dotcompile.model.topology import (
    End,
    Link,
    Relation,
    Service,
    Sort,
    Topology,
    Zone,
    ZoneKind,
)
from dotcompile.model.values.text import ValueText
from dotcompile.reach.relation import Cause, Connections, Edge, Thing
from dotcompile.rules.form import Rules
from dotcompile.rules.judge import judge_rules
from dotcompile.rules.read import read_rules
from dotcompile.rules.ways import Ways
from dotcompile.source import Source, Span

SERVICES, EDGES, ENDS = 100_000, 1_000_000, 10_000
SEARCH_SECONDS, RULES_SECONDS, PARSE_SECONDS = 0.5, 10.0, 1.5
LINES, MANY_RULES, MANY_SERVICES, ZONE = 10_000, 2_000, 10_000, 100
HERE = Span("bench.dot", 0, 0)

#: Rules in turn, as people write them; `{i}` is a service, `{z}` a zone.
KINDS = (
    "deny s{i} ->> zone:z{z}",
    '[R{n}, severity=warning] deny {{s{i}, zone:z{z}}} -> s{j} : tcp/22 because "reason {n}"',
    "allow only zone:z{z} -> s{i} : tcp/5432",
    "isolate s{i} from zone:z{z}",
    "require each s{i} ->> some zone:z{z}",
    "every path s{i} ->> s{j} passes zone:z{z}",
    "no path s{i} ->> s{j} through zone:z{z}",
    "fanin s{i} <= 50 in intent",
)


def link(source: End, target: End) -> Link:
    return Link(Relation.FLOW, source, target, False, False, None, "", None, {}, HERE)


def layered(rng: random.Random) -> list[tuple[int, int]]:
    """Ten layers, each with edges to the next: a search from the first to the last enters nearly all."""
    tails = (rng.randrange(SERVICES - ENDS) for _ in range(EDGES))
    return [(tail, (tail // ENDS + 1) * ENDS + rng.randrange(ENDS)) for tail in tails]


def large() -> Connections:
    """A relation of single connections."""
    things = tuple(Thing(Sort.SERVICE, f"s{number}") for number in range(SERVICES + 1))
    drawn = link(End(Sort.SERVICE, "a", HERE), End(Sort.SERVICE, "b", HERE))
    edges = (Edge((tail,), (head,), None, Cause.DRAWN, drawn) for tail, head in layered(random.Random(3)))
    return Connections(things, tuple(edges))


def drawing() -> Topology:
    """Services in zones, five links for each service and some between zones."""
    rng = random.Random(5)
    names = [f"s{number}" for number in range(MANY_SERVICES)]
    services = tuple(
        Service(name, name, name, (f"z{at // ZONE}",), {}, HERE) for at, name in enumerate(names)
    )
    ends = [End(Sort.SERVICE, name, HERE) for name in names]
    zones = tuple(zone(at, ends[at * ZONE : (at + 1) * ZONE]) for at in range(MANY_SERVICES // ZONE))
    links = [link(*rng.sample(ends, 2)) for _ in range(5 * MANY_SERVICES)]
    of_zones = [End(Sort.ZONE, zone.name, HERE) for zone in zones]
    links += [link(*rng.sample(of_zones, 2)) for _ in zones]
    return Topology("bench", True, "", {}, zones, services, (), (), (), (), (), tuple(links), HERE)


def zone(number: int, members: list[End]) -> Zone:
    name = f"z{number}"
    return Zone(f"cluster_{name}", name, ZoneKind.NETWORK, "", None, tuple(members), False, {}, (HERE,))


def written(count: int) -> str:
    rng = random.Random(7)
    lines = []
    for n in range(count):
        i, j = rng.sample(range(MANY_SERVICES), 2)
        lines.append(KINDS[n % len(KINDS)].format(n=n, i=i, j=j, z=rng.randrange(MANY_SERVICES // ZONE)))
    return "\n".join(lines)


def read(text: str) -> Rules:
    source = Source("bench.rules", text)
    rules, findings = read_rules(ValueText(source.text, source.span))
    assert not findings
    return rules


def grimp_graph() -> ImportGraph:
    graph = ImportGraph()
    for number in range(SERVICES):
        layer = "top" if number < ENDS else "end" if number >= SERVICES - ENDS else "mid"
        graph.add_module(f"{layer}.s{number}")
    names = sorted(graph.modules, key=lambda name: int(name.rpartition("s")[2]))
    for tail, head in layered(random.Random(3)):
        graph.add_import(importer=names[tail], imported=names[head])
    graph.add_module("top")
    graph.add_module("end")
    return graph


def fastest(times: int, act: Callable[[], object]) -> float:
    found = []
    for _ in range(times):
        began = time.process_time()
        act()
        found.append(time.process_time() - began)
    return min(found)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=3, help="how often to measure each")
    times = parser.parse_args().times
    gc.disable()  # as the program has it
    bounds: dict[str, bool] = {}

    def told(title: str, seconds: float, most: float | None = None) -> None:
        print(f"{title:64}{seconds:8.2f} s", flush=True)
        if most is not None:
            bounds[f"{title} in {most} s"] = seconds <= most

    ways = Ways(large())
    top, end = tuple(range(ENDS)), tuple(range(SERVICES - ENDS, SERVICES))
    told("build: memberships of 1,000,000 connections", fastest(1, lambda: ways.path(top[:1], top[1:2])))
    seconds = fastest(times, lambda: ways.path(top, end))
    assert len(ways.path(top, end)) == SERVICES // ENDS - 1
    told("deny ->> of 10,000 and 10,000, with a path", seconds, SEARCH_SECONDS)
    seconds = fastest(times, lambda: ways.path(top, (SERVICES,)))
    told("deny ->> of 10,000 and one that nobody reaches", seconds)
    graph = grimp_graph()
    peer = fastest(1, lambda: graph.chain_exists(importer="top", imported="end", as_packages=True))
    told("the same with a path, grimp", peer)

    text = written(LINES)
    told(f"read {LINES} lines of rules", fastest(times, lambda: read(text)), PARSE_SECONDS)
    topology, rules = drawing(), read(written(MANY_RULES))
    seconds = fastest(1, lambda: judge_rules(topology, None, None, rules))
    told(f"judge {MANY_RULES} rules on {MANY_SERVICES} services", seconds, RULES_SECONDS)
    for bound, holds in bounds.items():
        print(f"{'holds ' if holds else 'BROKEN'} {bound}")
    return 0 if all(bounds.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
