"""Minimum cuts: the cheapest nodes and edges without which no source reaches a target.

In: edges in order, sources, targets, and what each node and edge costs to cut. Out: the cut. Elements that
stand or fall together (both directions of a membership) are one node between, so that cutting it cuts both.

Of all minimum cuts the one nearest to the sources is returned. It is the same for every maximum flow, so
the answer does not depend on the order of anything. Maximum flow after E. A. Dinitz, without recursion;
O(nodes ** 2 * edges) in the worst case, which graphs with equal costs stay far below (S. Even and
R. E. Tarjan, https://doi.org/10.1137/0204043).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dotcompile.graph.adjacency import Edge, build_graph, reverse
from dotcompile.graph.search import find_reached

Cost = int | None  # None: must not be cut


@dataclass(frozen=True, slots=True)
class Cut:
    """What to remove, and its cost; edges by their numbers in the order given. Empty if there is no path."""

    cost: int
    nodes: tuple[int, ...]
    edges: tuple[int, ...]


def find_edge_cut(
    size: int, edges: Sequence[Edge], sources: Sequence[int], targets: Sequence[int]
) -> Cut | None:
    """The fewest edges that part the sets, or None if they overlap. Parallel edges count each."""
    return find_cut(size, edges, sources, targets, [None] * size, [1] * len(edges))


def find_node_cut(
    size: int, edges: Sequence[Edge], sources: Sequence[int], targets: Sequence[int]
) -> Cut | None:
    """The fewest nodes outside of both sets that part them, or None if they overlap or an edge joins them."""
    costs: list[Cost] = [1] * size
    for end in (*sources, *targets):
        costs[end] = None
    return find_cut(size, edges, sources, targets, costs, [None] * len(edges))


def find_cut(
    size: int,
    edges: Sequence[Edge],
    sources: Sequence[int],
    targets: Sequence[int],
    node_costs: Sequence[Cost],
    edge_costs: Sequence[Cost],
) -> Cut | None:
    """The cheapest cut, or None if nothing that may be cut parts the sets. Costs are not negative."""
    between = _between(size, edges, sources, targets)
    kept = [number for number, (tail, head) in enumerate(edges) if between[tail] and between[head]]
    costs = [cost for node, cost in enumerate(node_costs) if between[node]] + [
        edge_costs[one] for one in kept
    ]
    uncut = 1 + sum(cost for cost in costs if cost is not None)
    # Node v is entered at v, and left at v too or, where it may be cut, at size + v.
    exits = [node if cost is None else size + node for node, cost in enumerate(node_costs)]
    pipes = _Pipes(2 * size, 2 * size + 1, 2 * size + 2)
    for node, cost in enumerate(node_costs):
        if cost is not None and between[node]:
            pipes.lay(node, exits[node], cost)
    for number in kept:
        tail, head = edges[number]
        cost = edge_costs[number]
        pipes.lay(exits[tail], head, uncut if cost is None else cost)
    for source in dict.fromkeys(sources):
        pipes.lay(pipes.start, source, uncut)
    for target in dict.fromkeys(targets):
        pipes.lay(exits[target], pipes.goal, uncut)
    total = _saturate(pipes, uncut)
    if total >= uncut:
        return None
    near = _open_from_start(pipes)
    nodes = (node for node in range(size) if between[node] and near[node] > near[exits[node]])
    parted = (number for number in kept if near[exits[edges[number][0]]] > near[edges[number][1]])
    return Cut(total, tuple(nodes), tuple(parted))


@dataclass(slots=True)
class _Pipes:
    """Pipe `p` ends at `head[p]` with `room[p]` left; `p ^ 1` is its way back."""

    start: int
    goal: int
    size: int
    head: list[int] = field(default_factory=list)
    room: list[int] = field(default_factory=list)
    out: list[list[int]] = field(init=False)

    def __post_init__(self) -> None:
        self.out = [[] for _ in range(self.size)]

    def lay(self, tail: int, head: int, room: int) -> None:
        self.out[tail].append(len(self.head))
        self.out[head].append(len(self.head) + 1)
        self.head += (head, tail)
        self.room += (room, 0)


def _between(size: int, edges: Sequence[Edge], sources: Sequence[int], targets: Sequence[int]) -> bytearray:
    """Which nodes lie on a walk from a source to a target: the only ones that a minimum cut looks at."""
    graph = build_graph(size, edges)
    marks = bytearray(size)
    for node in find_reached(graph, sources):
        marks[node] = 1
    reaching = bytearray(size)
    for node in find_reached(reverse(graph), targets):
        reaching[node] = marks[node]
    return reaching


def _saturate(pipes: _Pipes, enough: int) -> int:
    """The maximum flow, or one of at least `enough`."""
    total = 0
    while total < enough:
        level = _levels(pipes)
        if level[pipes.start] < 0:
            break
        total += _push(pipes, level, enough - total)
    return total


def _levels(pipes: _Pipes) -> list[int]:
    """How far it is to the goal over pipes with room, at least for all that is nearer to it than the start.

    Counted from the goal, since then every way that a push tries leads there, until it is full.
    """
    head, room = pipes.head, pipes.room
    level = [-1] * pipes.size
    level[pipes.goal] = 0
    queue = [pipes.goal]
    for node in queue:  # grows while it is read
        if node == pipes.start:
            break
        for pipe in pipes.out[node]:
            tail = head[pipe]
            if level[tail] < 0 and room[pipe ^ 1]:
                level[tail] = level[node] + 1
                queue.append(tail)
    return level


def _push(pipes: _Pipes, level: list[int], enough: int) -> int:
    """Fill every way that comes nearer at each step; at each node a pipe found useless is not tried again."""
    head, room, out = pipes.head, pipes.room, pipes.out
    turn = [0] * pipes.size
    way: list[int] = []
    node, total = pipes.start, 0
    while total < enough:
        if node == pipes.goal:
            amount = min(room[pipe] for pipe in way)
            total += amount
            for pipe in way:
                room[pipe] -= amount
                room[pipe ^ 1] += amount
            full = next(place for place, pipe in enumerate(way) if not room[pipe])
            node = head[way[full] ^ 1]
            del way[full:]
            continue
        row, nearer = out[node], level[node] - 1
        while turn[node] < len(row) and not (
            room[row[turn[node]]] and level[head[row[turn[node]]]] == nearer
        ):
            turn[node] += 1
        if turn[node] < len(row):
            way.append(row[turn[node]])
            node = head[way[-1]]
        elif way:
            node = head[way.pop() ^ 1]
            turn[node] += 1
        else:
            break
    return total


def _open_from_start(pipes: _Pipes) -> bytearray:
    """What still has room all the way from the start."""
    marks = bytearray(pipes.size)
    marks[pipes.start] = 1
    queue = [pipes.start]
    for node in queue:  # grows while it is read
        for pipe in pipes.out[node]:
            if pipes.room[pipe] and not marks[pipes.head[pipe]]:
                marks[pipes.head[pipe]] = 1
                queue.append(pipes.head[pipe])
    return marks
