"""What policies permit: hand-written cases of the specification, what is refused, and brute force."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from dotcompile.reach.policies.reading import read_policy
from dotcompile.reach.policies.trees import PolicyError
from tests.reach.policies.brute import Brute, interesting, random_specs
from tests.reach.policies.worlds import BY_NAME, NAMESPACES, end, manifest, ports, world
from tests.soak import Soak

CASES = yaml.safe_load(Path(__file__).with_name("cases.yml").read_text(encoding="utf-8"))


def test_there_are_cases_enough_and_no_two_test_the_same() -> None:
    sentences = [(case["in"], case["says"]) for case in CASES]
    assert len(set(sentences)) == len(sentences) >= 80


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['in']}: {case['says']}")
def test_the_specification(case: Mapping[str, Any]) -> None:
    permitting = world(case["policies"])
    for pair, expected in case["expect"].items():
        source, target = pair.split(" -> ")
        assert permitting.ports(end(source), end(target)) == ports(str(expected)), pair


@pytest.mark.parametrize(
    ("spec", "told"),
    [
        ({"policyTypes": ["ingress"]}, "`ingress` is no type of policy"),
        ({"ingress": [{"from": [{}]}]}, "a peer says neither pods, namespaces nor an `ipBlock`"),
        ({"ingress": [{"from": [None]}]}, "a peer says neither"),
        ({"ingress": [{"from": [{"podSelector": {}, "ipBlock": {"cidr": "10.0.0.0/8"}}]}]}, "anything else"),
        ({"ingress": [{"from": [{"serviceSelector": {}}]}]}, "a peer has the unknown key `serviceSelector`"),
        ({"ingress": [{"to": []}]}, "a rule has the unknown key `to`"),
        ({"ingress": [{"from": {}}]}, "`from` is no list"),
        ({"ingress": [{"from": [{"ipBlock": {}}]}]}, "nothing stands where a text should"),
        ({"ingress": [{"from": [{"ipBlock": {"cidr": "10.0.0.0/33"}}]}]}, "is no range of addresses"),
        (
            {"ingress": [{"from": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["11.0.0.0/8"]}}]}]},
            "`11.0.0.0/8` is no part of `10.0.0.0/8`",
        ),
        (
            {"ingress": [{"from": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["10.0.0.0/8"]}}]}]},
            "is no part",
        ),
        ({"ingress": [{"from": [{"ipBlock": {"cidr": "10.0.0.0/8", "except": ["::/0"]}}]}]}, "is no part"),
        ({"ingress": [{"ports": [{"port": 0}]}]}, "`0` is no port"),
        ({"ingress": [{"ports": [{"port": 65536}]}]}, "`65536` is no port"),
        ({"ingress": [{"ports": [{"port": True}]}]}, "`True` is no port"),
        ({"ingress": [{"ports": [{"port": "80"}]}]}, "`80` is no name of a port"),
        ({"ingress": [{"ports": [{"port": "Web"}]}]}, "`Web` is no name of a port"),
        ({"ingress": [{"ports": [{"port": 80, "protocol": "tcp"}]}]}, "`tcp` is no protocol"),
        ({"ingress": [{"ports": [{"port": 80, "protocol": "ICMP"}]}]}, "`ICMP` is no protocol"),
        ({"ingress": [{"ports": [{"endPort": 80}]}]}, "`endPort` goes with `port`"),
        ({"ingress": [{"ports": [{"port": "http", "endPort": 80}]}]}, "`endPort` goes with a number"),
        ({"ingress": [{"ports": [{"port": 90, "endPort": 80}]}]}, "end before they begin"),
        ({"podSelector": {"matchExpressions": [{"key": "a", "operator": "Is"}]}}, "`Is` is no operator"),
        ({"podSelector": {"matchExpressions": [{"key": "a", "operator": "In"}]}}, "`In` lacks values"),
        (
            {"podSelector": {"matchExpressions": [{"key": "a", "operator": "Exists", "values": ["b"]}]}},
            "`Exists` has no values",
        ),
        ({"podSelector": {"matchLabels": {"a": 1}}}, "`1` stands where a text should"),
        ({"podSelector": {"labels": {}}}, "a selector has the unknown key `labels`"),
        ({"podSelector": []}, "a selector is no mapping"),
    ],
)
def test_what_a_cluster_refuses_is_refused(spec: Mapping[str, Any], told: str) -> None:
    with pytest.raises(PolicyError) as error:
        read_policy(manifest(spec))
    assert told in str(error.value)


def test_brute_force_agrees(soak: Soak) -> None:
    compared = 0
    for _ in range(soak.count(40)):
        specs = random_specs(soak.random)
        permitting, tried = world(specs), interesting(specs)
        brute = Brute(BY_NAME, NAMESPACES, specs)
        ends = [*BY_NAME, "10.0.0.1", "10.1.2.3", "203.0.113.9"]
        for source in ends:
            for target in ends:
                if "/" not in source and "/" not in target:
                    continue
                found = permitting.ports(end(source), end(target))
                for protocol, port in tried:
                    is_in = any(one.protocol == protocol and one.first <= port <= one.last for one in found)
                    assert is_in == brute.allows(source, target, protocol, port), (
                        specs,
                        source,
                        target,
                        port,
                    )
                    compared += 1
    soak.figures |= {"compared": compared}
