"""Several diagrams as one topology, as `--merge` has it.

In: documents without errors, and a site. Out: one topology of all their graphs, and what was found. A node of
one id is one node in all diagrams, a zone of one id one zone, and there is one graph; defaults are each
diagram's own. The topology is what one diagram would mean that holds the others as they are.
"""

from collections.abc import Sequence

from dotcompile.diagnostics import Diagnostic
from dotcompile.model.merging.conflicts import Conflicts, find_unlike
from dotcompile.model.merging.joining import Joined
from dotcompile.model.merging.moving import Mover
from dotcompile.model.site.apply import build_all
from dotcompile.model.site.site import Site
from dotcompile.model.topology import Topology
from dotcompile.syntax.limits import Limits
from dotcompile.syntax.semantics import evaluate
from dotcompile.syntax.tree import Document


def merge(
    documents: Sequence[Document], site: Site, limits: Limits
) -> tuple[tuple[Topology, ...], tuple[Diagnostic, ...]]:
    """The one topology; none if there is no graph, or if the graphs cannot be one."""
    joined = Joined([document.source for document in documents])
    mover = Mover(joined.own)
    if not joined.document.graphs:
        return (), ()
    drawings, _ = evaluate(joined.document, limits)  # what is found is found once more, in all of them as one
    unlike = tuple(find_unlike(drawings, joined.document.source))
    if unlike:
        return (), tuple(map(mover.finding, unlike))
    conflicts = Conflicts(drawings, joined.document.source)
    document = joined.as_one(conflicts.common())
    (merged,), of_semantics = evaluate(document, limits)
    (topology,), of_model = build_all(document, (merged,), site)
    findings = (*of_semantics, *conflicts.find(merged), *of_model)
    return (mover.topology(topology),), tuple(map(mover.finding, findings))
