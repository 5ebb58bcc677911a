"""Demands as needs of a cover: pairs of cliques, in source order, each with the networks it asks for first.

In: demands, the networks that are drawn, and who may share a network. Out: needs, each with the link that it
comes from, or None for neighbours in a zone that is split.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations, islice

from dotcompile.diagnostics import Diagnostic
from dotcompile.graph.covering.needs import Need
from dotcompile.graph.grouped import Group, GroupedGraph
from dotcompile.lowering.demands import Demand
from dotcompile.lowering.drawn import Drawn, Key
from dotcompile.lowering.kinds import TOO_MANY_PAIRS
from dotcompile.model.topology import Link
from dotcompile.model.values.form import shown
from dotcompile.records import dataclass
from dotcompile.source import Span

#: So many pairs of cliques are looked at; a diagram that needs more networks could not be run either.
MOST_NEEDS = 200_000


@dataclass(frozen=True, slots=True)
class Needs:
    """`links[i]` is what `needs[i]` comes from."""

    needs: tuple[Need, ...]
    links: tuple[Link | None, ...]


def find_needs(
    graph: GroupedGraph, demands: Sequence[Demand], whole: Sequence[Drawn], split: Sequence[Drawn]
) -> tuple[Needs, tuple[Diagnostic, ...]]:
    """What demands need, and what neighbours need in zones that cannot have one network."""
    place = {network.key: at for at, network in enumerate(whole)}
    cliques = _Cliques(graph)
    needs: list[Need] = []
    links: list[Link | None] = []
    findings: list[Diagnostic] = []
    for demand in demands:
        callers, called = cliques.of(demand.callers), cliques.of(demand.called)
        if len(needs) + len(callers) * len(called) > MOST_NEEDS:
            ends = f"{shown(demand.link.source.name)} and {shown(demand.link.target.name)}"
            findings.append(_too_many(f"the flow between {ends}", demand.link.origin))
            break
        homes = tuple(_homes(demand.link, place))
        needs += [Need(left, right, homes) for left in callers for right in called]
        links += [demand.link] * (len(callers) * len(called))
    for network in split:
        neighbours = list(islice(_neighbours(graph, network), MOST_NEEDS + 1 - len(needs)))
        needs += neighbours
        links += [None] * len(neighbours)
        if len(needs) > MOST_NEEDS:
            findings.append(_too_many(f"neighbours in {shown(network.key[1])}", network.origins[0]))
            break
    return Needs(tuple(needs), tuple(links)), tuple(findings)


class _Cliques:
    """Groups parted into cliques, each group once."""

    def __init__(self, graph: GroupedGraph) -> None:
        self._graph = graph
        self._known: dict[Group, list[Group]] = {}

    def of(self, group: Group) -> list[Group]:
        if len(group) == 1:
            return [group]
        if group not in self._known:
            self._known[group] = self._graph.cliques(group)
        return self._known[group]


def _homes(link: Link, place: Mapping[Key, int]) -> Iterator[int]:
    """The network of the called end goes first, then that of the calling end."""
    for end in (link.target, link.source):
        if (end.sort, end.name) in place:
            yield place[end.sort, end.name]


def _neighbours(graph: GroupedGraph, network: Drawn) -> Iterator[Need]:
    """The members of a split network that may talk to each other without a flow."""
    if network.is_strict:
        return
    units: list[Group] = []
    for unit in graph.alike(network.members):
        units += [unit] if graph.is_clique(unit) else [(one,) for one in unit]
    classes = [graph.split(unit) for unit in units]
    for unit in units:
        if len(unit) > 1:
            yield Need(unit, unit)
    for one, other in combinations(range(len(units)), 2):
        if graph.joins(classes[one], classes[other]):
            yield Need(units[one], units[other])


def _too_many(what: str, span: Span) -> Diagnostic:
    message = f"with {what}, more than {MOST_NEEDS:,} pairs need a network"
    help_ = 'services in one zone share its network; `isolation="strict"` takes that away'
    return Diagnostic(TOO_MANY_PAIRS, message, span, help=help_)
