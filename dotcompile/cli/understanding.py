"""What one diagram means, or several as one, for the commands that ask about it."""

import argparse
from collections.abc import Sequence

from dotcompile.cli.errors import UsageError, did_you_mean
from dotcompile.cli.options import limits
from dotcompile.cli.reading import STDIN, read
from dotcompile.cli.session import Session
from dotcompile.cli.sites import named_sites, site_beside
from dotcompile.diagnostics import Findings, Severity
from dotcompile.model.topology import Topology
from dotcompile.pipeline.understand import Understood, understand, understand_as_one
from dotcompile.records import dataclass
from dotcompile.reports.report import Sources


@dataclass(frozen=True, slots=True)
class Meaning:
    """The topology of the graph that was asked for, all that was found, and the texts it was found in."""

    topology: Topology
    findings: Findings
    sources: Sources


def one_diagram(files: Sequence[str], *, merge: bool) -> list[str]:
    """The paths of the one diagram that a command is for: one, or several that are merged."""
    if not files or (len(files) > 1 and not merge):
        raise UsageError("name one diagram, or `-` for standard input; --merge makes one of several")
    return list(dict.fromkeys(files))


def understood(
    path: str, arguments: argparse.Namespace, session: Session, others: Sequence[str] = ()
) -> Meaning:
    """What the diagram at a path means, with others as one if they are merged.

    If there are errors in it, standard error tells how to see them.
    """
    paths = (path, *others)
    names = [arguments.stdin_filename or "<stdin>" if one == STDIN else one for one in paths]
    called, command = " and ".join(names), "dotcompile --merge" if arguments.merge else "dotcompile lint"
    found = meaning(paths, names, arguments, session)
    errors = sum(finding.kind.severity is Severity.ERROR for finding in found.findings)
    see = f"see `{command} {' '.join(paths)}`"
    if arguments.merge and errors and not found.topologies:
        raise UsageError(f"{called} cannot be merged: {see}")
    if errors:
        has = f"{'have' if others else 'has'} {'an error' if errors == 1 else f'{errors} errors'}"
        session.complain(f"{called} {has}, so this may be wrong: {see}")
    return Meaning(chosen(found.topologies, called, arguments.graph), found.findings, found.sources)


def meaning(
    paths: Sequence[str], names: Sequence[str], arguments: argparse.Namespace, session: Session
) -> Understood:
    """What the diagrams at paths mean, of which there is one if they are not merged."""
    given = named_sites(arguments, paths, session)
    diagrams = [(name, read(path, session)) for path, name in zip(paths, names, strict=True)]
    sites = given or tuple(site for name in names for site in site_beside(name, session))
    if not arguments.merge:
        return understand(diagrams[0], sites, limits(arguments))
    if arguments.graph is not None:
        raise UsageError("--graph takes one of several graphs, and --merge takes all")
    return understand_as_one(diagrams, sites, limits(arguments))


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
