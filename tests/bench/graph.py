"""What algorithms on graphs cost, beside networkx and rustworkx: `python -m tests.bench.graph`.

Each measurement is a process of its own, made several times, of which the fastest counts; seconds are of the
processor, so that what else the machine does weighs less. Graphs have 100,000 nodes and 1,000,000 edges.
Prints a table, and ends with 1 if a bound is broken.
"""

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from typing import Any

import networkx as nx
import rustworkx as rx

from dotcompile.graph.adjacency import Edge, Graph, build_graph
from dotcompile.graph.bipartite import build_memberships, find_route
from dotcompile.graph.closure import close
from dotcompile.graph.components import find_strong_components
from dotcompile.graph.cycles import find_shortest_cycle
from dotcompile.graph.dominators import find_dominators
from dotcompile.graph.feedback import find_feedback_edges
from dotcompile.graph.flow import find_edge_cut
from dotcompile.graph.search import find_path
from dotcompile.graph.waypoints import find_waypoints

NODES, EDGES, ENDS = 100_000, 1_000_000, 10_000
SOURCES, TARGETS = range(ENDS), range(NODES - ENDS, NODES)
SEARCH_SECONDS, SEARCH_FACTOR, CLOSURE_SECONDS, CLOSURE_MEGABYTES = 0.5, 5, 3, 2048

Build = Callable[[list[Edge]], Any]
Answer = Callable[[Any], object]


def any_edges() -> list[Edge]:
    """One component holds nearly everything."""
    rng = random.Random(1)
    return [(rng.randrange(NODES), rng.randrange(NODES)) for _ in range(EDGES)]


def acyclic_edges() -> list[Edge]:
    """Each node is a component; its number does not tell its place in the order."""
    names = random.Random(2).sample(range(NODES), NODES)
    return [(names[max(edge)], names[min(edge)]) for edge in any_edges() if edge[0] != edge[1]]


