"""May A reach B: the answer, and what makes it so or keeps it from being so.

In: a question. Out: yes with a shortest path, or no with the nearest miss.
"""

from dotcompile.model.topology import End, Link, Topology
from dotcompile.reach.ends import expand
from dotcompile.reach.names import Party
from dotcompile.reach.relation import Connections, Group
from dotcompile.reach.search import Hop, find_mildest_path, find_reached, find_reaching
from dotcompile.records import dataclass


@dataclass(frozen=True, slots=True)
class Question:
    """Whether `source` may reach `target`, by these connections: those drawn, or possible `on` a target."""

    topology: Topology
    connections: Connections
    source: Party
    target: Party
    on: str = ""


@dataclass(frozen=True, slots=True)
class Yes:
    """There is a path, of which `path` is a shortest.

    `able` are the things of A that reach something of B, `reached` those of B that something of A reaches;
    what is on both sides is left out of both.
    """

    path: tuple[Hop, ...]
    able: Group
    reached: Group


@dataclass(frozen=True, slots=True)
class No:
    """There is no path. What A reaches and what reaches B, nearest first; a path the other way, if any.

    `denied` are the links which say that something of A must not connect to something of B.
    """

    reached: tuple[int, ...]
    reaching: tuple[int, ...]
    back: tuple[Hop, ...]
    denied: tuple[Link, ...]


Answer = Yes | No


def answer(question: Question) -> Answer:
    """Whether some thing of A reaches some other thing of B."""
    connections, source, target = question.connections, question.source.members, question.target.members
    path = find_mildest_path(connections, source, target)
    reached, reaching = find_reached(connections, source), find_reaching(connections, target)
    if path:
        return Yes(path, _within(source, reaching), _within(target, reached))
    back = find_mildest_path(connections, target, source)
    return No(tuple(reached), tuple(reaching), back, _denials(question))


def _within(group: Group, found: list[int]) -> Group:
    return tuple(sorted(set(group).intersection(found)))


def _denials(question: Question) -> tuple[Link, ...]:
    source, target = set(question.source.members), set(question.target.members)

    def numbers(end: End) -> set[int]:
        things = expand(question.topology, end.sort, end.name)
        return {question.connections.number[thing] for thing in things}

    def forbids(link: Link) -> bool:
        ends = numbers(link.source), numbers(link.target)
        ways = (ends, ends[::-1]) if link.both else (ends,)
        return any(source & way[0] and target & way[1] for way in ways)

    return tuple(link for link in question.topology.links if link.deny and forbids(link))
