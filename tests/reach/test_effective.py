"""The effective relation against a plain one, pair by pair, on facts and diagrams by chance."""

from dataclasses import replace
from itertools import product
from random import Random

import pytest

from dotcompile.model.topology import Said, Sort, Topology, Value
from dotcompile.model.values.addresses import ADDRESSES
from dotcompile.model.values.ports import PortRange
from dotcompile.reach.effective import effective
from dotcompile.reach.facts import COMPOSE, SWARM, Engine, FactNetwork, Facts, Mode, Published, Target
from dotcompile.reach.intent import intend
from dotcompile.reach.relation import Cause, Connections, Edge
from dotcompile.reach.search import edges_between, find_path, find_reached
from dotcompile.reach.situations import SITUATIONS, release
from tests.reach.drawn import HERE, Drawing, value
from tests.reach.pairwise import ORDER, Oracle, has, neighbours_of
from tests.soak import Soak

SERVICES = ("a", "b", "c", "d", "e", "f")
ACTORS = ("user", "partner")
PORTS = (80, 81, 443)
TARGETS = (
    COMPOSE,
    Target("compose", cluster=False, engine=Engine(userland_proxy=False)),
    SWARM,
)


def diagram(random: Random) -> Topology:
    drawing = Drawing().actor(*ACTORS).service(*SERVICES[:3]).service(*SERVICES[3:], ports="80")
    for name in ("y", "z"):
        members = [one for one in SERVICES if random.random() < 0.4]
        drawing.zone(name, *members)
    ends = (*SERVICES, "zone:y", "zone:z")
    for _ in range(random.randint(0, 6)):
        ports = random.choice(("", ": 80", ": 80-81,443"))
        drawing.link(f"{random.choice(ends)} {random.choice(('->', '--'))} {random.choice(ends)}{ports}")
    for service in SERVICES:
        if random.random() < 0.2:
            drawing.link(f"{random.choice(ACTORS)} -> {service}{random.choice((': 80', ''))}")
        if random.random() < 0.2:
            drawing.link(f"{service} -> {random.choice(ACTORS)}")
    topology = drawing.topology()
    enters = Value(value(ADDRESSES, "10.0.0.1").value, HERE, Said.DRAWN)
    partner = replace(topology.actors[1], settings={"enters": enters})
    return replace(topology, actors=(topology.actors[0], partner))


def facts(random: Random) -> Facts:
    target = random.choice(TARGETS)
    modes = tuple(random.choices((Mode.OWN, Mode.HOST, Mode.NONE), (8, 1, 1))[0] for _ in SERVICES)
    shares = tuple((5, one) for one in (random.randrange(5),) if random.random() < 0.3)
    own = [i for i, mode in enumerate(modes) if mode is Mode.OWN and i not in dict(shares)]
    networks = tuple(
        FactNetwork(
            f"n{number}",
            tuple(one for one in own if random.random() < 0.5),
            internal=random.random() < 0.5,
            driver=random.choice(("bridge", "bridge", "overlay", "macvlan")),
            icc=random.random() < 0.8,
        )
        for number in range(random.randint(0, 4))
    )
    published = tuple(
        Published(
            service,
            PortRange("tcp", *random.choice(((80, 80), (80, 81)))),
            (8000 + service, 8000 + service),
            "" if target.cluster else random.choice(("", "", "127.0.0.1", "10.0.0.1", "10.0.0.2")),
            direct=not target.cluster or random.random() < 0.5,
        )
        for service in range(6)
        if random.random() < 0.3 and service not in dict(shares)
    )
    modes = tuple(Mode.OWN if i in dict(shares) else mode for i, mode in enumerate(modes))
    return Facts(target, SERVICES, modes, networks, published, shares)


def oracle(given: Facts, topology: Topology, intent: Connections) -> Oracle:
    drawn: dict[tuple[str, str], list[PortRange]] = {}
    everything: set[tuple[str, str]] = set()
    for edge in intent.edges:
        for pair in product(edge.sources, edge.targets):
            names = intent.things[pair[0]].name, intent.things[pair[1]].name
            if not edge.served or names[0] == names[1]:
                continue
            if edge.ports is None:
                everything.add(names)
            drawn.setdefault(names, []).extend(edge.ports or ())
    drawn.update({names: [] for names in everything})
    return Oracle(
        given, drawn, neighbours_of(topology), {"user": [], "partner": ["10.0.0.1"], "internet": []}
    )


