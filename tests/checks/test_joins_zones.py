"""What services in several zones join, against diagrams in which somebody took them apart by hand."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from random import Random

import pytest

from dotcompile.checks.catalogue import check
from dotcompile.checks.joining import Joining
from dotcompile.checks.subject import Subject
from dotcompile.diagnostics import Diagnostic
from dotcompile.model.topology import Sort, Topology, ZoneKind
from dotcompile.reach.intent import intend
from tests.model.shown import meaning
from tests.soak import Soak

BIDSPY = Path(__file__).parents[2] / "examples" / "bidspy" / "bidspy.dot"

Opened = set[tuple[str, str, frozenset[str]]]
"""Which party reaches which things of which other only when a service is put together."""


def joins(text: str) -> list[Diagnostic]:
    topology, _, source = meaning(text)
    return [found for found in check(topology, {source.path: source}) if found.kind.name == "joins-zones"]


def test_bidspy() -> None:
    found = joins(BIDSPY.read_text())
    assert [one.message.split()[0] for one in found] == ["`haproxy`", "`nginx`"]
    for one, name in zip(found, ("haproxy", "nginx"), strict=True):
        assert "the zones `proxy1` and `proxy2`" in one.message
        told = [label.text for label in one.labels]
        controller = "reaches `admin_frontend` and `control_center` in `controller`"
        assert f"`customer` {controller}: customer -> {name} -> admin_frontend" in told
        assert f"`project` {controller}: demo -> {name} -> admin_frontend" in told
        assert any(text.startswith(f"`storage` {controller}") for text in told)


def test_bidspy_with_an_instance_for_each_zone() -> None:
    assert joins(BIDSPY.read_text().replace("digraph G {", 'digraph G { instances="per-zone"')) == []


@pytest.mark.parametrize(
    "body",
    [
        "subgraph cluster_a { kind=group; s; x } subgraph cluster_b { s; y }",
        'subgraph cluster_a { s [instances="per-zone"]; x } subgraph cluster_b { s; y }',
        "subgraph cluster_a { s; x } subgraph cluster_b { y -> s }",
    ],
)
def test_who_joins_nothing(body: str) -> None:
    assert joins(f"digraph {{ {body} }}") == []


def test_a_service_and_a_zone_of_one_name_are_told_apart() -> None:
    body = "subgraph cluster_on { x; s } subgraph cluster_b { y; s } on; on -> cluster_b"
    (found,) = joins(f"digraph {{ {body} }}")
    assert [one.text for one in found.labels[1:]] == [
        "`on` reaches `y` in `b`: x -> s -> y",
        "`b` reaches `x` in `on`: y -> s -> x",
        "`on` reaches `x` in `on`: on -> s -> x",
    ]


def test_twenty_are_shown() -> None:
    zones = "".join(f"subgraph cluster_{n} {{ s; m{n} }}" for n in range(6))
    (found,) = joins(f"digraph {{ {zones} }}")
    assert len(found.labels) == 21
    assert found.message.endswith("20 pairs meet, and more")


def test_random_diagrams(soak: Soak) -> None:
    opened = 0
    for _ in range(soak.count(60)):
        zones, joiners, lines = drawn(soak.random)
        subject = Subject(meaning(text_of(zones, joiners, lines))[0], {})
        joining = Joining(subject)
        for joiner in joiners:
            found: Opened = set()
            for one in joining.openings(subject.topology.service[joiner]):
                assert one is not None
                assert (one.path[0] in parties(subject.topology)[one.source], joiner in one.path) == (
                    True,
                    True,
                )
                assert one.path[-1] in one.reached
                found.add((one.source, one.target, frozenset(one.reached)))
            expected = opened_by_hand(zones, joiners, lines, joiner)
            assert found == expected, text_of(zones, joiners, lines)
            opened += len(expected)
    soak.figures["openings"] = opened
    assert opened


def drawn(random: Random) -> tuple[dict[str, list[str]], list[str], list[tuple[str, str]]]:
    """The members of zones, who is in several, and edges, each with the zone in whose braces it stands."""
    zones = {f"z{n}": [f"m{n}{k}" for k in range(random.randint(0, 2))] for n in range(random.randint(2, 4))}
    joiners = [f"j{n}" for n in range(random.randint(1, 3))]
    for joiner in joiners:
        for zone in random.sample(list(zones), random.randint(2, len(zones))):
            zones[zone].append(joiner)
    nodes = sorted({member for members in zones.values() for member in members})
    ends = [*nodes, *(f"cluster_{zone}" for zone in zones), "lone"]
    edges = []
    for _ in range(random.randint(1, 7)):
        tail, head = random.choice(ends), random.choice(ends)
        where = random.choice(["", *(zone for zone in zones if {tail, head} <= set(zones[zone]))])
        edges.append((f"{tail} -> {head}", where))
    edges += [(f"customer -> {random.choice(nodes)}", "")] if random.random() < 0.6 else []
    edges += [(f"{random.choice(ends)} -> partner", "")] if random.random() < 0.4 else []
    return zones, joiners, edges


def text_of(
    zones: Mapping[str, list[str]], apart: Iterable[str], edges: Iterable[tuple[str, str]], *, whole: str = ""
) -> str:
    """A diagram in which every joiner but one is taken apart, or none if there is no `whole`."""
    lines = ["digraph {", "    customer [kind=actor]; partner [kind=actor]; lone [ports=80, kind=service]"]
    lines.append("    node [ports=80]")
    for zone, members in zones.items():
        lines.append(f"    subgraph cluster_{zone} {{ {' '.join(members)}")
        lines += [f"        {edge}" for edge, where in edges if where == zone]
        lines.append("    }")
    lines += [f"    {edge}" for edge, where in edges if not where]
    if whole:
        lines += [f'    {one} [instances="per-zone"]' for one in apart if one != whole]
    return "\n".join([*lines, "}", ""])


def opened_by_hand(
    zones: Mapping[str, list[str]], joiners: list[str], edges: list[tuple[str, str]], joiner: str
) -> Opened:
    together = meaning(text_of(zones, joiners, edges, whole=joiner))[0]
    apart = meaning(text_of(zones, joiners, edges, whole="nobody"))[0]
    members = {name: things - set(joiners) for name, things in parties(apart).items()}
    members = {name: things for name, things in members.items() if things and not is_instance(name, joiners)}
    found: Opened = set()
    for source in members:
        new = reached(together, members[source]) - reached(apart, members[source])
        for target in members:
            if target != source and new & members[target]:
                found.add((source, target, frozenset(new & members[target])))
    return found


def is_instance(name: str, joiners: list[str]) -> bool:
    return any(name.endswith(f"-{joiner}") for joiner in joiners)


def parties(topology: Topology) -> dict[str, set[str]]:
    found = {
        zone.name: {member.name for member in zone.members if not member.name.startswith("z")}
        for zone in topology.zones
    }
    found |= {actor.name: {actor.name} for actor in topology.actors}
    return found | {one.name: {one.name} for one in topology.services if not one.zones}


def reached(topology: Topology, sources: set[str]) -> set[str]:
    """What can be reached over drawn edges and by neighbours, actors never passed."""
    connections = intend(topology)
    names = [thing.name for thing in connections.things]
    pairs = {
        (names[tail], names[head])
        for edge in connections.edges
        for tail in edge.sources
        for head in edge.targets
    }
    for zone in topology.zones:
        inside = {member.name for member in zone.members if member.sort is Sort.SERVICE}
        if zone.kind is ZoneKind.NETWORK:
            pairs |= {(one, other) for one in inside for other in inside}
    actors = {actor.name for actor in topology.actors}
    found, waiting = set(sources), list(sources)
    while waiting:
        one = waiting.pop()
        new = {head for tail, head in pairs if tail == one} - found
        found |= new
        waiting += new - actors
    return found
