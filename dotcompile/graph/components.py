"""Components and orders of a directed graph.

In: a graph. Out: its strongly or weakly connected components, the graph of its components, or its nodes in
topological order. All are linear, apart from sorting the members of a component and a component's edges.

Strong components after E. Nuutila and E. Soisalon-Soininen, https://doi.org/10.1016/0020-0190(94)90047-7:
Tarjan's search, in which a node waits on a stack only once it is known to begin no component.
"""

from collections.abc import Sequence

from dotcompile.graph.adjacency import Graph, reverse
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Components:
    """`of[node]` is the number of its component, `members[number]` the nodes of one, ascending."""

    of: Sequence[int]
    members: Sequence[Sequence[int]]


def find_strong_components(graph: Graph) -> Components:
    """The strong components in reverse topological order: an edge leads to the same or a lower number."""
    # 0 before a node is entered; while it is open, the time of entry of the earliest open node that it is
    # known to reach; and in the end a time later than all others, so that closed nodes change nothing.
    earliest = [0] * graph.size
    members: list[list[int]] = []
    waiting: list[int] = []
    clock = 0
    for root in range(graph.size):
        if not earliest[root]:
            clock = _close_from(graph, root, clock, earliest, waiting, members)
    return _components(graph.size, members)


def _close_from(
    graph: Graph, root: int, clock: int, earliest: list[int], waiting: list[int], members: list[list[int]]
) -> int:
    """Enter everything that `root` reaches, add its components to `members`, return the time."""
    out = graph.out
    never = graph.size + 1
    clock += 1
    earliest[root] = clock
    path, entered, ways = [root], [clock], [iter(out[root])]
    while path:
        node = path[-1]
        low = earliest[node]
        for head in ways[-1]:
            reach = earliest[head]
            if not reach:
                clock += 1
                earliest[head] = clock
                path.append(head)
                entered.append(clock)
                ways.append(iter(out[head]))
                break
            if reach < low:
                low = reach
        else:
            path.pop()
            ways.pop()
            if low == entered.pop():
                members.append(_take(node, low, earliest, waiting, never))
            else:
                waiting.append(node)
                parent = path[-1]
                earliest[parent] = min(earliest[parent], low)
        if earliest[node] != never:
            earliest[node] = low
    return clock


def _take(node: int, entry: int, earliest: list[int], waiting: list[int], never: int) -> list[int]:
    component = [node]
    while waiting and earliest[waiting[-1]] >= entry:
        component.append(waiting.pop())
    for member in component:
        earliest[member] = never
    component.sort()
    return component


def find_weak_components(graph: Graph) -> Components:
    """The components when edges count both ways, by their smallest member."""
    back = reverse(graph)
    both = Graph([(*heads, *tails) for heads, tails in zip(graph.out, back.out, strict=True)])
    seen = bytearray(graph.size)
    members: list[list[int]] = []
    for root in range(graph.size):
        if not seen[root]:
            seen[root] = 1
            component = [root]
            for node in component:  # grows while it is read
                for other in both.out[node]:
                    if not seen[other]:
                        seen[other] = 1
                        component.append(other)
            component.sort()
            members.append(component)
    return _components(graph.size, members)


def condense(graph: Graph, components: Components) -> Graph:
    """The graph of the components: an edge where one joins two of them; rows ascending, without doubles."""
    of, out = components.of, graph.out
    rows = []
    for number, nodes in enumerate(components.members):
        heads: set[int] = set()
        for node in nodes:
            heads.update(map(of.__getitem__, out[node]))
        heads.discard(number)
        rows.append(sorted(heads))
    return Graph(rows)


def sort_topologically(graph: Graph) -> list[int] | None:
    """Every node before those that its edges lead to, or None if there is a cycle."""
    missing = [0] * graph.size
    for heads in graph.out:
        for head in heads:
            missing[head] += 1
    order = [node for node, count in enumerate(missing) if not count]
    for node in order:  # grows while it is read
        for head in graph.out[node]:
            missing[head] -= 1
            if not missing[head]:
                order.append(head)
    return order if len(order) == graph.size else None


def _components(size: int, members: list[list[int]]) -> Components:
    of = [0] * size
    for number, nodes in enumerate(members):
        for node in nodes:
            of[node] = number
    return Components(of, members)
