"""Addresses: what is said is kept, the rest is cut from the pool, always the same and whoever else comes."""

from ipaddress import ip_network

import pytest

from dotcompile.lowering.deployment import Pool
from dotcompile.lowering.lock import NO_LOCK, Lock, read_lock, write_lock
from dotcompile.reach.facts import COMPOSE, SWARM, Engine, Target
from dotcompile.source import Source
from tests.lowering.lowered import kinds, lowered
from tests.soak import Soak

NODE = 'node [container="x:1"];'


def zones(*bodies: str, graph: str = 'pool="10.20.0.0/16"') -> str:
    clusters = (
        f"subgraph cluster_{body.partition(' ')[0]} {{ {body.partition(' ')[2]} }}" for body in bodies
    )
    return "\n".join(["digraph {", graph, NODE, *clusters, "}"])


def pools(text: str, lock: Lock = NO_LOCK, target: Target = COMPOSE) -> dict[str, list[str]]:
    deployment, _, _ = lowered(text, target, lock=lock)
    return {network.name: [pool.subnet for pool in network.pools] for network in deployment.networks}


def test_subnets_are_cut_from_the_pool_in_order_round_those_that_are_said() -> None:
    text = zones("p a", 'q b; subnet="10.20.0.128/25"', "r c", graph='pool="10.20.0.0/16"; prefix=25')
    assert pools(text) == {"p": ["10.20.0.0/25"], "q": ["10.20.0.128/25"], "r": ["10.20.1.0/25"]}


def test_without_a_pool_the_engine_picks() -> None:
    assert pools(zones("p a", graph="")) == {"p": []}


def test_all_that_is_said_of_a_range_goes_with_its_subnet() -> None:
    said = (
        'p a; subnet="10.20.3.0/24, fd00:20::/64"; gateway="10.20.3.1, fd00:20::1"; '
        'ip_range="10.20.3.128/25"; aux="router=10.20.3.9"; ipv6=true'
    )
    deployment, _, _ = lowered(zones(said))
    assert deployment.networks[0].pools == (
        Pool("10.20.3.0/24", "10.20.3.1", "10.20.3.128/25", (("router", "10.20.3.9"),)),
        Pool("fd00:20::/64", "fd00:20::1"),
    )


def test_the_lock_keeps_subnets_when_zones_come_and_go() -> None:
    first, _, _ = lowered(zones("p a", "q b", "r c"))
    assert first.lock is not None
    kept = pools(zones("new d", "r c", "p a"), first.lock)
    assert kept == {"new": ["10.20.1.0/24"], "r": ["10.20.2.0/24"], "p": ["10.20.0.0/24"]}


@pytest.mark.parametrize(
    "stale",
    ["10.30.0.0/24", "10.20.0.0/25", "10.20.9.0/24", "fd00::/64"],
    ids=["pool", "prefix", "taken", "v6"],
)
def test_what_no_longer_fits_is_not_kept(stale: str) -> None:
    text = zones('p a; subnet="10.20.9.0/24"', "q b")
    assert pools(text, Lock({"q": ip_network(stale)})) == {"p": ["10.20.9.0/24"], "q": ["10.20.0.0/24"]}


def test_two_networks_never_keep_one_subnet() -> None:
    lock = Lock({"p": ip_network("10.20.5.0/24"), "q": ip_network("10.20.5.0/24")})
    assert pools(zones("p a", "q b"), lock) == {"p": ["10.20.0.0/24"], "q": ["10.20.1.0/24"]}


def test_subnets_never_overlap_and_stay(soak: Soak) -> None:
    random = soak.random
    for _ in range(soak.count(20)):
        names = random.sample([f"z{number}" for number in range(40)], random.randint(1, 30))
        said = {name: f"10.20.{random.randint(0, 255)}.0/{random.choice((22, 24, 26))}" for name in names[:3]}
        bodies = []
        for name in names:
            subnet = ip_network(said[name], strict=False) if name in said else None
            bodies.append(f"{name} s{name}" + (f'; subnet="{subnet}"' if subnet else ""))
        first, _, _ = lowered(zones(*bodies))
        given = [ip_network(pool.subnet) for network in first.networks for pool in network.pools]
        cut = given[3:] if len(names) > 3 else []
        assert not any(one.overlaps(other) for one in cut for other in given if one is not other)
        random.shuffle(bodies)
        assert first.lock is not None
        again = pools(zones("new x", *bodies), first.lock)
        assert all(
            again[network.name] == [pool.subnet for pool in network.pools] for network in first.networks
        )


