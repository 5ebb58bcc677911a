"""The fewest networks, by trying everything: a second opinion for diagrams of a few services.

Networks may as well be as large as they can: so each zone's is one of the largest cliques around its members,
or just these if it takes no guests, and every other network is one of the largest cliques there are.
"""

from itertools import combinations

from tests.lowering.random_diagrams import Pair, Sample, pairs


def fewest(sample: Sample) -> int:
    """The number of networks that a diagram needs."""
    cliques = largest_cliques(sample)
    held: set[frozenset[Pair]] = {frozenset()}
    for name, members in sample.whole.items():
        around = [members] if name in sample.closed else [one for one in cliques if members <= one]
        ways = {frozenset(pairs(one)) & sample.wanted for one in around or [members]}
        held = without_dominated({before | more for before in held for more in ways})
    links = {frozenset(pairs(one)) & sample.wanted for one in cliques}
    return len(sample.whole) + min(fewest_links(sample.wanted - one, links) for one in held)


def largest_cliques(sample: Sample) -> list[frozenset[int]]:
    """All cliques of services that are in no larger one."""
    services = range(len(sample.topology.services))
    found: list[frozenset[int]] = []
    for size in range(len(services), 0, -1):
        for members in map(frozenset, combinations(services, size)):
            if not any(members <= one for one in found) and sample.is_clique(members):
                found.append(members)
    return found


def fewest_links(left: frozenset[Pair], links: set[frozenset[Pair]]) -> int:
    """The number of links that hold all of some pairs."""
    count = 0
    states = {left}
    while frozenset() not in states:
        count += 1
        pair = {state: min(state, key=sorted) for state in states}
        states = {state - link for state in states for link in links if pair[state] in link}
        states = {one for one in states if not any(other < one for other in states)}
    return count


def without_dominated(states: set[frozenset[Pair]]) -> set[frozenset[Pair]]:
    return {one for one in states if not any(one < other for other in states)}
