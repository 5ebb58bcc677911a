"""What a word means that somebody typed: a service, a zone, an actor, a network.

In: a topology and a word. Out: everything that it may mean, each with the things it stands for. A name is
tried first, then the id that the diagram has; `zone:redis` says which of two.
"""

from collections.abc import Iterator

from dotcompile.model.topology import Sort, Topology
from dotcompile.reach.ends import expand
from dotcompile.reach.relation import Connections, Group
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a question. `members` are the things it stands for, none if it can have no connections.

    Instances of one node, when the node's id was asked for, are one party by that id.
    """

    sort: Sort
    name: str
    id: str
    members: Group


def find_parties(topology: Topology, connections: Connections, word: str) -> tuple[Party, ...]:
    """What a word may mean: one party of each sort that has it as a name or, if none has, as an id."""
    every = tuple(_names(topology))
    sort, _, rest = word.partition(":")
    found = _matching(every, word) or _matching(tuple(one for one in every if one.sort == sort), rest)
    by_sort: dict[Sort, list[_Named]] = {}
    for one in found:
        by_sort.setdefault(one.sort, []).append(one)
    return tuple(_party(topology, connections, named) for named in by_sort.values())


def known_words(topology: Topology) -> list[str]:
    """Every name and id that a question may use."""
    return list(dict.fromkeys(word for one in _names(topology) for word in (one.name, one.id)))


@dataclass(frozen=True, slots=True)
class _Named:
    sort: Sort
    name: str
    id: str


def _names(topology: Topology) -> Iterator[_Named]:
    for sort, things in (
        (Sort.SERVICE, topology.services),
        (Sort.ZONE, topology.zones),
        (Sort.ACTOR, topology.actors),
        (Sort.NETWORK, topology.networks),
        (Sort.HOST, topology.hosts),
        (Sort.ENGINE, topology.engines),
        (Sort.VOLUME, topology.volumes),
    ):
        yield from (_Named(sort, thing.name, thing.id) for thing in things)


def _matching(every: tuple[_Named, ...], word: str) -> tuple[_Named, ...]:
    by_name = tuple(one for one in every if one.name == word)
    return by_name or tuple(one for one in every if one.id == word)


def _party(topology: Topology, connections: Connections, named: list[_Named]) -> Party:
    first = named[0]
    things = {thing for one in named for thing in expand(topology, one.sort, one.name)}
    name = first.name if len(named) == 1 else first.id
    return Party(first.sort, name, first.id, tuple(sorted(connections.number[thing] for thing in things)))
