"""What a target cannot hold of what a diagram says, or only nearly: by its table of abilities.

In: a job, and the table. Out: a finding for each value: one that many things have by default is told once.
"""

from collections.abc import Iterator, Sequence

from dotcompile.backends.abilities.ability import Abilities, Ability, Verdict
from dotcompile.backends.abilities.things import ability_of, is_idle, things_of
from dotcompile.backends.backend import Artifact, Backend, Job
from dotcompile.backends.catalogue import TARGETS
from dotcompile.backends.kinds import (
    APPROXIMATED,
    CHARACTER_NOT_ON_TARGET,
    NOT_ON_TARGET,
    TARGET_NOT_THERE,
)
from dotcompile.backends.places import several
from dotcompile.backends.yaml import find_surrogate
from dotcompile.diagnostics import Diagnostic
from dotcompile.model.topology import Topology
from dotcompile.model.values.form import shown
from dotcompile.model.vocabulary import Place
from dotcompile.source import Span

#: What is told in the report alone: who is outside, and the machines.
_AROUND = (Place.ACTOR, Place.HOST, Place.ENGINE)
_TOLD = (Verdict.APPROXIMATED, Verdict.REFUSED)


def find_unheld(job: Job, abilities: Abilities) -> Iterator[Diagnostic]:
    """All findings, by the order of the things that they are about."""
    held: dict[tuple[str, Span], tuple[Ability, list[str]]] = {}
    for thing in (one for one in things_of(job.topology) if one.place not in _AROUND):
        for name, said in thing.settings.items():
            found = ability_of(thing, name, said.value, abilities)
            if found.verdict in _TOLD and not is_idle(thing, name):
                held.setdefault((name, said.span), (found, []))[1].append(thing.shown)
    for (name, span), (found, things) in held.items():
        yield _tell(name, found, things, span, abilities.title)


def find_unknown_options(options: Sequence[str], backend: Backend, origin: Span) -> Iterator[Diagnostic]:
    """What is wanted of a target that does not have it."""
    for one in options:
        if one not in backend.options:
            has = f"its options are {', '.join(backend.options)}" if backend.options else "it has none"
            yield Diagnostic(
                NOT_ON_TARGET, f"{backend.abilities.title} has no option {shown(one)}", origin, help=has
            )


def tell_of_target(topology: Topology, target: str) -> Diagnostic:
    """The finding for a target that the diagram or its site names, and that is not there."""
    said = topology.settings.get("target")
    message = f"nothing can be compiled for {target} yet"
    help_ = f"the targets are {', '.join(TARGETS)}"
    return Diagnostic(TARGET_NOT_THERE, message, topology.origin if said is None else said.span, help=help_)


def find_unwritable(artifacts: Sequence[Artifact], origin: Span) -> Iterator[Diagnostic]:
    """Half a character in what is to be written: values have none, but a name of a file may."""
    for artifact in artifacts:
        at = find_surrogate(artifact.text)
        if at is not None:
            line = artifact.text.count("\n", 0, at) + 1
            character = f"U+{ord(artifact.text[at]):04X}"
            message = f"{character} cannot be written: it would stand in line {line} of `{artifact.name}`"
            yield Diagnostic(
                CHARACTER_NOT_ON_TARGET, message, origin, help="leave it out of names and values"
            )


def _tell(name: str, found: Ability, things: Sequence[str], span: Span, title: str) -> Diagnostic:
    refused = found.verdict is Verdict.REFUSED
    manner = "cannot hold" if refused else "can hold only nearly"
    message = f"{title} {manner} `{name}` of {several(things)}: {found.says}"
    return Diagnostic(NOT_ON_TARGET if refused else APPROXIMATED, message, span, help=found.help)
