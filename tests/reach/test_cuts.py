"""Cuts of facts: what they take away parts two sides, and nothing smaller does."""

import random
from dataclasses import replace
from itertools import combinations

from dotcompile.model.topology import Topology
from dotcompile.model.values.ports import PortRange
from dotcompile.reach.cuts import FactCut, HostMode, Membership, find_fact_cut, find_line_cut
from dotcompile.reach.effective import effective
from dotcompile.reach.facts import COMPOSE, SWARM, FactNetwork, Facts, Mode, Published
from dotcompile.reach.intent import intend
from dotcompile.reach.relation import Connections
from dotcompile.reach.search import find_path
from tests.reach.drawn import Drawing
from tests.soak import Soak

SERVICES = 4


def drawn(rng: random.Random) -> Topology:
    names = [f"s{number}" for number in range(SERVICES)]
    drawing = Drawing().service(*names, ports="80").actor("user")
    for _ in range(rng.randint(0, 4)):
        one, other = rng.sample(names, 2)
        drawing.link(f"{one} -> {other}")
    return drawing.topology()


def facts_of(rng: random.Random, topology: Topology) -> Facts:
    modes = [Mode.HOST if rng.random() < 0.15 else Mode.OWN for _ in range(SERVICES)]
    own = [number for number, mode in enumerate(modes) if mode is Mode.OWN]
    target = rng.choice((COMPOSE, SWARM))
    driver = "overlay" if target.cluster else "bridge"
    networks = []
    for number in range(rng.randint(1, 3) if own else 0):
        members = tuple(sorted(rng.sample(own, rng.randint(1, len(own)))))
        networks.append(FactNetwork(f"n{number}", members, rng.random() < 0.5, driver))
    on = {member for network in networks for member in network.members}
    published = [
        Published(
            service,
            PortRange("tcp", 80, 80),
            (8000 + service, 8000 + service),
            direct=not target.cluster or rng.random() < 0.5,
        )
        for service in sorted(on)
        if rng.random() < 0.4
    ]
    names = tuple(service.name for service in topology.services)
    return Facts(target, names, tuple(modes), tuple(networks), tuple(published))


def without(facts: Facts, gone: tuple[FactCut, ...]) -> Facts:
    networks, modes = list(facts.networks), list(facts.modes)
    for one in gone:
        match one:
            case Membership(service, network):
                at = [other.name for other in networks].index(network.name)
                members = tuple(member for member in networks[at].members if member != service)
                networks[at] = replace(networks[at], members=members)
            case HostMode(service):
                modes[service] = Mode.NONE
    published = tuple(one for one in facts.published if one not in gone)
    return replace(facts, networks=tuple(networks), modes=tuple(modes), published=published)


def joined(facts: Facts, topology: Topology, sides: tuple[int, int]) -> bool:
    relation = effective(facts, topology, intend(topology))
    return bool(find_path(relation, (sides[0],), (sides[1],)))


def elements(facts: Facts) -> list[FactCut]:
    members = [Membership(one, network) for network in facts.networks for one in network.members]
    hosted = [HostMode(number) for number, mode in enumerate(facts.modes) if mode is Mode.HOST]
    return [*members, *facts.published, *hosted]


def test_a_cut_of_facts_parts_and_nothing_smaller_does(soak: Soak) -> None:
    cuts = 0
    for _ in range(soak.count(60)):
        topology = drawn(soak.random)
        facts = facts_of(soak.random, topology)
        relation: Connections = effective(facts, topology, intend(topology))
        source, target = soak.random.sample(range(SERVICES + 1), 2)
        cut = find_fact_cut(facts, relation, (source,), (target,))
        assert cut is not None
        assert not joined(without(facts, cut), topology, (source, target))
        every = elements(facts)
        for smaller in range(len(cut)):
            assert all(
                joined(without(facts, some), topology, (source, target))
                for some in combinations(every, smaller)
            ), (facts, cut)
        cuts += bool(cut)
    soak.figures |= {"facts": soak.count(60), "cuts": cuts}


def test_no_cut_of_sides_that_overlap_or_of_too_much() -> None:
    connections = Drawing().link("a -> b", "b -> c").connections()
    assert find_line_cut(connections, (0, 1), (1, 2)) is None
    assert find_line_cut(connections, (0,), (2,), most=1) is None
    (line,) = find_line_cut(connections, (0,), (2,)) or ()
    assert line.connections == 1
