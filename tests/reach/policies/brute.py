"""Policies asked pod by pod and port by port: a second opinion that reads manifests as they stand.

It knows one connection at a time, has no records and no sets of ports, and shares no code with what it
checks.
"""

from collections.abc import Mapping, Sequence
from ipaddress import ip_address, ip_network
from random import Random
from typing import Any

from dotcompile.reach.policies.policy import Pod

Spec = Mapping[str, Any]


class Brute:
    """One cluster: its pods by name, the labels of its namespaces, and the policies as they stand."""

    def __init__(
        self, pods: Mapping[str, Pod], namespaces: Mapping[str, Mapping[str, str]], specs: Sequence[Spec]
    ) -> None:
        self.pods, self.namespaces, self.specs = pods, namespaces, specs

    def allows(self, source: str, target: str, protocol: str, port: int) -> bool:
        """Whether one connection is possible."""
        if source == target:
            return True
        return self.side(target, source, target, "Ingress", protocol, port) and self.side(
            source, target, target, "Egress", protocol, port
        )

    def side(self, own: str, other: str, target: str, kind: str, protocol: str, port: int) -> bool:
        mine = [spec for spec in self.specs if own in self.pods and self.isolates(spec, own, kind)]
        if not mine:
            return True
        key = "from" if kind == "Ingress" else "to"
        for spec in mine:
            for rule in spec.get(kind.lower()) or []:
                peers, listed = rule.get(key) or [], rule.get("ports") or []
                if peers and not any(self.is_peer(peer, spec, other) for peer in peers):
                    continue
                if not listed or any(is_port(one, self.pods.get(target), protocol, port) for one in listed):
                    return True
        return False

    def isolates(self, spec: Spec, own: str, kind: str) -> bool:
        pod = self.pods[own]
        if pod.hosted or pod.namespace != spec.get("namespace", "shop"):
            return False
        types = spec.get("policyTypes") or (["Ingress", "Egress"] if spec.get("egress") else ["Ingress"])
        return kind in types and matches(spec.get("podSelector"), pod.labels)

    def is_peer(self, peer: Spec, spec: Spec, other: str) -> bool:
        if other not in self.pods:
            block = peer.get("ipBlock")
            if not block:
                return False
            address = ip_address(other)
            return address in ip_network(block["cidr"]) and not any(
                address in ip_network(one) for one in block.get("except", [])
            )
        pod = self.pods[other]
        if "ipBlock" in peer or pod.hosted:
            return False
        if "namespaceSelector" in peer:
            labels = {**self.namespaces.get(pod.namespace, {}), "kubernetes.io/metadata.name": pod.namespace}
            if not matches(peer["namespaceSelector"], labels):
                return False
        elif pod.namespace != spec.get("namespace", "shop"):
            return False
        return matches(peer.get("podSelector"), pod.labels)


def is_port(entry: Spec, target: Pod | None, protocol: str, port: int) -> bool:
    if entry.get("protocol", "TCP").lower() != protocol:
        return False
    said = entry.get("port")
    if isinstance(said, str):
        named = target.ports if target is not None else ()
        return any((one.name, one.protocol, one.number) == (said, protocol, port) for one in named)
    return said is None or said <= port <= entry.get("endPort", said)


def matches(selector: Spec | None, labels: Mapping[str, str]) -> bool:
    for key, value in ((selector or {}).get("matchLabels") or {}).items():
        if labels.get(key) != value:
            return False
    for one in (selector or {}).get("matchExpressions") or []:
        has, value = one["key"] in labels, labels.get(one["key"])
        holds = {
            "In": has and value in one.get("values", []),
            "NotIn": not has or value not in one.get("values", []),
            "Exists": has,
            "DoesNotExist": not has,
        }
        if not holds[one["operator"]]:
            return False
    return True


def interesting(specs: Sequence[Spec]) -> list[tuple[str, int]]:
    """A port in and just out of everything that is said, and those that have names."""
    numbers = {1, 53, 80, 5353, 5454, 8080, 65535}
    for spec in specs:
        for rule in [*(spec.get("ingress") or []), *(spec.get("egress") or [])]:
            for entry in rule.get("ports") or []:
                for key in ("port", "endPort"):
                    if isinstance(entry.get(key), int):
                        numbers |= {entry[key] - 1, entry[key], entry[key] + 1}
    return [
        (protocol, port)
        for protocol in ("tcp", "udp", "sctp")
        for port in sorted(numbers)
        if 0 < port < 65536
    ]


def random_specs(random: Random) -> list[Spec]:
    return [random_spec(random) for _ in range(random.randint(0, 5))]


def random_spec(random: Random) -> Spec:
    spec: dict[str, Any] = {"namespace": random.choice(("shop", "shop", "data", "bare"))}
    if random.random() < 0.9:
        spec["podSelector"] = selector(random, ("app", "tier"), ("web", "api", "db", "front"))
    for key, side in (("ingress", "from"), ("egress", "to")):
        if random.random() < 0.6:
            spec[key] = [rule(random, side) for _ in range(random.randint(0, 3))]
    if random.random() < 0.6:
        spec["policyTypes"] = random.choice(([], ["Ingress"], ["Egress"], ["Ingress", "Egress"]))
    return spec


def rule(random: Random, side: str) -> Spec:
    made: dict[str, Any] = {}
    if random.random() < 0.8:
        made[side] = [peer(random) for _ in range(random.randint(0, 3))]
    if random.random() < 0.7:
        made["ports"] = [port(random) for _ in range(random.randint(0, 3))]
    return made


def peer(random: Random) -> Spec:
    if random.random() < 0.3:
        network, inner = random.choice((("10.0.0.0/8", "10.1.0.0/16"), ("0.0.0.0/0", "10.0.0.0/8")))
        block: dict[str, Any] = {"cidr": network}
        if random.random() < 0.5:
            block["except"] = [inner]
        return {"ipBlock": block}
    made = {}
    if random.random() < 0.6:
        made["podSelector"] = selector(random, ("app", "tier"), ("web", "api", "db", "front", "back"))
    if random.random() < 0.6 or not made:
        made["namespaceSelector"] = selector(
            random, ("team", "kubernetes.io/metadata.name"), ("a", "b", "shop")
        )
    return made


def port(random: Random) -> Spec:
    made: dict[str, Any] = {}
    if random.random() < 0.6:
        made["protocol"] = random.choice(("TCP", "UDP", "SCTP"))
    kind = random.random()
    if kind < 0.3:
        made["port"] = random.choice(("http", "dns", "sql"))
    elif kind < 0.9:
        made["port"] = random.choice((53, 80, 443, 8080))
        if kind > 0.7:
            made["endPort"] = made["port"] + random.randint(0, 8000)
    return made


def selector(random: Random, keys: Sequence[str], values: Sequence[str]) -> Spec:
    made: dict[str, Any] = {}
    if random.random() < 0.5:
        made["matchLabels"] = {random.choice(keys): random.choice(values)}
    if random.random() < 0.3:
        operator = random.choice(("In", "NotIn", "Exists", "DoesNotExist"))
        one: dict[str, Any] = {"key": random.choice(keys), "operator": operator}
        if operator in ("In", "NotIn"):
            one["values"] = random.sample(values, random.randint(1, 2))
        made["matchExpressions"] = [one]
    return made
