"""The matrix: who connects to whom, or reaches whom, for every pair.

In: a topology and its connections. Out: the pairs. How they are written is a matter of `matrix_text`,
`matrix_csv`, `matrix_json` and `matrix_markdown`.
"""

from collections.abc import Sequence

from dotcompile.model.topology import Topology
from dotcompile.model.values.ports import Ports
from dotcompile.reach.relation import Cause, Connections, Edge, Thing
from dotcompile.reach.search import (
    Connection,
    count_pairs,
    find_all_paths,
    find_connections,
    is_served,
    ports_of,
)
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Matrix:
    """Pairs in the order of the things. `paths` if those are in it that take more than one connection.

    `on` is the target on which they are possible; empty if they are drawn.
    """

    topology: Topology
    connections: Connections
    paths: bool
    pairs: Sequence[Connection]
    on: str = ""

    @property
    def things(self) -> tuple[Thing, ...]:
        """What the numbers of the pairs mean."""
        return self.connections.things


def fill(topology: Topology, connections: Connections, paths: bool, on: str = "") -> Matrix:
    """The matrix of direct connections, or of all paths."""
    pairs = find_all_paths(connections) if paths else find_connections(connections)
    return Matrix(topology, connections, paths, pairs, on)


def bound(connections: Connections, paths: bool) -> int:
    """How many pairs a matrix may come to have, at most; asked before it is filled."""
    return len(connections.things) ** 2 if paths else count_pairs(connections)


def mildest(pair: Connection) -> Cause | None:
    """The mildest cause of a direct connection."""
    return min((edge.cause for edge in pair.edges), key=list(Cause).index, default=None)


def written_causes(pair: Connection) -> str:
    """Each cause of a direct connection with its ports; nothing for a path of several."""
    found = {cause: [edge for edge in pair.edges if edge.cause is cause] for cause in Cause}
    return "; ".join(f"{cause} {told_ports(edges)}" for cause, edges in found.items() if edges)


def written_ports(pair: Connection) -> str:
    """The ports of a direct connection as a diagram has them; nothing for a path of several.

    They are unknown where an ingress is drawn, and nothing says what it is to publish.
    """
    return told_ports(pair.edges) if pair.edges else ""


def told_ports(edges: Sequence[Edge]) -> str:
    """The ports of edges as a diagram has them."""
    if not is_served(edges):
        return "unknown"
    ports: Ports | None = ports_of(edges)
    return "any" if ports is None else ",".join(map(str, ports))
