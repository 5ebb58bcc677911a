"""What one diagram means, for the commands that ask about it."""

import argparse

from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.options import limits
from dotcompile.cli.reading import STDIN, read
from dotcompile.cli.session import Session
from dotcompile.cli.sites import named_sites, site_beside
from dotcompile.diagnostics import Findings, Severity
from dotcompile.model.topology import Topology
from dotcompile.pipeline import understand
from dotcompile.records import dataclass
from dotcompile.reports.report import Sources


@dataclass(frozen=True, slots=True)
class Meaning:
    """The topology of the graph that was asked for, all that was found, and the texts it was found in."""

    topology: Topology
    findings: Findings
    sources: Sources


def understood(path: str, arguments: argparse.Namespace, session: Session) -> Meaning:
    """What the diagram at a path means. If there are errors in it, standard error tells how to see them."""
    name = arguments.stdin_filename or "<stdin>" if path == STDIN else path
    given = named_sites(arguments, (path,), session)
    diagram = name, read(path, session)
    found = understand(diagram, given or site_beside(name, session), limits(arguments))
    errors = sum(finding.kind.severity is Severity.ERROR for finding in found.findings)
    if errors:
        count = "an error" if errors == 1 else f"{errors} errors"
        session.complain(f"{name} has {count}, so this may be wrong: see `dotcompile lint {path}`")
    return Meaning(chosen(found.topologies, name, arguments.graph), found.findings, found.sources)


def chosen(topologies: tuple[Topology, ...], path: str, wanted: str | None) -> Topology:
    """The graph of a name, or the first one."""
    if not topologies:
        raise UsageError(f"there is no graph in {path}")
    if wanted is None:
        return topologies[0]
    for topology in topologies:
        if topology.name == wanted:
            return topology
    names = [topology.name for topology in topologies]
    raise UsageError(f"there is no graph `{wanted}` in {path}{did_you_mean(wanted, names)}")