def layered_edges() -> list[Edge]:
    """Ten layers, each with edges to the next: a search from the first to the last enters nearly all."""
    rng = random.Random(3)
    tails = (rng.randrange(NODES - ENDS) for _ in range(EDGES))
    return [(tail, (tail // ENDS + 1) * ENDS + rng.randrange(ENDS)) for tail in tails]


def memberships() -> list[Edge]:
    """Ten members a network and ten networks a member: as pairs, nine times as many."""
    rng = random.Random(4)
    return [(rng.randrange(NODES), rng.randrange(NODES)) for _ in range(EDGES)]


def ours(edges: list[Edge]) -> Graph:
    return build_graph(NODES, edges)


def with_networkx(edges: list[Edge]) -> nx.DiGraph:
    graph = nx.DiGraph()
    graph.add_nodes_from(range(NODES))
    graph.add_edges_from(edges)
    return graph


def with_rustworkx(edges: list[Edge]) -> rx.PyDiGraph:
    graph = rx.PyDiGraph()
    graph.add_nodes_from(range(NODES))
    graph.extend_from_edge_list(edges)
    return graph


def length_ours(graph: Graph) -> int:
    path = find_path(graph, SOURCES, TARGETS)
    assert path is not None
    return len(path)


def length_networkx(graph: nx.DiGraph) -> int:
    """One node before all sources and one behind all targets: it has no search from set to set."""
    graph.add_edges_from(("start", source) for source in SOURCES)
    graph.add_edges_from((target, "goal") for target in TARGETS)
    return len(nx.shortest_path(graph, "start", "goal")) - 2


def length_rustworkx(graph: rx.PyDiGraph) -> int:
    start, goal = graph.add_nodes_from(["start", "goal"])
    graph.extend_from_edge_list([(start, source) for source in SOURCES])
    graph.extend_from_edge_list([(target, goal) for target in TARGETS])
    return len(rx.dijkstra_shortest_paths(graph, start, goal)[goal]) - 2


def pairs_ours(graph: Graph) -> Callable[[], int]:
    closure = close(graph)
    return lambda: sum(closure.row(node).bit_count() for node in range(NODES))


def pairs_rustworkx_for_some(graph: rx.PyDiGraph) -> int:
    """It has no closure: one search for each of 100 nodes."""
    return sum(len(rx.descendants(graph, node)) + 1 for node in range(100))


def pairs_networkx_for_some(graph: nx.DiGraph) -> int:
    """Its closure holds every pair as an edge, more than fits here: one search for each of 10 nodes."""
    return sum(len(nx.descendants(graph, node)) + 1 for node in range(10))


def cut_ours(edges: list[Edge]) -> int:
    """From 10 nodes to 10 nodes."""
    cut = find_edge_cut(NODES, edges, range(10), range(NODES - 10, NODES))
    assert cut is not None
    return cut.cost


CASES: dict[str, tuple[str, Callable[[], list[Edge]], Build, Answer]] = {
    "search": ("set to set, with a path", layered_edges, ours, length_ours),
    "search-networkx": ("the same, networkx", layered_edges, with_networkx, length_networkx),
    "search-rustworkx": ("the same, rustworkx", layered_edges, with_rustworkx, length_rustworkx),
    "search-memberships": (
        "over memberships, no route",
        memberships,
        lambda pairs: build_memberships(NODES + 1, NODES, pairs, pairs),
        lambda given: find_route(given, SOURCES, [NODES]),
    ),
    "closure": ("closure, one large component", any_edges, ours, pairs_ours),
    "closure-acyclic": ("closure, no cycle", acyclic_edges, ours, pairs_ours),
    "closure-rustworkx": (
        "100 of its rows, rustworkx",
        acyclic_edges,
        with_rustworkx,
        pairs_rustworkx_for_some,
    ),
    "closure-networkx": ("10 of its rows, networkx", acyclic_edges, with_networkx, pairs_networkx_for_some),
    "components": (
        "strong components",
        any_edges,
        ours,
        lambda graph: len(find_strong_components(graph).members),
    ),
    "components-rustworkx": (
        "the same, rustworkx",
        any_edges,
        with_rustworkx,
        lambda graph: len(rx.strongly_connected_components(graph)),
    ),
    "components-networkx": (
        "the same, networkx",
        any_edges,
        with_networkx,
        lambda graph: sum(1 for _ in nx.strongly_connected_components(graph)),
    ),
    "dominators": (
        "dominators",
        any_edges,
        ours,
        lambda graph: sum(above >= 0 for above in find_dominators(graph, [0]).above),
    ),
    "dominators-rustworkx": (
        "the same, rustworkx",
        any_edges,
        with_rustworkx,
        lambda graph: len(rx.immediate_dominators(graph, 0).keys() - {0}),
    ),
    "dominators-networkx": (
        "the same, networkx",
        any_edges,
        with_networkx,
        lambda graph: len(nx.immediate_dominators(graph, 0).keys() - {0}),
    ),
    "waypoints": (
        "nodes on every path, set to set",
        layered_edges,
        ours,
        lambda graph: len(find_waypoints(graph, SOURCES, TARGETS).nodes),
    ),
    "cut": ("edge cut, 10 nodes to 10", any_edges, list, cut_ours),
    "cycle": ("shortest cycle", any_edges, ours, lambda graph: len(find_shortest_cycle(graph).nodes)),
    "feedback": ("feedback edges", any_edges, ours, lambda graph: len(find_feedback_edges(graph).edges)),
}


def measure(name: str) -> dict[str, Any]:
    """Of this process: seconds to build and to answer, the answer, and the most memory held."""
    _, draw, build, answer = CASES[name]
    edges = draw()
    began = time.process_time()
    graph = build(edges)
    built = time.process_time()
    found = answer(graph)
    ended = time.process_time()
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    # What is only counted to be shown is not part of the time.
    shown = found() if callable(found) else found
    return {"build": built - began, "answer": ended - built, "found": shown, "megabytes": megabytes}


def fastest(name: str, times: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.graph", "--one", name]
    runs = [
        json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        for _ in range(times)
    ]
    assert len({run["found"] for run in runs}) == 1
    return min(runs, key=lambda run: run["build"] + run["answer"])


def report(times: int) -> bool:
    """Print the table; whether all bounds hold."""
    print(f"{'':34}{'build s':>9}{'answer s':>10}{'both s':>8}{'MB':>6}  answer")
    runs = {}
    for name, (title, *_) in CASES.items():
        run = runs[name] = fastest(name, times)
        both = run["build"] + run["answer"]
        figures = f"{run['build']:9.2f}{run['answer']:10.2f}{both:8.2f}{run['megabytes']:6}"
        print(f"{title:34}{figures}  {run['found']}", flush=True)
    search, peer = runs["search"], runs["search-networkx"]
    whole = peer["build"] + peer["answer"]
    print(f"search: networkx with its build takes {whole / search['answer']:.1f} times our search,")
    factor = whole / (search["build"] + search["answer"])
    print(f"        and {factor:.1f} times our search with our build")
    bounds = {
        f"search in {SEARCH_SECONDS} s": search["answer"] <= SEARCH_SECONDS,
        f"search {SEARCH_FACTOR} times faster, both with their builds": factor >= SEARCH_FACTOR,
        "search finds what the peers find": search["found"]
        == peer["found"]
        == runs["search-rustworkx"]["found"],
    }
    for name in ("closure", "closure-acyclic"):
        bounds[f"{name} in {CLOSURE_SECONDS} s"] = runs[name]["answer"] <= CLOSURE_SECONDS
        bounds[f"{name} in {CLOSURE_MEGABYTES} MB"] = runs[name]["megabytes"] <= CLOSURE_MEGABYTES
    for bound, holds in bounds.items():
        print(f"{'holds ' if holds else 'BROKEN'} {bound}")
    return all(bounds.values())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--one", choices=CASES, help="measure this alone, as one line of JSON")
    parser.add_argument("--times", type=int, default=3, help="how often to measure each")
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.one)))
        return 0
    return 0 if report(options.times) else 1


if __name__ == "__main__":
    sys.exit(main())