def test_a_lock_is_read_as_it_was_written() -> None:
    lock = Lock({"b": ip_network("10.20.1.0/24"), "a": ip_network("fd00::/64")})
    text = write_lock(lock)
    assert (
        text == '{\n  "version": 1,\n  "subnets": {\n    "a": "fd00::/64",\n    "b": "10.20.1.0/24"\n  }\n}\n'
    )
    assert read_lock(Source("d.lock", text)) == (lock, ())


@pytest.mark.parametrize(
    "text",
    [
        "", "{", "[]", "{}", '{"version": 2, "subnets": {}}', '{"version": 1}', "[" * 100_000,
        '{"version": 1, "subnets": {"a": 3}}', '{"version": 1, "subnets": {"a": "10.20.0.1/24"}}',
    ],
)  # fmt: skip
def test_a_lock_that_cannot_be_read_is_told(text: str) -> None:
    lock, findings = read_lock(Source("d.lock", text))
    assert lock == NO_LOCK
    assert [found.kind.name for found in findings] == ["lock-unreadable"]


@pytest.mark.parametrize(
    ("body", "target", "fits"),
    [
        ("p a [replicas=253]", COMPOSE, True),
        ("p a [replicas=254]", COMPOSE, False),  # and the gateway
        ("p a [replicas=251]", SWARM, True),
        ("p a [replicas=252]", SWARM, False),  # and the virtual address, and one for the host
        ("p a [replicas=252, endpoint_mode=dnsrr]", SWARM, True),
        ("p a [mode=global]", SWARM, True),
        ('p a [replicas=28]; subnet="10.20.0.0/27"', COMPOSE, True),
        ('p a [replicas=30]; subnet="10.20.0.0/27"', COMPOSE, False),
        ('p a [replicas=20]; subnet="10.20.0.0/24"; ip_range="10.20.0.16/28"', COMPOSE, False),
        ('p a [replicas=28]; subnet="10.20.0.0/27"; aux="x=10.20.0.9,y=10.20.0.10"', COMPOSE, False),
    ],
)  # fmt: skip
def test_a_network_is_as_large_as_what_is_on_it(body: str, target: Target, fits: bool) -> None:
    assert ("network-too-small" in kinds(zones(body), target)) == (not fits)


def test_a_network_that_is_too_small_says_what_fits() -> None:
    _, findings, _ = lowered(zones("p a [replicas=300]"), SWARM)
    (error,) = (found for found in findings if found.kind.name == "network-too-small")
    assert "takes 303 addresses (300 for replicas, 1 virtual, 2 for the network itself)" in error.message
    assert "`10.20.0.0/24` has 254: a /23 fits" in error.message


def test_each_host_has_an_address_on_an_overlay() -> None:
    hosts = 'subgraph cluster_swarm { node [container=""]; node1; node2; node3 }'
    text = zones("p a [replicas=249]", graph=f'pool="10.20.0.0/16"; {hosts}')
    assert "network-too-small" not in kinds(text, SWARM)
    assert "network-too-small" in kinds(text.replace("249", "250"), SWARM)


def test_thirty_bridge_networks_are_what_an_engine_has() -> None:
    bodies = [f"z{number} s{number}" for number in range(31)]
    assert "pool-exhausted" not in kinds(zones(*bodies[:30], graph=""))
    assert "pool-exhausted" in kinds(zones(*bodies, graph=""))
    assert "pool-exhausted" not in kinds(zones(*bodies))
    assert "pool-exhausted" not in kinds(zones(*bodies, graph=""), SWARM)


@pytest.mark.parametrize(
    ("body", "graph", "version", "told"),
    [
        ("p a; ipv6=true", "", "20.10", True),
        ("p a; ipv6=true", "", "27.0", False),
        ("p a; ipv6=true", 'pool="fd00:20::/48"', "20.10", False),
        ('p a; ipv6=true; subnet="fd00:20::/64"', "", "20.10", False),
        ('p a; ipv6=true; subnet="10.20.0.0/24"', "", "20.10", True),
    ],
)
def test_a_network_with_ipv6_needs_a_subnet_of_it(body: str, graph: str, version: str, told: bool) -> None:
    target = Target("compose", cluster=False, engine=Engine(version))
    assert ("ipv6-without-subnet" in kinds(zones(body, graph=graph), target)) == told


def test_a_pool_of_ipv6_gives_subnets_to_those_that_want_them() -> None:
    text = zones("p a; ipv6=true", "q b", "r c; ipv6=true", graph='pool="fd00:20::/48"')
    assert pools(text) == {"p": ["fd00:20::/64"], "q": [], "r": ["fd00:20:0:1::/64"]}
