"""Static discovery: who has which address, and who knows it."""

from dotcompile.lowering.deployment import Deployment, OnNetworks
from dotcompile.reach.facts import COMPOSE
from tests.lowering.lowered import kinds, lowered

NODE = 'node [container="x:1"];'


def made(text: str) -> Deployment:
    return lowered(f"digraph {{ egress=open; {NODE} {text} }}")[0]


def addresses(deployment: Deployment) -> dict[tuple[str, str], tuple[str, ...]]:
    """Addresses by service and network, of those that have one."""
    return {
        (spec.name, one.network): one.ips
        for spec in deployment.services
        if isinstance(spec.sandbox, OnNetworks)
        for one in spec.sandbox.attachments
        if one.ips
    }


def hosts(deployment: Deployment) -> dict[str, dict[str, str]]:
    """What each service knows of others."""
    return {
        spec.name: {name: str(address) for name, address in spec.settings["extra_hosts"].value}
        for spec in deployment.services
        if "extra_hosts" in spec.settings
    }


ZONE = 'subgraph cluster_z { discovery=static; subnet="10.20.0.0/29"; '


def test_addresses_are_taken_from_the_top_in_the_order_of_the_diagram() -> None:
    found = made(f"{ZONE} a; b; c }}")
    assert addresses(found) == {
        ("a", "z"): ("10.20.0.6",),
        ("b", "z"): ("10.20.0.5",),
        ("c", "z"): ("10.20.0.4",),
    }
    assert hosts(found) == {
        "a": {"b": "10.20.0.5", "c": "10.20.0.4"},
        "b": {"a": "10.20.0.6", "c": "10.20.0.4"},
        "c": {"a": "10.20.0.6", "b": "10.20.0.5"},
    }


def test_what_is_taken_or_said_is_left_alone() -> None:
    said = 'gateway="10.20.0.6"; aux="router=10.20.0.5"; a [ip="10.20.0.4"]; b; c [extra_hosts="a=10.9.9.9"]'
    found = made(f"{ZONE} {said} }}")
    assert addresses(found) == {
        ("a", "z"): ("10.20.0.4",),
        ("b", "z"): ("10.20.0.3",),
        ("c", "z"): ("10.20.0.2",),
    }
    assert hosts(found)["c"] == {"a": "10.9.9.9", "b": "10.20.0.3"}


def test_one_service_alone_has_an_address_that_its_neighbours_know_by_all_its_names() -> None:
    found = made('subgraph cluster_z { subnet="10.20.0.0/24"; a [discovery=static, aliases="x,y"]; b }')
    assert addresses(found) == {("a", "z"): ("10.20.0.254",)}
    assert hosts(found) == {"b": {"a": "10.20.0.254", "x": "10.20.0.254", "y": "10.20.0.254"}}


def test_a_service_goes_by_dns_if_it_says_so() -> None:
    found = made(f"{ZONE} a; b [discovery=dns] }}")
    assert addresses(found) == {("a", "z"): ("10.20.0.6",)}
    assert hosts(found) == {"b": {"a": "10.20.0.6"}}


def test_addresses_are_cut_from_the_pool_too() -> None:
    found = made('pool="10.20.0.0/16"; subgraph cluster_z { discovery=static; a; b }')
    assert addresses(found) == {("a", "z"): ("10.20.0.254",), ("b", "z"): ("10.20.0.253",)}


def test_without_a_subnet_or_for_replicas_there_is_no_address() -> None:
    text = f"digraph {{ egress=open; {NODE} subgraph cluster_z {{ discovery=static; %s }} }}"
    assert kinds(text % "a; b") == ["static-without-subnet"]
    assert kinds(text % 'subnet="10.20.0.0/24"; a [replicas=2]; b') == ["static-without-subnet"]
    assert kinds(text % 'subnet="10.20.0.0/30"; a; b', COMPOSE)[-1] == "static-without-subnet"
