"""Who reaches whom, for all pairs at once, as rows of bits.

In: a graph. Out: one row for each strong component, a Python integer in which each node that the component
reaches has its bit. Nodes take positions component by component in reverse topological order, so a row ends
at its own component and is half as long as the graph on average.

What it holds: two lists of integers and at most `size * size / 16` bytes of rows (670 MB for 100,000 nodes
without a cycle; a strong component has one row however large it is). For more than memory allows,
`find_bands` yields the columns piece by piece and holds one piece at a time.
"""

from collections.abc import Iterable, Iterator, Sequence

from dotcompile.graph.adjacency import Graph
from dotcompile.graph.components import Components, find_strong_components
from dotcompile.records import dataclass

Row = int


@dataclass(frozen=True, slots=True)
class Closure:
    """The nodes at positions `first` to `last - 1`, as seen from every component.

    A node always reaches itself; whether it lies on a cycle is a question for its component.
    """

    components: Components
    order: Sequence[int]  # the node at each position
    position: Sequence[int]  # the position of each node
    first: int
    last: int
    rows: Sequence[Row]

    def row(self, node: int) -> Row:
        """The nodes that this one reaches; `bit_count()` tells how many, `&` intersects with a mask."""
        return self.rows[self.components.of[node]]

    def mask(self, nodes: Iterable[int]) -> Row:
        """A row of these nodes; those outside of the band are left out."""
        bits = bytearray((self.last - self.first) // 8 + 1)
        for node in nodes:
            place = self.position[node] - self.first
            if 0 <= place < self.last - self.first:
                bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def nodes(self, row: Row) -> list[int]:
        """The nodes of a row, ascending."""
        digits = f"{row:b}"[::-1]
        found = []
        place = digits.find("1")
        while place >= 0:
            found.append(self.order[self.first + place])
            place = digits.find("1", place + 1)
        return sorted(found)

    def reaches(self, source: int, target: int) -> bool:
        """Whether there is a path; costs a copy of the row, so ask for rows when asking much."""
        place = self.position[target]
        if not self.first <= place < self.last:
            raise IndexError(f"node {target} is not in this band")
        return bool(self.row(source) >> (place - self.first) & 1)


def close(graph: Graph) -> Closure:
    """The whole closure in one band."""
    return next(find_bands(graph, max(1, graph.size)))


def find_bands(graph: Graph, width: int) -> Iterator[Closure]:
    """The closure, `width` columns at a time (one empty band if the graph is empty).

    A band holds at most `width / 7` bytes for each component and costs one pass over the edges.
    """
    components = find_strong_components(graph)
    order = [node for nodes in components.members for node in nodes]
    position = [0] * graph.size
    for place, node in enumerate(order):
        position[node] = place
    for first in range(0, max(1, graph.size), width):
        last = min(first + width, graph.size)
        rows = _fill(graph, components, first, last)
        yield Closure(components, order, position, first, last, rows)


def count_reached(graph: Graph, width: int = 1 << 16) -> list[int]:
    """For each node how many nodes it reaches, itself included, holding one band at a time."""
    counts: list[int] = []
    of: Sequence[int] = ()
    for band in find_bands(graph, width):
        of = band.components.of
        found = [row.bit_count() for row in band.rows]
        counts = [sum(pair) for pair in zip(counts, found, strict=True)] if counts else found
    return [counts[number] for number in of]


def _fill(graph: Graph, components: Components, first: int, last: int) -> list[Row]:
    of, out = components.of, graph.out
    rows: list[Row] = []
    place = 0
    for nodes in components.members:
        # A set would cost more than the few doubles that one node has.
        numbers = map(of.__getitem__, out[nodes[0]]) if len(nodes) == 1 else _leaving(graph, of, nodes)
        rows.append(0)  # for edges within the component
        row = 0
        # An `or` costs the longer of its two sides, so the short rows come first and the own bits last.
        for number in sorted(numbers):
            row |= rows[number]
        low, high = max(place, first), min(place + len(nodes), last)
        if low < high:
            row |= ((1 << (high - low)) - 1) << (low - first)
        rows[-1] = row
        place += len(nodes)
    return rows


def _leaving(graph: Graph, of: Sequence[int], nodes: Sequence[int]) -> set[int]:
    return {of[head] for node in nodes for head in graph.out[node]}
