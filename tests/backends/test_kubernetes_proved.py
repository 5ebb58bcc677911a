"""The proof of manifests: what is emitted is exactly what is drawn, and what is changed in it is found.

A second opinion asks the manifests as PyYAML reads them, pod by pod and port by port.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping
from copy import deepcopy
from ipaddress import ip_address
from itertools import product
from random import Random
from typing import Any

import pytest

from dotcompile.backends.proving.prove import prove
from dotcompile.model.topology import Sort, Topology
from dotcompile.model.values.ports import ANY_PORT
from dotcompile.pipeline.understand import understand
from dotcompile.reach.apart import NO_PAIRS
from dotcompile.reach.facts import KUBERNETES
from dotcompile.reach.intent import intend
from dotcompile.reach.policies.ordered import read_ordered
from dotcompile.reach.policies.permitting import Permitting
from dotcompile.reach.policies.policy import Cluster, Ordered, Pod, Policy
from dotcompile.reach.policies.reading import read_pod, read_policy
from dotcompile.reach.whereabouts import find_ranges
from dotcompile.syntax.semantics import DEFAULT_LIMITS
from tests.backends.cluster_oracles import objects
from tests.backends.compiling import compiled
from tests.backends.kubernetes_diagrams import diagram
from tests.reach.policies.brute import Brute, interesting
from tests.soak import Soak

Objects = list[dict[str, Any]]
SERVERS = "name servers"
OTHERS = {
    SERVERS: Pod(SERVERS, "kube-system", {"k8s-app": "kube-dns"}),
    "stranger": Pod("stranger", "elsewhere", {}),
    "of the cluster": Pod("of the cluster", "kube-system", {}),
}
OUTSIDE = ("192.0.2.7", "10.1.2.3", "198.51.100.9", "203.0.113.9", "2001:db8:1::5", "2001:db8:2::5")
SHOP = """
digraph shop {
    graph [target=kubernetes]
    customer [kind=actor]
    payments [kind=actor, addr="192.0.2.0/24"]
    subgraph cluster_front { web [container=x, ports="80", publish="8080:80"] }
    subgraph cluster_back {
        api [container=x, ports="8000,53/udp"]
        db [container=x, ports="5432"]
        lone [container=x]
    }
    customer -> web
    web -> api
    api -> db [port="5432,9000-9010"]
    cluster_front -> cluster_back [port="7"]
    api -> payments [port="443"]
}
"""


def topology_of(text: str) -> Topology:
    return understand(("shop.dot", text.encode()), (), DEFAULT_LIMITS).topologies[0]


def written(objects_: Objects) -> Mapping[str, str]:
    """JSON is YAML, and quotes every text."""
    return {"shop.yml": "---\n".join(json.dumps(one) + "\n" for one in objects_)}


def proved(objects_: Objects, topology: Topology) -> list[str]:
    return [one.message for one in prove(written(objects_), topology, NO_PAIRS, KUBERNETES)]


def meaning(
    there: Objects, topology: Topology, tried: set[tuple[str, int]]
) -> set[tuple[str, str, str, int]] | None:
    """Every connection that is possible at the ports that are tried; None if it does not run as drawn."""
    pods: dict[str, Pod] = dict(OTHERS)
    for one in there:
        template = one.get("spec", {}).get("template")
        if template:
            metadata, spec = template["metadata"], template["spec"]
            hosted = bool(spec.get("hostNetwork"))
            name = metadata["annotations"]["dotcompile/services"]
            pods[name] = Pod(name, one["metadata"]["namespace"], metadata["labels"], hosted=hosted)
            pods[f"double of {name}"] = Pod(name, "elsewhere", metadata["labels"])
    specs = [
        {**one["spec"], "namespace": one["metadata"]["namespace"]}
        for one in there
        if one["kind"] == "NetworkPolicy"
    ]
    names = {name for name, pod in pods.items() if name not in OTHERS and pod.namespace != "elsewhere"}
    if names != {service.name for service in topology.services}:
        return None
    if len({tuple(sorted(pods[name].labels.items())) for name in names}) < len(names):
        return None
    brute = Brute(pods, {}, specs)
    ends = [*pods, *OUTSIDE]
    return {
        (source, target, protocol, port)
        for source, target in product(ends, repeat=2)
        if source != target and {source, target} & names
        for protocol, port in tried
        if brute.allows(source, target, protocol, port)
    }


ASKED = {"ingress": [{"ports": [{"port": port} for port in (7, 80, 443, 5432, 9000, 9010)]}]}


def trying(there: Objects) -> set[tuple[str, int]]:
    """Ports on both sides of every bound."""
    return set(interesting([*(one["spec"] for one in there if one["kind"] == "NetworkPolicy"), ASKED]))


def intended(topology: Topology, tried: set[tuple[str, int]]) -> set[tuple[str, str, str, int]]:
    """The same by what is drawn: names, flows between services, and actors where they say that they are."""
    intent = intend(topology)
    found = set()
    for service in topology.services:
        found |= {(service.name, SERVERS, protocol, 53) for protocol in ("tcp", "udp")}
    for edge in intent.edges:
        if not edge.served:
            continue
        for source, target in product(edge.sources, edge.targets):
            for one, other in product(ends_of(topology, intent, source), ends_of(topology, intent, target)):
                for protocol, port in tried:
                    if one != other and any(
                        each.protocol == protocol and each.first <= port <= each.last
                        for each in edge.ports or ANY_PORT
                    ):
                        found.add((one, other, protocol, port))
    return found


def ends_of(topology: Topology, intent: Any, number: int) -> list[str]:
    thing = intent.things[number]
    if thing.sort is Sort.SERVICE:
        return [thing.name]
    (actor,) = (one for one in topology.actors if one.name == thing.name)
    ranges = find_ranges(actor)
    return [one for one in OUTSIDE if ranges is None or any(ip_address(one) in each for each in ranges)]


def shop() -> tuple[Topology, Objects]:
    outcome = compiled(SHOP, "kubernetes")
    assert not outcome.errors
    return topology_of(SHOP), list(objects(outcome.files))


def test_what_is_emitted_is_what_is_drawn() -> None:
    topology, there = shop()
    tried = trying(there)
    assert meaning(there, topology, tried) == intended(topology, tried)
    assert proved(there, topology) == []


Change = Callable[[Random, Objects], None]


def policies(there: Objects) -> Objects:
    return [one for one in there if one["kind"] == "NetworkPolicy"]


def rules(there: Objects) -> list[dict[str, Any]]:
    return [
        rule
        for one in policies(there)
        for key in ("ingress", "egress")
        for rule in one["spec"].get(key) or []
    ]


def ports(there: Objects) -> list[dict[str, Any]]:
    return [port for rule in rules(there) for port in rule.get("ports") or []]


def peers(there: Objects) -> list[dict[str, Any]]:
    return [peer for rule in rules(there) for key in ("from", "to") for peer in rule.get(key) or []]


def workloads(there: Objects) -> Objects:
    return [one for one in there if "template" in one.get("spec", {})]


def drop_policy(random: Random, there: Objects) -> None:
    there.remove(random.choice(policies(there)))


def drop_type(random: Random, there: Objects) -> None:
    spec = random.choice(policies(there))["spec"]
    spec["policyTypes"] = spec["policyTypes"][:-1] or ["Ingress"]


def drop_rule(random: Random, there: Objects) -> None:
    having = [one["spec"] for one in policies(there) if one["spec"].get("ingress")]
    having and random.choice(having)["ingress"].pop()


def add_rule(random: Random, there: Objects) -> None:
    spec = random.choice(policies(there))["spec"]
    spec.setdefault(random.choice(("ingress", "egress")), []).append({})


def drop_side(random: Random, there: Objects) -> None:
    rule = random.choice(rules(there))
    rule.pop(random.choice(("from", "to", "ports")), None)


def move_port(random: Random, there: Objects) -> None:
    port = random.choice(ports(there))
    if "port" in port:
        port["port"] += random.choice((-1, 1))
        port.pop("endPort", None)


def widen_port(random: Random, there: Objects) -> None:
    port = random.choice(ports(there))
    if "port" in port:
        port["endPort"] = port["port"] + random.randint(0, 2)


def change_protocol(random: Random, there: Objects) -> None:
    random.choice(ports(there))["protocol"] = random.choice(("TCP", "UDP", "SCTP"))


def open_selector(random: Random, there: Objects) -> None:
    peer = random.choice(peers(there))
    if "podSelector" in peer:
        peer["podSelector"] = {}


def every_namespace(random: Random, there: Objects) -> None:
    peer = random.choice(peers(there))
    if "podSelector" in peer:
        peer["namespaceSelector"] = {}


def another_pod(random: Random, there: Objects) -> None:
    names = [one["metadata"]["name"] for one in workloads(there)]
    peer = random.choice(peers(there))
    if "podSelector" in peer:
        peer["podSelector"] = {"matchLabels": {"app.kubernetes.io/name": random.choice(names)}}


def another_target(random: Random, there: Objects) -> None:
    names = [one["metadata"]["name"] for one in workloads(there)]
    spec = random.choice(policies(there))["spec"]
    spec["podSelector"] = random.choice(
        ({}, {"matchLabels": {"app.kubernetes.io/name": random.choice(names)}})
    )


def widen_block(random: Random, there: Objects) -> None:
    blocks = [peer["ipBlock"] for peer in peers(there) if "ipBlock" in peer]
    if blocks:
        random.choice(blocks)["cidr"] = random.choice(("0.0.0.0/0", "10.0.0.0/8", "::/0", "192.0.2.128/25"))


def change_label(random: Random, there: Objects) -> None:
    labels = random.choice(workloads(there))["spec"]["template"]["metadata"]["labels"]
    labels[random.choice(list(labels))] = "other"


def to_the_host(random: Random, there: Objects) -> None:
    random.choice(workloads(there))["spec"]["template"]["spec"]["hostNetwork"] = True


CHANGES: tuple[Change, ...] = (
    *(drop_policy, drop_type, drop_rule, add_rule, drop_side, move_port, widen_port, change_protocol),
    *(open_selector, every_namespace, another_pod, another_target, widen_block, change_label, to_the_host),
)


def is_harmless(change: Change) -> bool:
    """What changes the ways of services, beside those of packets: the proof may find more than asked for."""
    return change not in (change_label, to_the_host)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_what_is_changed_is_found(change: Change, soak: Soak) -> None:
    topology, right = shop()
    counted: Counter[str] = Counter()
    for _ in range(soak.count(6)):
        there = deepcopy(right)
        change(soak.random, there)
        tried = trying(there)
        differs = meaning(there, topology, tried) != intended(topology, tried)
        found = proved(there, topology)
        assert bool(found) == differs or (found and not is_harmless(change)), found
        counted["found" if found else "the same"] += 1
    soak.figures |= counted
    assert counted["found"]


def test_random_diagrams(soak: Soak) -> None:
    """What is emitted of them is exactly what is drawn, by both opinions; and changes are found."""
    counted: Counter[str] = Counter()
    for _ in range(soak.count(8)):
        text = diagram(soak.random, most_services=5, hostile=False)
        outcome = compiled(text, "kubernetes")
        assert not outcome.lines("not-proved"), text
        if outcome.errors:
            continue
        topology, right = topology_of(text), list(objects(outcome.files))
        counted["proved"] += 1
        for _ in range(4):
            there = deepcopy(right)
            change = soak.random.choice(CHANGES)
            try:
                change(soak.random, there)
            except IndexError:  # there is nothing of that sort to be changed
                continue
            tried = trying([*there, *right])
            if meaning(there, topology, tried) != meaning(right, topology, tried):
                assert proved(there, topology), (change, text)
                counted["found"] += 1
    soak.figures |= counted
    assert counted["found"]
    assert counted["proved"]


BOTH = """
digraph shop { graph [target=kubernetes]
    a [container=x, ports="80"]; b [container=x]; b -> a }
