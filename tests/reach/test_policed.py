"""What packets can do where policies hold what is drawn: direction and ports, and what leaks anyway."""

from itertools import product

import pytest

from dotcompile.diagnostics import Severity
from dotcompile.lowering.facts import facts_of
from dotcompile.lowering.lower import lower
from dotcompile.model.topology import Topology
from dotcompile.model.values.ports import ANY_PORT, PORTS
from dotcompile.pipeline.compile import Output, compile_for
from dotcompile.pipeline.understand import understand
from dotcompile.reach.apart import NO_PAIRS
from dotcompile.reach.effective import effective
from dotcompile.reach.facts import KUBERNETES
from dotcompile.reach.intent import intend
from dotcompile.reach.relation import Cause, Connections
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.backends.kubernetes_diagrams import diagram
from tests.soak import Soak


def topology_of(text: str) -> Topology:
    return understand(("shop.dot", text.encode()), (), DEFAULT_LIMITS).topologies[0]


def relation_of(topology: Topology) -> Connections:
    deployment, _ = lower(topology, NO_PAIRS, KUBERNETES)
    facts = facts_of(deployment)
    assert facts.networks == ()
    return effective(facts, topology, intend(topology))


def told(text: str) -> set[str]:
    """All connections, pair by pair."""
    relation = relation_of(topology_of(f"digraph shop {{ {text} }}"))
    names = [thing.name for thing in relation.things]
    return {
        f"{names[source]} -> {names[target]} {PORTS.write(edge.ports or ANY_PORT)} {edge.cause}"
        for edge in relation.edges
        for source, target in product(edge.sources, edge.targets)
        if source != target
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a -> b [port=80]; subgraph cluster_z { a b c }", {"a -> b 80 drawn"}),
        ("a; b; a -> b", {"a -> b any drawn"}),
        ('a [ports="80,443"]; b; b -> a', {"b -> a 80,443 drawn"}),
        (
            'u [kind=actor]; a [ports="80", publish="8080:80"]; b; u -> a',
            {"u -> a 80 drawn", "u -> a 80 published", "internet -> a 80 published"},
        ),
        (
            'u [kind=actor, addr="192.0.2.1"]; a [ports="80", publish="8080:80"]; b; u -> a',
            {"u -> a 80 drawn"},
        ),
        (
            'u [kind=actor, addr="192.0.2.1"]; a [publish="80:80,443:443"]; b; u -> a [port=443]',
            {"u -> a 443 drawn", "u -> a 80 published", "internet -> a 80 published"},
        ),
        ('u [kind=actor, addr="192.0.2.1"]; a; b; a -> u [port=443]', {"a -> u 443 drawn"}),
        (
            "u [kind=actor]; a; b; a -> u [port=443]",
            {"a -> u 443 drawn", "a -> u 443 egress", "a -> internet 443 egress"},
        ),
        ("a [egress=open]; b; u [kind=actor]", {"a -> u any egress", "a -> internet any egress"}),
        (
            'a [publish="80:80"]; b [egress=open]; c',
            {"internet -> a 80 published", "b -> a 80 published", "b -> internet any egress"},
        ),
        (
            'a [ports="80"]; b [network_mode="service:a"]; c; c -> a [port=80]',
            {"c -> a 80 drawn", "c -> a 80 co-tenant", "c -> b 80 co-tenant"}
            | {"a -> b any co-tenant", "b -> a any co-tenant"},
        ),
        (
            "a [network_mode=host]; b; u [kind=actor]",
            {f"{one} host-mode" for one in ("a -> b any", "b -> a any", "u -> a any", "a -> u any")}
            | {f"{one} any host-mode" for one in ("internet -> a", "a -> internet")},
        ),
    ],
)
def test_what_is_possible(text: str, expected: set[str]) -> None:
    nodes = " ".join(f"{one} [container=x];" for one in "abc" if f"{one};" in text or f"{one} [" in text)
    assert told(f"{nodes} {text}") == expected


def test_services_reach_each_other_as_is_drawn_and_no_other_way(soak: Soak) -> None:
    compared = 0
    for _ in range(soak.count(10)):
        topology = topology_of(diagram(soak.random, hostile=False))
        intent, relation = intend(topology), relation_of(topology)
        services = range(len(topology.services))
        drawn = {
            (source, target, edge.ports)
            for edge in intent.edges
            for source, target in product(edge.sources, edge.targets)
            if source in services and target in services
        }
        found = {
            (source, target, edge.ports)
            for edge in relation.edges
            if edge.cause not in (Cause.PUBLISHED, Cause.HOST_MODE)
            for source, target in product(edge.sources, edge.targets)
            if source in services and target in services
        }
        assert found == drawn
        compared += len(found)
    soak.figures |= {"connections": compared}


RULED = """
digraph shop {{
    graph [target={target}, rules="deny b -> a
deny a -> b : 22"]
    subgraph cluster_z {{ a [container=x]; b [container=x, ports="80"] }}
    a -> b
}}
"""


@pytest.mark.parametrize(("target", "held"), [("kubernetes", True), ("compose", False)])
def test_rules_see_direction_and_ports(target: str, held: bool) -> None:
    found = understand(("shop.dot", RULED.format(target=target).encode()), (), DEFAULT_LIMITS)
    made = compile_for(found.topologies[0], found.sources, [Output("out", "shop.yml")])
    of_rules = [one for one in made.findings if one.kind.code.startswith("DC4")]
    assert bool([one for one in of_rules if one.kind.severity > Severity.NOTE]) != held
