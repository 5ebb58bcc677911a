"""What pages, and pictures with findings, are made of besides what is drawn.

In: a topology, and what the command knows of it. Out: who may connect to whom, and what was found.
"""

from argparse import Namespace
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dotcompile.backends.catalogue import TARGETS
from dotcompile.cli.picturing import PAGE, form_of
from dotcompile.cli.reading import STDIN
from dotcompile.cli.ruling import rule_files
from dotcompile.cli.session import Session
from dotcompile.diagnostics import Findings
from dotcompile.model.topology import Topology
from dotcompile.reports.report import Sources

if TYPE_CHECKING:  # what compiles is not loaded for a picture
    from dotcompile.render.knowledge import Knowledge


def has_page(outputs: Sequence[str]) -> bool:
    """Whether one of the outputs is a page."""
    return any(form_of(output) == PAGE for output in outputs)


def known_of(
    topology: Topology,
    findings: Findings,
    sources: Sources,
    path: str,
    arguments: Namespace,
    session: Session,
) -> "Knowledge":
    """What is known of the diagram at a path, by its rules and for the target that is asked for."""
    from dotcompile.pipeline.ruling import RuleFiles, read_rules
    from dotcompile.pipeline.showing import know

    name = arguments.stdin_filename or "<stdin>" if path == STDIN else path
    ruled = read_rules(topology, sources, rule_files(arguments, name, session) or RuleFiles())
    target = arguments.target if arguments.target in TARGETS else None
    return know(topology, sources, ruled, findings, target)