def opens(edge: Edge, port: int) -> bool:
    return edge.ports is None or any(has(one, port) for one in edge.ports)


def test_it_is_what_holds_pair_by_pair(soak: Soak) -> None:
    seen: dict[str, int] = {}
    for _ in range(soak.count(200)):
        topology, given = diagram(soak.random), facts(soak.random)
        intent = intend(topology)
        found = effective(given, topology, intent)
        plain = oracle(given, topology, intent)
        for one, other, port in product(range(len(found.things)), range(len(found.things)), PORTS):
            names = found.things[one].name, found.things[other].name
            causes = {edge.cause for edge in edges_between(found, one, other) if opens(edge, port)}
            mildest = min(causes, key=ORDER.index) if causes and one != other else None
            assert mildest == (plain.mildest(*names, port) if one != other else None), (names, port, given)
            seen[str(mildest)] = seen.get(str(mildest), 0) + 1
    soak.figures |= seen
    assert {str(cause) for cause in Cause} < seen.keys()


def test_a_search_by_some_causes_finds_what_holds_by_them(soak: Soak) -> None:
    """Not only pairs: paths, each hop of which has one of the causes."""
    for _ in range(soak.count(100)):
        topology, given = diagram(soak.random), facts(soak.random)
        found = effective(given, topology, intend(topology))
        causes = {cause for cause in Cause if soak.random.random() < 0.6}
        part = found.only(causes)
        pairs = {
            pair
            for edge in found.edges
            if edge.cause in causes
            for pair in product(edge.sources, edge.targets)
            if pair[0] != pair[1]
        }
        for start in range(len(found.things)):
            reached, waiting = {start}, [start]
            while waiting:
                one = waiting.pop()
                if found.things[one].sort is Sort.SERVICE or one == start:
                    following = {pair[1] for pair in pairs if pair[0] == one} - reached
                    reached |= following
                    waiting += following
            assert set(find_reached(part, (start,))) == reached - {start}
            assert not (reached - {start}) or find_path(part, (start,), tuple(sorted(reached - {start})))


def test_a_proved_network_leaves_no_co_tenant_and_expands_nothing() -> None:
    names = [f"s{number}" for number in range(2000)]
    drawing = Drawing().zone("left", *names[:1000]).zone("right", *names[1000:])
    topology = drawing.link("zone:left -> zone:right: 80").topology()
    both = FactNetwork("both", tuple(range(2000)), internal=True)
    given = Facts(COMPOSE, tuple(topology.service), (Mode.OWN,) * 2000, (both,), ())
    found = effective(given, topology, intend(topology))
    causes = [edge.cause for edge in found.edges]
    assert causes == [Cause.DRAWN, Cause.PORT, Cause.REVERSE, Cause.ZONE, Cause.ZONE]
    assert sum(len(edge.sources) + len(edge.targets) for edge in found.edges) == 5 * 2000


def test_facts_of_other_services_are_refused() -> None:
    topology = Drawing().service("a", "b").topology()
    wrong = Facts(COMPOSE, ("b", "a"), (Mode.OWN,) * 2, (), ())
    with pytest.raises(ValueError, match="other services"):
        effective(wrong, topology, intend(topology))


def test_rows_of_the_table_do_not_contradict_each_other() -> None:
    said: dict[tuple[object, ...], tuple[bool, bool]] = {}
    for row in SITUATIONS:
        for sender, receiver in product(row.senders, row.receivers):
            answer = row.proxy, row.no_proxy
            assert said.setdefault((sender, row.way, receiver, row.since), answer) == answer, row.name
    assert len({row.name for row in SITUATIONS}) == len(SITUATIONS)


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("20.10", (20, 10)), ("20.10.24+dfsg1", (20, 10, 24)), ("28.0.0-rc.1", (28, 0, 0)), ("", ())],
)
def test_versions_are_compared_by_their_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert release(version) == numbers