"""


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('kind: "Deployment"', 'kind: "Role"', "it has an object of the kind `Role`"),
        ('"dotcompile/services": "a"', '"dotcompile/services": "c"', "there is a service `c`"),
        ('"dotcompile/services": "a"', '"dotcompile/else": "a"', "does not tell whose containers it has"),
        ('apiVersion: "networking.k8s.io/v1"', 'apiVersion: "crd.example/v1"', "a policy of another version"),
        ('name: "ask-for-names"', 'name: "default-deny"', "two objects of one kind have one name"),
        ("port: 53", "port: yes", "`yes` stands without quotes"),
        ('protocol: "TCP"', 'protocol: "tcp"', "`tcp` is no protocol"),
        ('namespace: "shop"', 'namespace: "other"', "not everything is in the one namespace"),
        ("policyTypes:", "policyKinds:", ""),
        ('kind: "Service"', 'kind: "Service"\nspec: {}', "it says `spec` twice in one place"),
        ('type: "NodePort"', 'type: "ClusterIP"', ""),
    ],
)
def test_what_cannot_be_read_back_or_should_not_be_there(right: str, wrong: str, told: str) -> None:
    outcome = compiled(BOTH, "kubernetes")
    assert not outcome.errors
    text = outcome.text.replace(right, wrong, 1)
    found = [one.message for one in prove({"shop.yml": text}, topology_of(BOTH), NO_PAIRS, KUBERNETES)]
    assert told in "\n".join(found)
    assert bool(found) == bool(told)


DENIED = """
digraph shop {
    graph [target=kubernetes]
    customer [kind=actor]
    payments [kind=actor, addr="192.0.2.0/24,2001:db8::/64"]
    a [container=x, ports="80", publish="80:80,9000:9000"]; b [container=x]; c [container=x, ports="5432"]
    customer -> a [port=80]
    payments -> a [port=9000]
    b -> a
    a -> payments [port="443,8000-8100,53/udp"]
    b -> customer
    b -> c [deny=true, port=5432]
    customer -> c [deny=true]
}
"""


def calico() -> tuple[Topology, Objects]:
    outcome = compiled(DENIED, "kubernetes", options=("calico",))
    assert not outcome.errors
    return topology_of(DENIED), list(objects(outcome.files))


def test_policies_of_calico_are_read_back() -> None:
    topology, there = calico()
    kinds = Counter(one["kind"] for one in there)
    assert kinds["GlobalNetworkPolicy"] == 4
    assert not [peer for peer in peers(there) if "ipBlock" in peer]
    assert proved(there, topology) == []


@pytest.mark.parametrize(
    ("right", "wrong", "told"),
    [
        ('"action": "Allow"', '"action": "Deny"', "and that is drawn"),
        ('"ports": [443', '"ports": [444', "cannot reach 192.0.2.0 at 443"),
        ('"8000:8100"', '"8000:8101"', "can reach 192.0.2.0 at 8101, and that is not drawn"),
        (', "nets": ["192.0.2.0/24"]', "", "and that is not drawn"),
        (
            '"notSelector": "has(projectcalico.org/namespace)"',
            '"notSelector": "has(other)"',
            "a double of `a`",
        ),
        ('"action": "Allow"', '"action": "Log"', "`Log` is no action"),
        ('"selector": "', '"selector": "all() || ', "is no selector"),
        ('"order": 500', '"order": 1500', "no order that goes before"),
        ('"types": [', '"tier": "x", "types": [', "has the unknown key `tier`"),
        ('"protocol": "UDP"', '"protocol": "ICMP"', "is no protocol with ports"),
        ('"projectcalico.org/v3"', '"projectcalico.org/v4"', "a policy of another version"),
    ],
)
def test_what_is_changed_in_calicos_policies_is_found(right: str, wrong: str, told: str) -> None:
    topology, there = calico()
    (text,) = written(there).values()
    assert right in text
    found = prove({"shop.yml": text.replace(right, wrong, 1)}, topology, NO_PAIRS, KUBERNETES)
    assert told in "\n".join(one.message for one in found)


def test_what_is_denied_stays_so_whatever_others_permit() -> None:
    _, there = calico()
    opened = {"podSelector": {}, "ingress": [{}], "egress": [{}], "policyTypes": ["Ingress", "Egress"]}
    other = {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "spec": opened}
    there.append({**other, "metadata": {"name": "other", "namespace": "shop"}})
    pods, namespaces, plain, ordered = clustered(there)
    permitting = Permitting(Cluster(tuple(pods.values()), plain, namespaces, ordered))
    from_b = [one for one in permitting.ports(pods["b"], pods["c"]) if one.protocol == "tcp"]
    assert not any(one.first <= 5432 <= one.last for one in from_b)
    assert permitting.ports(ip_address("203.0.113.9"), pods["c"]) == ()
    assert permitting.ports(pods["a"], pods["c"]) == ANY_PORT


def clustered(there: Objects) -> tuple[dict[str, Pod], Any, tuple[Policy, ...], tuple[Ordered, ...]]:
    pods = {one["metadata"]["name"]: read_pod(one) for one in workloads(there)}
    ordered = tuple(read_ordered(one) for one in there if one["kind"] == "GlobalNetworkPolicy")
    return pods, {"shop": {}}, tuple(read_policy(one) for one in policies(there)), ordered
