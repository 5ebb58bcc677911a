"""Which relation a command asks: what is drawn, or what is possible on a target."""

import argparse
from typing import TYPE_CHECKING

from dotcompile.backends.catalogue import TARGETS
from dotcompile.cli.errors import UsageError
from dotcompile.cli.options import add_rules
from dotcompile.cli.reading import STDIN
from dotcompile.cli.session import Session

if TYPE_CHECKING:  # what makes relations is not loaded for the page of a finding
    from dotcompile.cli.understanding import Meaning
    from dotcompile.reach.relation import Connections


def add_plane(group: argparse._ActionsContainer) -> None:
    """The options that name a relation."""
    add = group.add_argument
    text = "by what: intent, what is drawn (the default), or effective, what packets can do on a target"
    planes = ("intent", "effective")
    add("--in", dest="plane", choices=planes, default="intent", metavar="RELATION", help=text)
    text = f"with --in effective: {', '.join(TARGETS)}; by default the diagram's own"
    add("--target", choices=TARGETS, metavar="TARGET", help=text)
    add_rules(group)


def relation(
    path: str, found: "Meaning", arguments: argparse.Namespace, session: Session
) -> "tuple[Connections, str]":
    """The connections that were asked for, and the target on which they are possible, if not drawn."""
    from dotcompile.cli.ruling import rule_files
    from dotcompile.pipeline.ruling import RuleFiles, lower_for, read_rules
    from dotcompile.reach.intent import intend

    if arguments.plane == "intent":
        return intend(found.topology), ""
    name = arguments.stdin_filename or "<stdin>" if path == STDIN else path
    if STDIN in arguments.rules and path == STDIN:
        raise UsageError("standard input cannot be a diagram and a rule file")
    rules = rule_files(arguments, name, session) or RuleFiles()
    ruled = read_rules(found.topology, found.sources, rules)
    effect = lower_for(found.topology, ruled, arguments.target)
    if effect is None:
        raise UsageError(f"{name} cannot be compiled for that target: `dotcompile {path} --emit -` tells why")
    return effect.relation, effect.target
