"""The two seed diagrams: what section 6 of the language says of them, and all the rest as goldens."""

from collections import Counter
from pathlib import Path

import pytest

from dotcompile.diagnostics import Severity
from dotcompile.model.topology import Relation, Sort, Topology, ZoneKind
from tests.goldens import Golden
from tests.model.shown import meaning, shown

SEEDS = Path(__file__).parents[2] / "examples" / "bidspy"
GOLDENS = Path(__file__).parent / "seeds"


def seed(name: str) -> Topology:
    return meaning((SEEDS / f"{name}.dot").read_text(), f"{name}.dot")[0]


@pytest.mark.parametrize("name", ["bidspy", "flow"])
def test_golden(name: str, golden: Golden) -> None:
    found = meaning((SEEDS / f"{name}.dot").read_text(), f"{name}.dot")
    golden(GOLDENS / f"{name}.txt", shown(*found))


@pytest.mark.parametrize("name", ["bidspy", "flow"])
def test_nothing_in_it_is_an_error(name: str) -> None:
    _, findings, _ = meaning((SEEDS / f"{name}.dot").read_text())
    assert {finding.kind.severity for finding in findings} == {Severity.NOTE, Severity.WARNING}


def test_bidspy() -> None:
    topology = seed("bidspy")
    assert (topology.zone["swarm"].kind, names(topology.zone["swarm"].members)) == (
        ZoneKind.HOSTS,
        ["node1", "node2", "node3"],
    )
    networks = [zone.name for zone in topology.zones if zone.kind is ZoneKind.NETWORK]
    assert sorted(networks) == ["controller", "project", "proxy1", "proxy2", "storage"]
    assert sorted(names(topology.actors)) == ["administrator", "customer"]
    assert len(topology.services) == 13
    assert len(topology.links) == 21
    assert Counter(link.relation for link in topology.links) == {
        Relation.FLOW: 14,
        Relation.CONTROL: 1,
        Relation.PROVISION: 4,
        Relation.INGRESS: 2,
    }
    ends = [(link.source.sort, link.target.sort) for link in topology.links if link.relation is Relation.FLOW]
    assert sum(Sort.ZONE in pair for pair in ends) == 6
    assert ends.count((Sort.SERVICE, Sort.SERVICE)) == 8
    assert topology.service["haproxy"].zones == topology.service["nginx"].zones == ("proxy1", "proxy2")


def test_with_instances_for_each_zone_there_are_four_proxies() -> None:
    text = (SEEDS / "bidspy.dot").read_text().replace("digraph G {", 'digraph G { instances="per-zone"')
    topology, _, _ = meaning(text)
    proxies = [service.name for service in topology.services if service.instance_of]
    assert proxies == ["proxy1-haproxy", "proxy2-haproxy", "proxy1-nginx", "proxy2-nginx"]
    assert all(len(service.zones) == 1 for service in topology.services)
    assert len(topology.links) == 21


def test_flow() -> None:
    topology = seed("flow")
    assert names(topology.networks) == ["subnet_proxy", "subnet_bidspy", "subnet_storage"]
    assert names(topology.engines) == ["swarm"]
    assert sorted(names(topology.actors)) == ["controller", "user"]
    assert names(topology.services) == ["bidspy"]
    assert topology.zones == ()
    assert Counter(link.relation for link in topology.links) == {
        Relation.CONTROL: 1,
        Relation.PROVISION: 4,
        Relation.ATTACH: 3,
        Relation.INGRESS: 1,
        Relation.SERVE: 1,
    }


def test_flow_asks_for_the_ports_of_what_is_to_be_published() -> None:
    _, findings, source = meaning((SEEDS / "flow.dot").read_text())
    (found,) = [finding for finding in findings if finding.kind.name == "ingress-without-port"]
    assert found.message.startswith("`bidspy` is not published for `user`")
    assert "ports=" in found.help
    assert source.text[found.span.start : found.span.end] == "user -> subnet_proxy"


def names(things: tuple[object, ...]) -> list[str]:
    return [getattr(thing, "name", "") for thing in things]
