"""What a target cannot hold of what a diagram says, or only nearly: by the table of abilities.

In: a job. Out: a finding for each value: one that many things have by default is told once.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from dotcompile.backends.abilities import ABILITIES
from dotcompile.backends.ability import Ability, Verdict, ability
from dotcompile.backends.backend import Artifact, Job
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
from dotcompile.model.topology import Relation, Settings, Topology, ZoneKind
from dotcompile.model.vocabulary import Place, find
from dotcompile.records import dataclass
from dotcompile.source import Span

_TITLES = {True: "Swarm", False: "Compose"}
#: What is said of a network or volume that is there already, and is not made.
_THERE = Ability(
    Verdict.APPROXIMATED, "it is there already, and is taken as it is", "say it where it is made"
)
_MADE = "driver subnet gateway ip_range aux ipv6 internal attachable encrypted mtu parent ipam_driver"
_OF_WHAT_IS_MADE = frozenset((*_MADE.split(), "opt_*", "label_*"))
_PARTS = (Place.ZONE, Place.NETWORK, Place.VOLUME)


@dataclass(frozen=True, slots=True)
class _Thing:
    """Something with settings: what it is called, and what it is."""

    shown: str
    place: Place
    settings: Settings


def find_unheld(job: Job) -> Iterator[Diagnostic]:
    """All findings, by the order of the things that they are about."""
    cluster = job.deployment.target.cluster
    held: dict[tuple[str, Span], tuple[Ability, list[str]]] = {}
    for thing in _things(job.topology):
        for name, said in thing.settings.items():
            found = _ability(thing, name, cluster, said.value)
            if found is not None:
                held.setdefault((name, said.span), (found, []))[1].append(thing.shown)
    for (name, span), (found, things) in held.items():
        yield _tell(name, found, things, span, _TITLES[cluster])


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


def _things(topology: Topology) -> Iterator[_Thing]:
    yield _Thing("the diagram", Place.GRAPH, topology.settings)
    for zone in topology.zones:
        if zone.kind is ZoneKind.NETWORK:
            yield _Thing(f"zone `{zone.name}`", Place.ZONE, zone.settings)
    yield from (_Thing(f"network `{one.name}`", Place.NETWORK, one.settings) for one in topology.networks)
    yield from (_Thing(f"`{one.name}`", Place.SERVICE, one.settings) for one in topology.services)
    yield from (_Thing(f"volume `{one.name}`", Place.VOLUME, one.settings) for one in topology.volumes)
    for link in topology.links:
        joins = link.relation in (Relation.ATTACH, Relation.SERVE)
        if link.settings and not link.deny and (joins or "depends" in link.settings):
            ends = f"`{link.source.name}` -> `{link.target.name}`"
            yield _Thing(ends, Place.EDGE, link.settings)


def _ability(thing: _Thing, name: str, cluster: bool, value: object) -> Ability | None:
    """What is not kept or settled of a value, if anything."""
    row = _row_name(name, thing.place)
    found = ability(ABILITIES[thing.place, row], cluster, value)
    if thing.place in _PARTS and row in _OF_WHAT_IS_MADE and _is_there(thing.settings):
        return _THERE
    return found if found.verdict in (Verdict.APPROXIMATED, Verdict.REFUSED) else None


@lru_cache(maxsize=4096)
def _row_name(name: str, place: Place) -> str:
    row = find(name, place)
    assert row is not None, f"a setting without a row: {name}"
    return row.name


def _is_there(settings: Settings) -> bool:
    external = settings.get("external")
    return external is not None and bool(external.value)


def _tell(name: str, found: Ability, things: Sequence[str], span: Span, title: str) -> Diagnostic:
    refused = found.verdict is Verdict.REFUSED
    manner = "cannot hold" if refused else "can hold only nearly"
    message = f"{title} {manner} `{name}` of {several(things)}: {found.says}"
    return Diagnostic(NOT_ON_TARGET if refused else APPROXIMATED, message, span, help=found.help)
