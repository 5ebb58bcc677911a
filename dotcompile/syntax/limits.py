"""How much of a diagram is evaluated, and the account that is kept of it.

A short text can mean a great deal: `{1000 nodes} -> {1000 nodes}` is a million edges. Each limit that is
exceeded is a finding at the place where that happened.
"""

from dotcompile.diagnostics import Diagnostic, Kind
from dotcompile.records import dataclass
from dotcompile.syntax import kinds
from dotcompile.syntax.tree import Document, EdgeStatement, NodeRef, Statement, Subgraph


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that a document may have of each thing.

    `edges` are counted one by one, products included. `steps` are the looks into subgraphs and defaults
    that a text can cause again and again; no diagram in practice needs a hundredth of them.
    """

    nodes: int = 1_000_000
    edges: int = 1_000_000
    depth: int = 100_000
    steps: int = 10_000_000

    def by_name(self) -> dict[str, int]:
        """Each limit under the name by which a user sets it."""
        return {"nodes": self.nodes, "edges": self.edges, "depth": self.depth, "steps": self.steps}


class Exceeded(Exception):  # noqa: N818  # an end of the work, not an error of the program
    """The evaluation of a graph cannot go on. It never leaves this room."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding.message)
        self.finding = finding


class Account:
    """What was counted and found so far, over all graphs of a document."""

    def __init__(self, document: Document, limits: Limits) -> None:
        self.findings: list[Diagnostic] = []
        self._document = document
        self._limits = limits
        self._nodes = 0
        self._edges = 0
        self._steps = 0
        self._edges_refused = False
        self._told: set[str] = set()

    def report(self, kind: Kind, message: str, part: Statement | NodeRef, *, help: str) -> None:  # noqa: A002
        """Add a finding about a part of the tree."""
        self.findings.append(Diagnostic(kind, message, self._document.span(part), help=help))

    def tell(self, exceeded: Exceeded) -> None:
        """Add the finding of a limit; for further graphs that end by the same limit it is not repeated."""
        if exceeded.finding.message not in self._told:
            self._told.add(exceeded.finding.message)
            self.findings.append(exceeded.finding)

    def count_node(self, ref: NodeRef) -> None:
        """Count a node that is about to be made."""
        self._nodes += 1
        if self._nodes > self._limits.nodes:
            raise self._exceeded(f"there are more than {self._limits.nodes:,} nodes", ref)

    def count_edges(self, edges: int, statement: EdgeStatement) -> bool:
        """Count the edges of an arrow; whether they are to be made. Only the first refusal is told."""
        if self._edges + edges <= self._limits.edges:
            self._edges += edges
            return edges > 0
        if not self._edges_refused:
            self._edges_refused = True
            self.report(
                kinds.TOO_MANY_EDGES,
                f"its {edges:,} edges would make more than {self._limits.edges:,} in all",
                statement,
                help="draw one edge in place of so many, or raise the limit",
            )
        return False

    def check_depth(self, depth: int, subgraph: Subgraph) -> None:
        """See that subgraphs are not nested too deep."""
        if depth > self._limits.depth:
            raise self._exceeded(f"subgraphs are nested more than {self._limits.depth:,} deep", subgraph)

    def spend(self, steps: int, part: Statement) -> None:
        """Count steps of work that a text of the same length need not cause."""
        self._steps += steps
        if self._steps > self._limits.steps:
            raise self._exceeded("large subgraphs or defaults are repeated too often", part)

    def _exceeded(self, message: str, part: Statement | NodeRef) -> Exceeded:
        span = self._document.span(part)
        help_text = "the graph is read up to here only; divide it, or raise the limit"
        return Exceeded(Diagnostic(kinds.TOO_LARGE, message, span, help=help_text))
