"""The sentences of the language about zones, each in a small diagram."""

import pytest

from tests.model.shown import meaning, told

IN_A = "subgraph cluster_a"


def zones(text: str) -> dict[str, str]:
    """The kind of each zone."""
    return {zone.name: str(zone.kind) for zone in meaning(text)[0].zones}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("subgraph cluster_a { x }", {"a": "network"}),
        ("subgraph ClusterA { x }", {"A": "network"}),
        ("subgraph CLUSTER_a { x }", {"a": "network"}),
        ("subgraph a { cluster=true; x }", {"a": "network"}),
        ("subgraph a { x }", {}),
        ("{ x }", {}),
        ("subgraph cluster_a { label=swarm; x }", {"a": "network"}),
        ("subgraph cluster_a { label=swarm; node1 }", {"a": "hosts"}),
        ("subgraph cluster_Swarm { node1; worker_2; VM3; manager }", {"Swarm": "hosts"}),
        ("subgraph cluster_swarming { node1 }", {"swarming": "network"}),
        ("subgraph cluster_node_pool { node1; web }", {"node_pool": "network"}),
        ("subgraph cluster_hosts { host1; host2; host1 -> host2 }", {"hosts": "network"}),
        (
            "subgraph cluster_hosts { host1 } subgraph cluster_b { x } x -> host1",
            {"hosts": "network", "b": "network"},
        ),
        (
            "subgraph cluster_hosts { host1 } subgraph cluster_b { x } cluster_hosts -> x",
            {"hosts": "hosts", "b": "network"},
        ),
        ("subgraph cluster_hosts { host1 } user -> host1", {"hosts": "hosts"}),
        ("subgraph cluster_hosts { kind=network; host1 }", {"hosts": "network"}),
        ("subgraph cluster_x { kind=hosts; a }", {"x": "hosts"}),
        ("subgraph cluster_a { subgraph cluster_b { x } }", {"a": "group", "b": "network"}),
        ("subgraph cluster_a { y; subgraph cluster_b { x } }", {"a": "network", "b": "network"}),
        ("subgraph cluster_a { kind=group; subgraph cluster_b { x } }", {"a": "group", "b": "network"}),
        ("subgraph cluster_a { p [style=invis]; subgraph cluster_b { x } }", {"a": "group", "b": "network"}),
        ("subgraph cluster_a { }", {"a": "group"}),
        ("subgraph cluster_external { x }", {"external": "outside"}),
        ("subgraph cluster_our_clients { x }", {"our_clients": "outside"}),
        ("subgraph cluster_third_party { x }", {"third_party": "outside"}),
        ('subgraph "cluster_Third-Party APIs" { x }', {"third-party-apis": "outside"}),
        ("subgraph cluster_SaaS { x }", {"SaaS": "network"}),
        ("subgraph cluster_saas { x }", {"saas": "outside"}),
        ("subgraph cluster_clientside { x }", {"clientside": "network"}),
        ("subgraph cluster_external { subgraph cluster_pay { x } }", {"external": "group", "pay": "outside"}),
        ("subgraph cluster_legend { x }", {}),
        ("subgraph cluster_Key { x; subgraph cluster_b { y } }", {}),
        ("subgraph cluster_keys { x }", {"keys": "network"}),
        ("subgraph cluster_a { name=b; x }", {"b": "network"}),
        ("{ subgraph cluster_a { x } } subgraph cluster_a { y }", {"a": "network"}),
    ],
)
def test_zones(text: str, expected: dict[str, str]) -> None:
    assert zones(f"digraph {{ {text} }}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a node statement lists; a mention does only where nothing else lists
        (f"{IN_A} {{ x; x -> y }} subgraph cluster_b {{ y }}", ["a: x", "b: y"]),
        (f"{IN_A} {{ x -> y }} subgraph cluster_b {{ y -> x }}", ["a: x y", "b: "]),
        (f"{IN_A} {{ x -> y }} y", ["a: x y"]),
        (f"x -> y; {IN_A} {{ x }}", ["a: x"]),
        (f"{IN_A} {{ {{ rank=same; x; y }} }} subgraph cluster_b {{ y; z }}", ["a: x", "b: y z"]),
        (f"{IN_A} {{ {{ x; y }} }} subgraph cluster_b {{ y; z }}", ["a: x y", "b: y z"]),
        (f"{IN_A} {{ rank=same; x; y }} subgraph cluster_b {{ y; z }}", ["a: x y", "b: y z"]),
        (f"{IN_A} {{ x }} subgraph cluster_b {{ x }}", ["a: x", "b: x"]),
        # innermost zones
        (f"{IN_A} {{ x; subgraph cluster_b {{ x }} }}", ["a: ", "b: x"]),
        (f"{IN_A} {{ x; subgraph cluster_b {{ y }} subgraph cluster_c {{ x }} }}", ["a: ", "b: y", "c: x"]),
        (f"{IN_A} {{ subgraph cluster_b {{ y }} x -> y }}", ["a: x", "b: y"]),
        (f"{IN_A} {{ x }} {IN_A} {{ y }}", ["a: x y"]),
        (f"{IN_A} {{ y; z; x }}", ["a: y z x"]),
        (f"{IN_A} {{ x -> y; y [color=red]; x }}", ["a: y x"]),
    ],
)
def test_membership(text: str, expected: list[str]) -> None:
    topology, _, _ = meaning(f"digraph {{ {text} }}")
    found = [f"{zone.name}: {' '.join(member.name for member in zone.members)}" for zone in topology.zones]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{IN_A} {{ x; x -> y }} subgraph cluster_b {{ y }}", ["mention-passed-over"]),
        (f"{IN_A} {{ subgraph cluster_b {{ y }} x; x -> y }}", []),
        (f"{IN_A} {{ x }} cluster_a -> x", []),
        (f"{IN_A} {{ x }} a -> x", ["zone-by-short-name"]),
        ("subgraph cluster_redis { redis }", []),
        ("subgraph cluster_x { redis } subgraph cluster_redis { y }", ["node-not-zone"]),
        ("subgraph cluster_a { x } cluster_b -> x", ["unknown-zone"]),
        ("cluster_tool [kind=service]", []),
        ("x -> x2; y -> z", ["node-kind-inferred"]),
        ("kind=group; x [ports=1]", ["misplaced-attribute"]),
        ('graph [isolation="strict"] x [ports=1]', []),
        ("node [replicas=1] x [kind=actor]; y [kind=service]", []),
        ("x_team=a; x [x_y=1, ports=1]", []),
        ("edge [port=80] x [ports=1]; y [ports=1]; x -> y; user -> x", ["node-kind-inferred"]),
    ],
)
def test_findings(text: str, expected: list[str]) -> None:
    assert told(f"digraph {{ {text} }}") == expected


def test_a_zone_has_settings_of_the_zone_around_it_but_not_what_is_its_own() -> None:
    text = """digraph { driver=overlay
        subgraph cluster_a { isolation="strict"; subnet="10.0.0.0/24"; x; subgraph cluster_b { y } }
    }"""
    inner = meaning(text)[0].zone["b"].settings
    assert {name: value.value for name, value in inner.items()} == {
        "driver": "overlay",
        "isolation": "strict",
    }
