"""What has settings in a diagram, and what a target makes of each.

In: a topology and the table of a target. Out: things, and the ability that counts for a value of one.
"""

from collections.abc import Iterator
from functools import lru_cache

from dotcompile.backends.abilities.ability import Abilities, Ability, Verdict, choose
from dotcompile.model.building.manners import USES
from dotcompile.model.topology import Link, Settings, Topology, ZoneKind
from dotcompile.model.vocabulary import Place, find
from dotcompile.records import dataclass

#: What is said of a network or volume that is there already, and is not made.
_THERE = Ability(
    Verdict.APPROXIMATED, "it is there already, and is taken as it is", "say it where it is made"
)
_IDLE = Ability(Verdict.APPROXIMATED, "it has no effect here, and nothing is made of it")
_MADE = "driver subnet gateway ip_range aux ipv6 internal attachable encrypted mtu parent ipam_driver"
_OF_WHAT_IS_MADE = frozenset((*_MADE.split(), "opt_*", "label_*"))
_PARTS = (Place.ZONE, Place.NETWORK, Place.VOLUME)


@dataclass(frozen=True, slots=True)
class Thing:
    """Something with settings: what it is called, and what it is.

    A zone that is no network `makes` none; all else makes what its place says.
    """

    shown: str
    place: Place
    settings: Settings
    makes: bool = True
    link: Link | None = None


def things_of(topology: Topology) -> Iterator[Thing]:
    """Everything that may have settings: the diagram, its parts, and its edges."""
    yield Thing("the diagram", Place.GRAPH, topology.settings)
    for zone in topology.zones:
        yield Thing(f"zone `{zone.name}`", Place.ZONE, zone.settings, zone.kind is ZoneKind.NETWORK)
    yield from (Thing(f"network `{one.name}`", Place.NETWORK, one.settings) for one in topology.networks)
    yield from (Thing(f"`{one.name}`", Place.SERVICE, one.settings) for one in topology.services)
    yield from (Thing(f"actor `{one.name}`", Place.ACTOR, one.settings) for one in topology.actors)
    yield from (Thing(f"host `{one.name}`", Place.HOST, one.settings) for one in topology.hosts)
    yield from (Thing(f"engine `{one.name}`", Place.ENGINE, one.settings) for one in topology.engines)
    yield from (Thing(f"volume `{one.name}`", Place.VOLUME, one.settings) for one in topology.volumes)
    yield from (Thing(shown_link(link), Place.EDGE, link.settings, link=link) for link in topology.links)


def shown_link(link: Link) -> str:
    """An edge by its ends."""
    return f"`{link.source.name}` {'--' if link.both else '->'} `{link.target.name}`"


def ability_of(thing: Thing, name: str, value: object, abilities: Abilities) -> Ability:
    """What a target makes of one value of a thing."""
    if is_idle(thing, name):
        return _IDLE
    row = row_name(name, thing.place)
    if thing.place in _PARTS and row in _OF_WHAT_IS_MADE and _is_there(thing.settings):
        return _THERE
    return choose(abilities.attributes[thing.place, row], value)


def is_idle(thing: Thing, name: str) -> bool:
    """Whether a thing has no use for an attribute that others of its place have; linting tells of that."""
    if thing.link is not None:
        uses = USES.get(name, ())
        denied = thing.link.deny and name != "port"
        return bool(uses) and (denied or thing.link.relation not in uses)
    return not thing.makes and row_name(name, thing.place) in _OF_WHAT_IS_MADE


@lru_cache(maxsize=4096)
def row_name(name: str, place: Place) -> str:
    """The name of the row of the vocabulary that a setting is of."""
    row = find(name, place)
    assert row is not None, f"a setting without a row: {name}"
    return row.name


def _is_there(settings: Settings) -> bool:
    external = settings.get("external")
    return external is not None and bool(external.value)
