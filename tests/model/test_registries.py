"""Discovery by registries: who joins which, what is added, and what services are told."""

import re

import pytest

from dotcompile.diagnostics import Diagnostic, Kind, Severity
from dotcompile.model.kinds.registries import KINDS
from dotcompile.model.topology import Relation, Said, Topology
from dotcompile.pipeline.understand import understand
from dotcompile.syntax.semantics import DEFAULT_LIMITS

BLOCK = re.compile(r"^```dot\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXPECTED = re.compile(r"// expect: ([a-z-]+)")
NODE = 'node [container="x:1"];'


def read(text: str, site: str = "") -> tuple[Topology, tuple[Diagnostic, ...]]:
    sites = (("d.site.toml", site.encode()),) if site else ()
    found = understand(("d.dot", text.encode()), sites, DEFAULT_LIMITS)
    return found.topologies[0], found.findings


def flows(topology: Topology) -> list[tuple[str, str, str]]:
    """The flows, each with its ports."""
    return [
        (link.source.name, link.target.name, "" if link.ports is None else str(link.ports.value[0]))
        for link in topology.links
        if link.relation is Relation.FLOW
    ]


def told(topology: Topology) -> dict[str, dict[str, str]]:
    """The environments of services."""
    return {
        service.name: dict(service.settings["env"].value)
        for service in topology.services
        if "env" in service.settings
    }


def registry_kinds(findings: tuple[Diagnostic, ...]) -> list[str]:
    return [one.kind.name for one in findings if one.kind.name.startswith("registry")]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_page(kind: Kind) -> None:
    wrong, right = BLOCK.findall(kind.page)
    expected = [
        (number, name) for number, line in enumerate(wrong.splitlines(), 1) for name in EXPECTED.findall(line)
    ]
    assert [name for _, name in expected] == [kind.name]
    found = understand(("d.dot", wrong.encode()), (), DEFAULT_LIMITS)
    at = [found.sources["d.dot"].line_number(one.span.start) for one in found.findings if one.kind is kind]
    assert at == [number for number, _ in expected]
    assert registry_kinds(read(right)[1]) == []
    errors = [one for one in read(right)[1] if one.kind.severity is Severity.ERROR]
    assert errors == []


@pytest.mark.parametrize(
    ("kind", "endpoint", "port"),
    [
        ("etcd", {"ETCD_ENDPOINTS": "http://etcd:2379"}, "2379"),
        ("consul", {"CONSUL_HTTP_ADDR": "http://consul:8500"}, "8500"),
        ("zookeeper", {"ZOOKEEPER_CONNECT": "zookeeper:2181"}, "2181"),
    ],
)
def test_a_registry_is_added_and_joined(kind: str, endpoint: dict[str, str], port: str) -> None:
    topology, findings = read(f"digraph {{ {NODE} subgraph cluster_z {{ discovery={kind}; a; b }} a -> b }}")
    assert [service.name for service in topology.services] == ["a", "b", kind]
    assert flows(topology) == [("a", "b", ""), ("a", kind, port), ("b", kind, port)]
    assert told(topology)["a"] == told(topology)["b"] == endpoint
    assert registry_kinds(findings) == ["registry-added"]
    assert topology.services[-1].settings["image"].said is Said.INFERRED


def test_a_registry_that_is_drawn_is_joined_where_it_listens() -> None:
    zone = "subgraph cluster_z { a [discovery=etcd] }"
    topology, findings = read(f'digraph {{ {NODE} {zone} keys [container="my/etcd:3", ports=4001] }}')
    assert flows(topology) == [("a", "keys", "4001")]
    assert told(topology) == {"a": {"ETCD_ENDPOINTS": "http://keys:4001"}}
    assert registry_kinds(findings) == ["registry-joined"]


@pytest.mark.parametrize(
    "drawn", ["a -> etcd", "cluster_z -> etcd", "cluster_z -> cluster_r", "a -> etcd [port=2379]"]
)
def test_a_flow_that_is_drawn_is_not_added(drawn: str) -> None:
    zones = "subgraph cluster_z { discovery=etcd; a } subgraph cluster_r { etcd [ports=2379] }"
    topology, findings = read(f"digraph {{ {NODE} {zones} {drawn} }}")
    assert len(flows(topology)) == 1
    assert told(topology) == {"a": {"ETCD_ENDPOINTS": "http://etcd:2379"}}
    assert registry_kinds(findings) == []


def test_the_registry_does_not_join_itself_and_what_a_service_says_stays() -> None:
    zone = 'discovery=consul; consul; a [env="CONSUL_HTTP_ADDR=x,B=1"]; b [discovery=dns]'
    topology, _ = read(f"digraph {{ {NODE} subgraph cluster_z {{ {zone} }} }}")
    assert flows(topology) == [("a", "consul", "8500")]
    assert told(topology) == {"a": {"CONSUL_HTTP_ADDR": "x", "B": "1"}}


def test_of_several_registries_the_one_that_is_reached_or_near_is_joined() -> None:
    zones = (
        "subgraph cluster_p { etcd1 [kind=service]; c [discovery=etcd] } subgraph cluster_q { etcd2; a; b }"
    )
    discovering = "a [discovery=etcd]; b [discovery=etcd]; b -> etcd1"
    topology, _ = read(f"digraph {{ {NODE} {zones} {discovering} }}")
    assert flows(topology) == [
        ("b", "etcd1", ""),
        ("c", "etcd1", "2379"),
        ("a", "etcd2", "2379"),
    ]


def test_members_of_a_network_that_is_a_node_join_too() -> None:
    text = f"digraph {{ {NODE} net_x [kind=network, discovery=zookeeper]; a -> net_x; net_x -> b }}"
    topology, _ = read(text)
    assert flows(topology) == [("a", "zookeeper", "2181"), ("b", "zookeeper", "2181")]


def test_a_client_is_told_the_endpoint_alone() -> None:
    zones = "subgraph cluster_z { a [discovery=client]; b } subgraph cluster_r { consul [ports=8500] }"
    topology, findings = read(f"digraph {{ {NODE} {zones} }}")
    assert flows(topology) == []
    assert told(topology) == {"a": {"CONSUL_HTTP_ADDR": "http://consul:8500"}}
    assert registry_kinds(findings) == ["registry-not-reached"]
    assert registry_kinds(read(f"digraph {{ {NODE} {zones} a -> consul }}")[1]) == []


def test_a_site_file_adds_neither_services_nor_connections() -> None:
    text = f"digraph {{ {NODE} subgraph cluster_z {{ a; b }} %s a -> b }}"
    site = '[services.a]\ndiscovery = "etcd"\n'
    topology, findings = read(text % "", site)
    assert (flows(topology), len(topology.services)) == ([("a", "b", "")], 2)
    assert registry_kinds(findings) == ["registry-missing"]
    topology, findings = read(text % "subgraph cluster_r { etcd }", site)
    assert flows(topology) == [("a", "b", "")]
    assert told(topology) == {"a": {"ETCD_ENDPOINTS": "http://etcd:2379"}}
    assert registry_kinds(findings) == ["registry-not-reached"]
